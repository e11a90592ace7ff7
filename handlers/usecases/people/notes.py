"""Sends lines to a person, each one once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from bot.chat.tap_encoding import unpack
from bot.chat.taps import Tap
from bot.ids import ContactId
from bot.language.texts import Line
from bot.model import Contact, Person
from bot.people.notes import Note, from_payload, to_payload, view
from bot.states import ContactState
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from storage import contacts, people, prompts
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import Key, PromptKey, ReplyKey
from storage.messaging.outbox import Item, NoteRow, OutboxRow
from storage.states import OutboxKind, OutboxState, Settled

MOST_REPLIES: Final = 20
"""To one person in a minute. Further texts are stored and processed without a reply."""
_MINUTE: Final = timedelta(minutes=1)
PROMPT_LIFE: Final = timedelta(hours=24)
"""How long a yes or no counts as the answer to our question."""


def say(tx: Tx, contact: Contact, note: Note, source: str, now: datetime) -> None:
    """Sends *note* to the person, once for the update *source* that it answers.

    Used for commands and confirmations, which always get a reply.
    """
    outbox.put_once(tx, _item(contact, note, ReplyKey(source=source, line=note.line.key), now), now)


def acknowledge(tx: Tx, contact: Contact, line: Line, source: str, now: datetime) -> None:
    """Sends *line*, unless the same line waits already or :data:`MOST_REPLIES` is reached."""
    note = Note(line=line)
    if not (_waits(tx, contact, note) or _has_enough(tx, contact, now)):
        say(tx, contact, note, source, now)


def ask(tx: Tx, contact: Contact, note: Note, now: datetime) -> None:
    """Sends *note*, a question whose only button means yes.

    A typed yes does the same until the question is settled. Beyond :data:`MOST_REPLIES` nothing is
    sent, and a yes has no meaning.
    """
    (yes,) = note.buttons
    if _has_enough(tx, contact, now):
        prompts.settle(tx, contact.id, Settled.REPLACED, now)
        return
    prompt = prompts.ask(tx, contact.id, yes.tap, now, now + PROMPT_LIFE)
    outbox.put_once(tx, _item(contact, note, PromptKey(prompt=prompt), now), now)


def _waits(tx: Tx, contact: Contact, note: Note) -> bool:
    notes = _newest(tx, contact)
    waiting = (one.payload for one in notes if one.state is OutboxState.DUE)
    return any(payload and from_payload(payload["note"]) == note for payload in waiting)


def _has_enough(tx: Tx, contact: Contact, now: datetime) -> bool:
    """Whether the person had enough replies within a minute.

    Replies that a clock running ahead dated after *now* do not count.
    """
    moments = [note.created_at for note in _newest(tx, contact)]
    return sum(now - _MINUTE < moment <= now for moment in moments) >= MOST_REPLIES


def _newest(tx: Tx, contact: Contact) -> tuple[NoteRow, ...]:
    return outbox.notes_to(tx, recipient_keys.person(contact.id), MOST_REPLIES)


def conclude(tx: Tx, contact: Contact, line: Line, context: Context) -> None:
    """Sends *line*, and settles any open question to the person."""
    prompts.settle(tx, contact.id, Settled.REPLACED, context.now)
    say(tx, contact, Note(line=line), context.source, context.now)


@dataclass(frozen=True, kw_only=True)
class OpenPrompt:
    at: datetime
    tap: Tap
    """The tap that a yes stands for."""


def last_asked(tx: Tx, contact: Contact, now: datetime) -> OpenPrompt | None:
    """Returns the last question of ``ask``, if it is still open."""
    prompt = prompts.open_prompt(tx, contact.id, now)
    return None if prompt is None else OpenPrompt(at=prompt.asked_at, tap=unpack(prompt.tap))


def settle(tx: Tx, contact: Contact, yes: bool, now: datetime) -> None:
    """Settles the open question with the person's answer."""
    prompts.settle(tx, contact.id, Settled.YES if yes else Settled.NO, now)


def _item(contact: Contact, note: Note, key: Key, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.NOTE,
        key=key,
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=now,
        payload={"note": to_payload(note), "contact": contact.id},
    )


@dataclass(frozen=True, kw_only=True)
class NoteMessage(Kind):
    """A line to one person, sent once."""

    note: Note
    contact: Contact
    person: Person

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        assert row.payload is not None
        contact = contacts.contact(tx, ContactId(row.payload["contact"]))
        return cls(
            row=row,
            context=context,
            note=from_payload(row.payload["note"]),
            contact=contact,
            person=people.get(tx, contact.person_id),
        )

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    def render(self, tx: Tx) -> RenderResult:
        if self.contact.state is not ContactState.OK or not self.contact.chat:
            return Skip(reason="cannot be reached")
        texts = texts_for(self.context.config, self.person, self.contact)
        return Outgoing(chat=self.contact.chat, message=view(self.note, texts))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.NOTE: NoteMessage}
