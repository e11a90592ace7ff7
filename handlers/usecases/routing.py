"""From an event to its use case. Everything here runs inside one transaction."""

from typing import assert_never

from bot.config import Config
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
from handlers.usecases.enrolment import known
from handlers.usecases.occasion import Occasion
from handlers.usecases.words import texts_in
from storage import chats, people
from storage.store import Tx


def route(tx: Tx, event: Event, roles: Roles, config: Config, occasion: Occasion) -> Reply | None:
    """Carry out what *event* asks for; what comes back is said at once."""
    match event:
        case Pressed():
            return _pressed(tx, event, roles, config, occasion)
        case Typed():
            return listening.typed(tx, event, config, occasion)
        case Edited():
            listening.edited(tx, event, config, occasion)
        case NotText():
            listening.not_text(tx, event, config, occasion)
        case FormSent():
            listening.form_sent(tx, event, config, occasion)
        case Commanded():
            return commands.commanded(tx, event, roles, config, occasion)
        case HomeOpened():
            return home.opened(tx, event, config, occasion.now)
        case Blocked(user=user):
            _mark(tx, user, ContactState.UNREACHABLE)
        case Unblocked(user=user):
            _mark(tx, user, ContactState.OK)
        case ChatMoved():
            chats.moved(tx, event.old, event.new)
        case _:
            assert_never(event)
    return None


def _pressed(tx: Tx, event: Pressed, roles: Roles, config: Config, occasion: Occasion) -> Reply:
    try:
        tap: Tap = unpack(event.data)
    except UnknownTapError:
        return Toast(text=texts_in(config, event.user.language)("toast.unknown"))
    match tap:
        case CampaignTap():
            return commands.decided(tx, event, tap, roles, config, occasion)
        case LanguageTap() | ResumeTap():
            return _chosen(tx, event, tap, config, occasion)
        case _:
            return answering.pressed(tx, event, tap, config, occasion)


def _chosen(
    tx: Tx, event: Pressed, tap: LanguageTap | ResumeTap, config: Config, occasion: Occasion
) -> Reply:
    contact = known(tx, event.user, event.chat if event.private else "", occasion.now)
    if contact is None:
        return Toast(text=texts_in(config, event.user.language)("toast.unknown"))
    if isinstance(tap, LanguageTap):
        return wishes.language_chosen(tx, contact, tap.language, config, occasion)
    return wishes.resumed(tx, contact, config, occasion)


def _mark(tx: Tx, user: User, state: ContactState) -> None:
    contact = people.contact_of_user(tx, user.platform, user.id)
    if contact is not None:
        people.mark_contact(tx, contact.id, state)
