"""Handles the staff's command ``cases``."""

from typing import Final

from bot.cases.case_choice import CaseChoice
from bot.cases.open_list import LISTED_OPEN, OpenList, open_list
from bot.chat.messages import Message
from bot.language.cleaning import bare_word, one_line
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_of, staff_texts
from handlers.usecases.roles import Action, surveys_open_to
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import OptionError
from storage import audit, case_list
from storage.engine.store import Tx

_CHOICES: Final = {"": CaseChoice.ALL, **{str(choice): choice for choice in CaseChoice}}


def show(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Lists the open cases, all or some of them. Raises OptionError."""
    choice = _choice(arguments)
    if choice is None:
        typed, texts = one_line(arguments.words), staff_texts(context.config)
        raise OptionError(texts("cases.which", words=typed, command=command_of(context)))
    return PrivateReply(message=shown(tx, choice, context))


def shown(tx: Tx, choice: CaseChoice, context: Context) -> Message:
    """Returns the list, and records that the actor saw it."""
    seen = entry(context.actor, Action.SEE_CASES, "cases", context.now, which=choice.value)
    audit.add(tx, seen)
    found = listed(tx, choice, LISTED_OPEN, context)
    return open_list(found, command_of(context), staff_texts(context.config))


def listed(tx: Tx, choice: CaseChoice, most: int, context: Context) -> OpenList:
    """Returns the first cases of the surveys that the actor takes care of."""
    config, actor = context.config, context.actor
    found = case_list.open_cases(
        tx,
        choice,
        actor.id,
        context.now,
        surveys=surveys_open_to(actor, Action.SEE_CASES),
        most=most,
    )
    return OpenList(
        choice=choice,
        shown=found.shown,
        n=found.n,
        timezone=str(config.timezone),
        now=context.now,
    )


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether nothing follows the command's name but a known choice."""
    return _choice(arguments) is not None


def _choice(arguments: Arguments) -> CaseChoice | None:
    return _CHOICES.get(bare_word(arguments.words))
