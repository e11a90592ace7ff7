"""Handles the staff's command ``ask``."""

from typing import Final

from bot.campaigns import filters
from bot.campaigns.filters import FilterError, Filters
from bot.chat.messages import line
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import ask
from handlers.usecases.campaigns.candidates import CampaignError, people_called
from handlers.usecases.campaigns.filtered_people import filters_in_log
from handlers.usecases.campaigns.named_people import typed_names
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import SURVEY, OptionError, survey_in
from storage import audit, campaigns
from storage.campaigns import Campaign
from storage.engine.store import Tx

OPTIONS: Final = (SURVEY, *filters.OPTIONS)


def propose(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Proposes to ask the named people, after a press. Raises OptionError."""
    survey, chosen = survey_in(arguments, context.config), _filters(arguments, context)
    names = typed_names(tx, arguments.words)
    token, who = ask.token(context.seed, "campaign"), context.actor.id
    try:
        message = ask.propose(
            tx, names, survey, context, campaign=token, asked_by=who, filters=chosen
        )
    except CampaignError as error:
        return PrivateReply(message=line(str(error)))
    proposed = campaigns.by_token(tx, token)
    assert proposed is not None
    log(tx, Action.ASK, proposed, context, **filters_in_log(chosen))
    return PrivateReply(message=message)


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
