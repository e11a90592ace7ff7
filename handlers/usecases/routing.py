"""From an event to its use case. Everything here runs inside one transaction."""

from typing import assert_never

from bot.model import ContactState
from bot.taps import CampaignTap, LanguageTap, ResumeTap, Tap, UnknownTapError, unpack
from handlers.events import (
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
    User,
)
from handlers.usecases import answering, commands, home, listening, wishes
from handlers.usecases.commands import Roles
from handlers.usecases.context import Context
from handlers.usecases.enrolment import known
from handlers.usecases.words import texts_in
from storage import chats, people
from storage.store import Tx


def route(tx: Tx, event: Event, roles: Roles, context: Context) -> Reply | None:
    """Carry out what *event* asks for; what comes back is said at once."""
    match event:
        case Pressed():
            return _pressed(tx, event, roles, context)
        case Typed():
            return listening.typed(tx, event, context)
        case Edited():
            listening.edited(tx, event, context)
        case NotText():
            listening.not_text(tx, event, context)
        case FormSent():
            listening.form_sent(tx, event, context)
        case Commanded():
            return commands.commanded(tx, event, roles, context)
        case HomeOpened():
            return home.opened(tx, event, context)
        case Blocked(user=user):
            _mark(tx, user, ContactState.UNREACHABLE)
        case Unblocked(user=user):
            _mark(tx, user, ContactState.OK)
        case ChatMoved():
            chats.moved(tx, event.old, event.new)
        case _:
            assert_never(event)
    return None


def _pressed(tx: Tx, event: Pressed, roles: Roles, context: Context) -> Reply:
    try:
        tap: Tap = unpack(event.data)
    except UnknownTapError:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    match tap:
        case CampaignTap():
            return commands.decided(tx, event, tap, roles, context)
        case LanguageTap() | ResumeTap():
            return _chosen(tx, event, tap, context)
        case _:
            return answering.pressed(tx, event, tap, context)


def _chosen(tx: Tx, event: Pressed, tap: LanguageTap | ResumeTap, context: Context) -> Reply:
    contact = known(tx, event.user, event.chat if event.private else "", context.now)
    if contact is None:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    if isinstance(tap, LanguageTap):
        return wishes.language_chosen(tx, contact, tap.language, context)
    return wishes.resumed(tx, contact, context)


def _mark(tx: Tx, user: User, state: ContactState) -> None:
    contact = people.contact_of_user(tx, user.platform, user.id)
    if contact is not None:
        people.mark_contact(tx, contact.id, state)
