"""What staff ask for with ``/tentap``: ask people, see the figures."""

import re
from dataclasses import dataclass
from typing import Final

from bot.cleaning import one_line
from bot.config import Config, SurveyConfig
from bot.messages import Message, line, plain
from bot.taps import CampaignTap
from bot.texts import Texts
from handlers.events import Answer, Commanded, Pressed, Reply, Toast, User
from handlers.usecases import outreach, weekly
from handlers.usecases.context import Context
from handlers.usecases.discretion import discreet
from handlers.usecases.outreach import CampaignError
from handlers.usecases.words import command_on, staff_texts, texts_for, texts_in
from storage import campaigns, people
from storage.store import Tx

_COMMAS: Final = re.compile("[,，、]")
_SURVEY: Final = re.compile(r"(?:--|[–—])survey(?:[\s=]+(?P<key>[^\s,，、]+))?", re.IGNORECASE)
"""Telephones make one dash of two."""


@dataclass(frozen=True, kw_only=True)
class Roles:
    """What the person who acts may do."""

    admin: bool = False
    """Ask people, see figures."""
    team: bool = False
    """See figures."""

    @property
    def any(self) -> bool:
        return self.admin or self.team


def commanded(tx: Tx, event: Commanded, roles: Roles, context: Context) -> Answer:
    """The answer of a command, for the eyes of the person who gave it."""
    answer = _answer(tx, event, roles, context)
    return discreet(tx, event, answer, _texts(tx, event, roles, context.config), context.config)


def _answer(tx: Tx, event: Commanded, roles: Roles, context: Context) -> Answer:
    name, rest = (*event.text.split(maxsplit=1), "", "")[:2]
    match name.lower():
        case "ask":
            return _ask(tx, event, rest, roles, context)
        case "summary":
            return _summary(tx, event, rest, roles, context)
        case "" | "help":
            return _help(tx, event, roles, context.config)
        case _:
            return _unknown(tx, event, one_line(name), roles, context.config)


def decided(tx: Tx, event: Pressed, tap: CampaignTap, roles: Roles, context: Context) -> Reply:
    """An admin's yes or no to the campaign that this admin was shown."""
    if not roles.admin:
        return Toast(text=staff_texts(context.config)("toast.not_admin"))
    campaign = campaigns.by_token(tx, tap.campaign)
    if campaign is not None and campaign.asked_by != _named(event.user):
        return Toast(text=staff_texts(context.config)("toast.not_asker"))
    if not tap.confirmed:
        return Answer(message=outreach.cancel(tx, tap.campaign, context.config))
    message = outreach.start(tx, tap.campaign, context)
    return Answer(message=message)


def _named(user: User) -> str:
    return f"{user.platform}:{user.id}"


def _ask(tx: Tx, event: Commanded, who: str, roles: Roles, context: Context) -> Answer:
    if not roles.admin:
        return _said(_texts(tx, event, roles, context.config), "toast.not_admin")
    survey = _survey_in(who, context.config)
    if survey is None:
        return _which_survey(context.config)
    names = [name.strip() for name in _COMMAS.split(_SURVEY.sub("", who)) if name.strip()]
    try:
        message = outreach.propose(
            tx,
            names,
            survey,
            context,
            campaign=outreach.token(context.seed, "campaign"),
            asked_by=_named(event.user),
        )
    except CampaignError as error:
        return Answer(message=line(str(error)))
    return Answer(message=message)


def _summary(tx: Tx, event: Commanded, which: str, roles: Roles, context: Context) -> Answer:
    if not roles.any:
        return _said(_texts(tx, event, roles, context.config), "staff.not_member")
    survey = _survey_in(which, context.config)
    if survey is None:
        return _which_survey(context.config)
    platform = event.user.platform
    return Answer(message=weekly.on_demand(tx, survey, platform, context))


def _survey_in(words: str, config: Config) -> SurveyConfig | None:
    """The survey that ``--survey KEY`` names; the first without it, ``None`` where there is none
    of that name."""
    found = _SURVEY.search(words)
    if found is None:
        return config.surveys[0]
    key = (found["key"] or "").lower()
    return next((survey for survey in config.surveys if survey.key == key), None)


def _which_survey(config: Config) -> Answer:
    surveys = ", ".join(survey.key for survey in config.surveys)
    return Answer(message=line(staff_texts(config)("staff.which_survey", surveys=surveys)))


def _texts(tx: Tx, event: Commanded, roles: Roles, config: Config) -> Texts:
    """Staff read the team's language, customers their own."""
    contact = people.contact_of_user(tx, event.user.platform, event.user.id)
    if roles.any:
        return staff_texts(config)
    if contact is None:
        return texts_in(config, event.user.language)
    return texts_for(config, people.get(tx, contact.person_id), contact)


def _said(texts: Texts, key: str, **values: object) -> Answer:
    return Answer(message=line(texts(key, **values)))


def _help(tx: Tx, event: Commanded, roles: Roles, config: Config) -> Answer:
    """What this person can do, and nothing else."""
    texts = _texts(tx, event, roles, config)
    if not roles.any:
        return _said(texts, "note.help")
    return _said(texts, "staff.help", command=command_on(event.user.platform, config))


def _unknown(tx: Tx, event: Commanded, name: str, roles: Roles, config: Config) -> Answer:
    texts = _texts(tx, event, roles, config)
    if not roles.any:
        return _said(texts, "note.unknown", command=name)
    paragraphs = (
        plain(texts("staff.unknown", command=name)),
        plain(texts("staff.help", command=command_on(event.user.platform, config))),
    )
    return Answer(message=Message(paragraphs=paragraphs))
