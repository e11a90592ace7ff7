"""Finds the people that staff name for a campaign, and checks who may be asked."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.campaigns import eligibility
from bot.campaigns import preview as rules
from bot.campaigns.eligibility import Candidate, Eligibility
from bot.config.config import Config, SurveyConfig
from bot.language.cleaning import one_line
from bot.language.isolates import isolated
from bot.language.texts import Texts
from bot.model import Contact, Person
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.invitations import LastAsked

_NUMBER: Final = re.compile(r"#?([0-9]{1,9})")
"""The sign # is optional, because shells treat it as the start of a comment."""


class CampaignError(Exception):
    """The campaign is impossible. The message says why, in the team's language."""


def people_called(tx: Tx, names: Sequence[str], config: Config) -> tuple[Person, ...]:
    """Returns the people with these numbers, email addresses or names; ``all``: every customer.

    Raises CampaignError.
    """
    texts = staff_texts(config)
    if are_all(names):
        everybody = people.customers(tx)
        if not everybody:
            raise CampaignError(texts("ask.nobody"))
        return everybody
    found = {name: _find(tx, name) for name in map(one_line, names)}
    unknown = [isolated(name) for name, matches in found.items() if not matches]
    several = {name: matches for name, matches in found.items() if len(matches) > 1}
    if not names:
        raise CampaignError(texts("ask.whom"))
    if unknown:
        raise CampaignError(texts("ask.unknown", names=", ".join(unknown)))
    if several:
        raise CampaignError("\n".join(_which(tx, *one, texts) for one in several.items()))
    named = {person.id: person for [person] in found.values()}
    return tuple(named.values())  # each person once, even if named several times


def _find(tx: Tx, name: str) -> tuple[Person, ...]:
    """Returns the people of that number, email address or name, in this order."""
    found: tuple[Person, ...] = ()
    if number := _NUMBER.fullmatch(name.strip()):
        found = people.numbered(tx, int(number[1]))
    elif "@" in name:
        found = people.with_email(tx, name)
    return found or people.named(tx, name)


def _which(tx: Tx, name: str, namesakes: Sequence[Person], texts: Texts) -> str:
    contacts_by_person = contacts.contacts_of_all(tx, [person.id for person in namesakes])
    pairs = [(person, contacts_by_person.get(person.id, ())) for person in namesakes]
    return rules.namesake_list(name, pairs, texts)


def are_all(names: Sequence[str]) -> bool:
    return [name.strip().lower() for name in names] == ["all"]


def judge_all(
    tx: Tx, candidates: Sequence[Person], survey: SurveyConfig, context: Context
) -> tuple[Eligibility, ...]:
    """Returns for each person whether they may be asked now, and if not, why."""
    person_ids = [person.id for person in candidates]
    last_asked = invitations.last_asked(tx, person_ids, survey.key)
    contacts_by_person = contacts.contacts_of_all(tx, person_ids)
    texts = staff_texts(context.config)
    return tuple(
        eligibility.judge(
            _candidate(person, contacts_by_person.get(person.id, ()), last_asked.get(person.id)),
            context.config.platforms,
            timedelta(days=survey.every_days),
            texts,
            str(context.config.timezone),
            context.now,
        )
        for person in candidates
    )


def _candidate(
    person: Person, persons_contacts: tuple[Contact, ...], last_asked: LastAsked | None
) -> Candidate:
    return Candidate(
        person=person,
        contacts=persons_contacts,
        last_asked=None if last_asked is None else last_asked.at,
        last_asked_this=None if last_asked is None else last_asked.by_survey,
    )
