"""Finds the people of a campaign: those that staff name, and of these the ones that filters select.

Filters that need little are applied first, since ``all`` may be a hundred thousand people.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from bot.campaigns.filters import Filters
from bot.config.config import Config
from bot.ids import PersonId
from bot.language.isolates import isolated
from bot.language.person_fields import fields_by_name
from bot.language.texts import Texts
from bot.model import Person
from handlers.usecases.campaigns.candidates import CampaignError, people_called
from handlers.usecases.localisation import CONSOLE_COMMAND, staff_texts
from storage import asked_people, people, people_pages
from storage.engine.store import Tx

_SHOWN_NAMES: Final = 20
"""Names of properties that an error lists."""


def everybody_matching(tx: Tx, filters: Filters, config: Config) -> tuple[PersonId, ...]:
    """Returns the customers that the filters select, in order of their names.

    Raises CampaignError if the filters select nobody.
    """
    everybody = people.customer_ids(tx, self_enrolled=config.ask_self_enrolled)
    if not filters or not everybody:
        return everybody
    chosen = _matching(tx, everybody, filters, staff_texts(config))
    return tuple(one for one in everybody if one in chosen)


def people_matching(
    tx: Tx,
    names: Sequence[str],
    filters: Filters,
    config: Config,
    command: str = CONSOLE_COMMAND,
) -> tuple[Person, ...]:
    """Returns the people with these names, or all, that the filters select.

    *command*: as in ``people_called``. Raises CampaignError, also if the filters select nobody.
    """
    called = people_called(tx, names, config, command)
    if not filters:
        return called
    chosen = _matching(tx, [person.id for person in called], filters, staff_texts(config))
    return tuple(person for person in called if person.id in chosen)


def filters_in_log(filters: Filters) -> dict[str, str]:
    """Returns the detail of an audit entry: the filters without values that lead to a person."""
    return {"filters": filters.without_values} if filters else {}


def _matching(
    tx: Tx, candidates: Sequence[PersonId], filters: Filters, texts: Texts
) -> frozenset[PersonId]:
    chosen: Sequence[PersonId] = candidates
    if filters.not_asked_since is not None:
        chosen = _not_asked_since(tx, chosen, filters.not_asked_since)
    if filters.where:
        chosen = _with_values(tx, chosen, filters, texts)
    if filters.of_answers:
        chosen = _with_scores(tx, chosen, filters)
    if not chosen:
        raise CampaignError(texts("ask.no_match", filters=isolated(str(filters))))
    return frozenset(chosen)


def _not_asked_since(tx: Tx, candidates: Sequence[PersonId], since: datetime) -> Sequence[PersonId]:
    asked = asked_people.asked_since(tx, since)
    return [one for one in candidates if one not in asked]


def _with_values(
    tx: Tx, candidates: Sequence[PersonId], filters: Filters, texts: Texts
) -> Sequence[PersonId]:
    """Returns those with the properties. Raises CampaignError if no one has such a property."""
    known: set[str] = set()
    chosen = []
    for person, account, properties in people.fields(tx, candidates):
        fields = fields_by_name(account, properties)
        if len(known) < _SHOWN_NAMES:
            known.update(fields)
        if filters.fits(fields):
            chosen.append(person)
    if not chosen and candidates:
        _require_known(filters.where, known, texts)
    return chosen


def _require_known(names: Iterable[str], known: set[str], texts: Texts) -> None:
    missing = [name for name in names if name not in known]
    if missing and len(known) < _SHOWN_NAMES:
        listed = ", ".join(map(isolated, sorted(known)))
        raise CampaignError(texts("ask.no_property", name=isolated(missing[0]), known=listed))


def _with_scores(tx: Tx, candidates: Sequence[PersonId], filters: Filters) -> Sequence[PersonId]:
    answers = people_pages.last_answers(tx, candidates)
    scores = {person: answer.score for person, answer in answers.items()}
    return [one for one in candidates if filters.fits_score(scores.get(one))]
