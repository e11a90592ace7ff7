"""Handles the staff's ``/tentap`` commands: ask people, see the figures."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.chat.messages import Message, line, plain
from bot.chat.taps import CampaignTap
from bot.config.config import Config, SurveyConfig
from bot.language.cleaning import one_line
from bot.language.texts import Texts
from handlers.updates import Commanded, Pressed, PrivateReply, Reply, Toast
from handlers.usecases.campaigns import ask
from handlers.usecases.campaigns.candidates import CampaignError
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts, texts_for, texts_in
from handlers.usecases.roles import Action, may, refusal
from handlers.usecases.staff.audit_entries import entry
from handlers.usecases.staff.private_answers import make_private
from handlers.usecases.summary import weekly
from storage import audit, campaigns, contacts, people
from storage.campaigns import Campaign
from storage.engine.store import Tx

_COMMAS: Final = re.compile("[,，、]")
_SURVEY: Final = re.compile(r"(?:--|[–—])survey(?:[\s=]+(?P<key>[^\s,，、]+))?", re.IGNORECASE)
"""Phones turn two hyphens into one dash."""


def handle_command(tx: Tx, event: Commanded, context: Context) -> PrivateReply:
    """Runs a command. Returns its answer, which only the sender may read."""
    texts = _texts(tx, event, context)
    return make_private(tx, event, _answer(tx, event, context, texts), texts, context.config)


def _answer(tx: Tx, event: Commanded, context: Context, texts: Texts) -> PrivateReply:
    name, rest = (*event.text.split(maxsplit=1), "", "")[:2]
    if command := COMMANDS.get(name.lower()):
        if not may(context.actor, command.action):
            return _line(texts, refusal(command.action))
        return command.carry_out(tx, event, rest, context)
    if name.lower() in {"", "help"}:
        return _help(event, context, texts)
    return _unknown(event, one_line(name), context, texts)


def decide_campaign(tx: Tx, event: Pressed, tap: CampaignTap, context: Context) -> Reply:
    """Starts or cancels a campaign. Only the admin who proposed it may decide."""
    campaign = campaigns.by_token(tx, tap.campaign)
    if campaign is not None and campaign.asked_by != context.actor.id:
        return Toast(text=staff_texts(context.config)("toast.not_asker"))
    if campaign is not None and campaign.confirmed is None:
        _log(tx, Action.DECIDE_CAMPAIGN, campaign, context, confirmed=tap.confirmed)
    if not tap.confirmed:
        return PrivateReply(message=ask.cancel(tx, tap.campaign, context.config))
    message = ask.start(tx, tap.campaign, context)
    return PrivateReply(message=message)


def _log(tx: Tx, action: Action, campaign: Campaign, context: Context, **detail: int | str) -> None:
    """Writes an action on the campaign into the audit log."""
    what = f"campaign {campaign.token}"
    known: dict[str, int | str] = {"survey": campaign.survey, "people": len(campaign.people)}
    audit.add(tx, entry(context.actor, action, what, context.now, **known, **detail))


def _ask(tx: Tx, event: Commanded, whom: str, context: Context) -> PrivateReply:
    survey = _survey_in(whom, context.config)
    if survey is None:
        return _which_survey(context.config)
    names = [name.strip() for name in _COMMAS.split(_SURVEY.sub("", whom)) if name.strip()]
    token, who = ask.token(context.seed, "campaign"), context.actor.id
    try:
        message = ask.propose(tx, names, survey, context, campaign=token, asked_by=who)
    except CampaignError as error:
        return PrivateReply(message=line(str(error)))
    proposed = campaigns.by_token(tx, token)
    assert proposed is not None
    _log(tx, Action.ASK, proposed, context)
    return PrivateReply(message=message)


def _summary(tx: Tx, event: Commanded, which: str, context: Context) -> PrivateReply:
    survey = _survey_in(which, context.config)
    if survey is None:
        return _which_survey(context.config)
    seen = f"survey {survey.key}"
    audit.add(tx, entry(context.actor, Action.SEE_FIGURES, seen, context.now))
    return PrivateReply(message=weekly.on_demand(tx, survey, event.user.platform, context))


def _survey_in(words: str, config: Config) -> SurveyConfig | None:
    """Returns the survey of ``--survey KEY``; the first one without it; ``None`` if unknown."""
    found = _SURVEY.search(words)
    if found is None:
        return config.surveys[0]
    key = (found["key"] or "").lower()
    return next((survey for survey in config.surveys if survey.key == key), None)


def _which_survey(config: Config) -> PrivateReply:
    surveys = ", ".join(survey.key for survey in config.surveys)
    return PrivateReply(message=line(staff_texts(config)("staff.which_survey", surveys=surveys)))


def _texts(tx: Tx, event: Commanded, context: Context) -> Texts:
    """Returns texts in the team's language for staff, in their own for customers."""
    config = context.config
    if context.actor.is_staff:
        return staff_texts(config)
    contact = contacts.contact_of_user(tx, event.user.platform, event.user.id, event.user.workspace)
    if contact is None:
        return texts_in(config, event.user.language)
    return texts_for(config, people.get(tx, contact.person_id), contact)


def _line(texts: Texts, key: str, **values: object) -> PrivateReply:
    return PrivateReply(message=line(texts(key, **values)))


def _help(event: Commanded, context: Context, texts: Texts) -> PrivateReply:
    """Lists only what this person may do."""
    if not context.actor.is_staff:
        return _line(texts, "note.help")
    return _line(texts, "staff.help", command=command_on(event.user.platform, context.config))


def _unknown(event: Commanded, name: str, context: Context, texts: Texts) -> PrivateReply:
    if not context.actor.is_staff:
        return _line(texts, "note.unknown", command=name)
    paragraphs = (
        plain(texts("staff.unknown", command=name)),
        plain(texts("staff.help", command=command_on(event.user.platform, context.config))),
    )
    return PrivateReply(message=Message(paragraphs=paragraphs))


@dataclass(frozen=True, kw_only=True)
class StaffCommand:
    """A command of the staff, with the action that needs a role."""

    action: Action
    carry_out: Callable[[Tx, Commanded, str, Context], PrivateReply]
    """Runs the command. The text is what follows the command's name."""


COMMANDS: Final[Mapping[str, StaffCommand]] = {
    "ask": StaffCommand(action=Action.ASK, carry_out=_ask),
    "summary": StaffCommand(action=Action.SEE_FIGURES, carry_out=_summary),
}
