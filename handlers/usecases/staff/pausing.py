"""Handles the staff's commands ``pause`` and ``resume``."""

from typing import Final

from bot.chat.messages import line
from bot.language.cleaning import one_line
from bot.language.isolates import isolated
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.campaigns import pause_all
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import OptionError
from storage.engine.store import Tx

_MARKS: Final = " .!。！"
_SHOWN: Final = 80


def pause(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Pauses all asking. Raises OptionError."""
    _require_alone("pause", arguments, context)
    return _answer(pause_all.pause(tx, context), event, context)


def resume(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Ends the pause. Raises OptionError."""
    _require_alone("resume", arguments, context)
    return _answer(pause_all.resume(tx, context), event, context)


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether the command stands alone."""
    return not arguments.words.strip(_MARKS)


def _answer(state: pause_all.AskingState, event: Commanded, context: Context) -> PrivateReply:
    command = command_on(event.user.platform, context.config)
    text = pause_all.worded(state, command, staff_texts(context.config), context)
    return PrivateReply(message=line(text))


def _require_alone(command: str, arguments: Arguments, context: Context) -> None:
    words = arguments.words.strip(_MARKS)
    if words:
        texts = staff_texts(context.config)
        shown = isolated(one_line(words)[:_SHOWN])
        raise OptionError(texts("staff.takes_nothing", words=shown, command=command))
