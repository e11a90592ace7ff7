"""From an event to its use case. Everything here runs inside one transaction."""

from typing import assert_never

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import CampaignTap, LanguageTap, ResumeTap, Tap
from handlers.updates import (
    Blocked,
    ChatMoved,
    Commanded,
    Edited,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Reply,
    Toast,
    Typed,
    Unblocked,
)
from handlers.usecases.context import Context
from handlers.usecases.conversation import customer_commands, home, typed_text
from handlers.usecases.localisation import staff_texts, texts_in
from handlers.usecases.people import reachability
from handlers.usecases.roles import OF_TAP, may, refusal
from handlers.usecases.staff import commands
from handlers.usecases.survey import answer
from storage.engine.store import Tx


def route(tx: Tx, event: Event, context: Context) -> Reply | None:
    """Carry out what *event* asks for; what comes back is said at once."""
    match event:
        case Pressed():
            return _pressed(tx, event, context)
        case Typed():
            return typed_text.typed(tx, event, context)
        case Edited():
            typed_text.edited(tx, event, context)
        case NotText():
            typed_text.not_text(tx, event, context)
        case FormSent():
            typed_text.form_sent(tx, event, context)
        case Commanded():
            return commands.commanded(tx, event, context)
        case HomeOpened():
            return home.opened(tx, event, context)
        case Blocked():
            reachability.blocked(tx, event, context)
        case Unblocked():
            reachability.unblocked(tx, event, context)
        case ChatMoved():
            reachability.moved(tx, event, context)
        case _:
            assert_never(event)
    return None


def _pressed(tx: Tx, event: Pressed, context: Context) -> Reply:
    try:
        tap: Tap = unpack(event.data)
    except UnknownTapError:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    action = OF_TAP.get(type(tap))
    if action is not None and not may(context.actor, action):
        return Toast(text=staff_texts(context.config)(refusal(action)))
    match tap:
        case CampaignTap():
            return commands.decided(tx, event, tap, context)
        case LanguageTap() | ResumeTap():
            return customer_commands.pressed(tx, event, tap, context)
        case _:
            return answer.pressed(tx, event, tap, context)
