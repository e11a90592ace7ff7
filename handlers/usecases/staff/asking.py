"""Handles the staff's command ``ask``."""

from dataclasses import replace
from typing import Final

from bot.campaigns import filters
from bot.campaigns.filters import FilterError, Filters
from bot.chat.messages import Message, line, plain
from bot.language.cleaning import bare_word
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import ask, pause_all
from handlers.usecases.campaigns.ask_admin import AdminAsked, AskMeRefusal, ask_admin
from handlers.usecases.campaigns.candidates import CampaignError, people_called
from handlers.usecases.campaigns.filtered_people import filters_in_log
from handlers.usecases.campaigns.named_people import typed_names
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.admin_account import enrol_admin
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import SURVEY, OptionError, require_known, survey_in
from handlers.usecases.survey.queued_questions import token
from storage import audit, campaigns
from storage.campaigns import Campaign
from storage.engine.store import Tx

OPTIONS: Final = (SURVEY, *filters.OPTIONS)
ME: Final = "me"


def propose(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Proposes to ask the named people, after a press. Raises OptionError.

    ``me`` alone asks the admin a test question at once.
    """
    if _is_me(arguments):
        return _ask_me(tx, event, arguments, context)
    survey, chosen = survey_in(arguments, context.config), _filters(arguments, context)
    names = typed_names(tx, arguments.words)
    campaign, who = token(context.seed, "campaign"), context.actor.id
    try:
        message = ask.propose(
            tx, names, survey, context, campaign=campaign, asked_by=who, filters=chosen
        )
    except CampaignError as error:
        return PrivateReply(message=line(str(error)))
    proposed = campaigns.by_token(tx, campaign)
    assert proposed is not None
    log(tx, Action.ASK, proposed, context, **filters_in_log(chosen))
    return PrivateReply(message=message)


def _is_me(arguments: Arguments) -> bool:
    return bare_word(arguments.words) == ME


def _ask_me(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    texts, survey = staff_texts(context.config), survey_in(arguments, context.config)
    require_known(_without_filters(arguments), f"ask {ME}", (SURVEY,), texts)
    enrol_admin(tx, event, context)
    outcome = ask_admin(tx, event.user.address, survey, context)
    match outcome:
        case AdminAsked():
            what, me = f"survey {survey.key}", str(event.user.address)
            audit.add(tx, entry(context.actor, Action.ASK, what, context.now, test=me))
            said = line(texts("ask.me"))
            return PrivateReply(message=_with_pause(tx, said, event, context))
        case AskMeRefusal.OPTED_OUT:
            key = "ask.me.opted_out"
        case _:
            key = "preview.unreachable"
    return PrivateReply(message=line(texts(key)))


def _with_pause(tx: Tx, said: Message, event: Commanded, context: Context) -> Message:
    """Returns *said*, with a note that the question waits while all asking is paused."""
    state = pause_all.state(tx, context)
    if state.since is None:
        return said
    command = command_on(event.user.platform, context.config)
    note = pause_all.worded(state, command, staff_texts(context.config), context)
    return replace(said, paragraphs=(*said.paragraphs, plain(note)))


def _without_filters(arguments: Arguments) -> Arguments:
    """Returns the arguments with the filters among the unknown options."""
    return replace(arguments, unknown=tuple(one for one in arguments.options if one != SURVEY))


def _filters(arguments: Arguments, context: Context) -> Filters:
    config = context.config
    try:
        return filters.read_filters(
            arguments.values, staff_texts(config), context.now, config.timezone
        )
    except FilterError as error:
        raise OptionError(str(error)) from error


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether the words after the command are people that can be found."""
    try:
        survey_in(arguments, context.config)
        if _is_me(arguments):
            return True
        _filters(arguments, context)
        people_called(tx, typed_names(tx, arguments.words), context.config)
    except (CampaignError, OptionError):
        return False
    return True


def log(tx: Tx, action: Action, campaign: Campaign, context: Context, **detail: int | str) -> None:
    """Writes an action on the campaign into the audit log."""
    what = f"campaign {campaign.token}"
    known: dict[str, int | str] = {"survey": campaign.survey, "people": len(campaign.people)}
    audit.add(tx, entry(context.actor, action, what, context.now, **known, **detail))
