"""Handles what staff type in their own chat with the bot. Staff are no customers by accident."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import regex

from bot.config.config import COMMAND, Config
from bot.language.meanings import Command, Courtesy, Meaning, Situation
from bot.language.reading import read
from bot.language.vocabulary import CommandName
from bot.model import Contact, Invitation
from bot.states import PersonKind
from bot.survey.invitation_state import is_open, may_change, takes_comments
from handlers.updates import Commanded, NotText, PrivateReply, Reply, Typed, User
from handlers.usecases.cases import customer_words
from handlers.usecases.context import Context
from handlers.usecases.conversation import courtesies, typed_text
from handlers.usecases.localisation import change_window, command_on, staff_texts, texts_for
from handlers.usecases.people import personal_links
from handlers.usecases.people.enrol import enrol
from handlers.usecases.people.prompts import newest_question
from handlers.usecases.staff.command_table import COMMANDS
from handlers.usecases.staff.commands import (
    HELP,
    handle_command,
    is_sensible,
    list_commands,
    split_command,
)
from storage import contacts, invitations, people
from storage.engine.store import Tx

_LISTED: Final = (CommandName.HELP, CommandName.START)
"""Words of customers that show the staff what they can do."""


def handle_text(tx: Tx, event: Typed, context: Context) -> Reply | None:
    """Runs a typed command, or takes the words as a customer's if they answer a question of ours.

    A courtesy gets its reaction. All other words are passed on to nobody, and the reply says what
    staff can do.
    """
    command = command_in(event.text, command_on(event.user.platform, context.config))
    answers = is_customers(tx, event, context.config, context.now)
    if command is not None and (
        command.is_certain or not answers or is_sensible(tx, command.text, context)
    ):
        return handle_command(tx, _commanded(event, command.text), context)
    contact = enrol(tx, event.user, event.chat, context)
    if personal_links.carries_token(event):
        return _what_staff_can_do(event, "staff.link", context)
    if contact is not None and _is_for_customers(tx, event, contact, context):
        return typed_text.handle_text(tx, event, context)
    match _meaning(tx, event, contact, context):
        case Command(name=name) if name in _LISTED:
            return handle_command(tx, _commanded(event, HELP), context)
        case Courtesy() if courtesies.deserves_reaction(event):
            return courtesies.react(tx, event, contact, context)
        case _:
            return _what_staff_can_do(event, "staff.not_passed_on", context)


@dataclass(frozen=True, kw_only=True)
class TypedCommand:
    """A command of the staff in a typed text, without `/tentap` before it."""

    text: str
    is_certain: bool
    """It begins with a slash, so it is no sentence."""


def command_in(text: str, command: str = COMMAND) -> TypedCommand | None:
    """Returns the staff's command in *text*, if it begins with one.

    *command*: how it is called on the platform.
    """
    names = "|".join(regex.escape(name.lstrip("/")) for name in (command, COMMAND))
    prefixed = regex.fullmatch(
        rf"\s*+/?+(?:{names})(?:@\w++)?+(?:\s++(?P<rest>.*+))?+", text, regex.I | regex.S
    )
    is_certain = text.lstrip().startswith("/")
    typed = ((prefixed["rest"] or "") if prefixed else text).strip()
    name, rest = split_command(typed)
    bare = name.removeprefix("/").partition("@")[0]
    if bare in COMMANDS:
        return TypedCommand(text=f"{bare} {rest}".strip(), is_certain=is_certain)
    if prefixed and (is_certain or name in {"", HELP}):
        return TypedCommand(text=typed, is_certain=True)
    return None


def may_be_staffs_words(tx: Tx, event: Typed | NotText, config: Config, now: datetime) -> bool:
    """Whether the platform must be asked if the sender is on the team.

    It need not be for a customer's answer to a question.
    """
    if isinstance(event, Typed):
        command = command_on(event.user.platform, config)
        if command_in(event.text, command) is not None:
            return True
        return not is_customers(tx, event, config, now)
    return _contact(tx, event.user) is None


def is_customers(tx: Tx, event: Typed, config: Config, now: datetime) -> bool:
    """Whether the words answer a question of ours, or come as a reply to one."""
    contact = _contact(tx, event.user)
    if contact is None:
        return False
    replied = None if event.reply_to is None else invitations.shown_in(tx, event.reply_to)
    if replied is not None and replied.person_id == contact.person_id:
        return True
    if newest_question(tx, contact, now) is not None:
        return True
    if customer_words.case_of_reply(tx, event.reply_to, contact) is not None:
        return True
    if customer_words.open_conversation(tx, contact) is not None:
        return True
    latest = invitations.latest_seen(tx, contact.person_id)
    return latest is not None and _takes_words(latest, config, now)


def _contact(tx: Tx, user: User) -> Contact | None:
    return contacts.contact_of_user(tx, user.platform, user.id, user.workspace)


def _takes_words(invitation: Invitation, config: Config, now: datetime) -> bool:
    if invitation.replaced:
        return False
    window = change_window(config, invitation.survey)
    returns = invitation.score is None and invitation.declined is not None
    return (
        is_open(invitation)
        or returns
        or takes_comments(invitation, now)
        or may_change(invitation, now, window)
    )


def _is_for_customers(tx: Tx, event: Typed, contact: Contact, context: Context) -> bool:
    """Whether the words answer a question, or are a command that everybody has."""
    if is_customers(tx, event, context.config, context.now):
        return True
    meaning = _meaning(tx, event, contact, context)
    name = meaning.name if isinstance(meaning, Command) else None
    if name not in _LISTED:
        return name is not None
    person = people.get(tx, contact.person_id)
    resumes = name is CommandName.START and not person.may_be_asked(context.now)
    return person.kind is PersonKind.CUSTOMER or resumes


def _meaning(tx: Tx, event: Typed, contact: Contact | None, context: Context) -> Meaning:
    """Returns what the words mean from anybody: a command such as ``privacy``, or a courtesy."""
    texts = staff_texts(context.config)
    if contact is not None:
        texts = texts_for(context.config, people.get(tx, contact.person_id), contact)
    return read(event.text, texts.language, Situation.NONE)


def _commanded(event: Typed, text: str) -> Commanded:
    return Commanded(user=event.user, chat=event.chat, private=True, text=text)


def _what_staff_can_do(event: Typed, key: str, context: Context) -> PrivateReply:
    texts = staff_texts(context.config)
    return list_commands(_commanded(event, event.text), texts(key), context, texts)
