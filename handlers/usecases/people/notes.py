"""Saying a line to a person, once."""

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
from handlers.usecases import recipients
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for
from handlers.usecases.outgoing import Kind, Outgoing, Rendered, Route, Skip
from storage import contacts, people, prompts
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import Key, PromptKey, ReplyKey
from storage.messaging.outbox import Item, OutboxRow, Said
from storage.states import OutboxKind, OutboxState, Settled

MOST_REPLIES: Final = 20
"""To one person in a minute. What is written beyond it is kept and worked without a reply."""
_MINUTE: Final = timedelta(minutes=1)
STANDS: Final = timedelta(hours=24)
"""How long a yes or no belongs to what we asked."""


def say(tx: Tx, contact: Contact, note: Note, source: str, now: datetime) -> None:
    """Say *note* to the person, once for what it answers: *source* names that for ever.

    For commands and what confirms them: never left out.
    """
    outbox.put_once(tx, _item(contact, note, ReplyKey(source=source, line=note.line.key), now), now)


def acknowledge(tx: Tx, contact: Contact, line: Line, source: str, now: datetime) -> None:
    """Say *line*, unless the same line waits already or the person has had enough replies."""
    note = Note(line=line)
    if not (_waits(tx, contact, note) or _has_enough(tx, contact, now)):
        say(tx, contact, note, source, now)


def ask(tx: Tx, contact: Contact, note: Note, now: datetime) -> None:
    """Say *note*, whose one button means yes: a typed yes does the same while nothing else was
    concluded. Where it is one reply too many, it is not said, and a yes means nothing."""
    (yes,) = note.buttons
    if _has_enough(tx, contact, now):
        prompts.settle(tx, contact.id, Settled.REPLACED, now)
        return
    prompt = prompts.ask(tx, contact.id, yes.tap, now, now + STANDS)
    outbox.put_once(tx, _item(contact, note, PromptKey(prompt=prompt), now), now)


def _waits(tx: Tx, contact: Contact, note: Note) -> bool:
    said = _newest(tx, contact)
    waiting = (one.payload for one in said if one.state is OutboxState.DUE)
    return any(payload and from_payload(payload["note"]) == note for payload in waiting)


def _has_enough(tx: Tx, contact: Contact, now: datetime) -> bool:
    """What a clock that ran ahead has dated after *now* does not count."""
    moments = [said.created_at for said in _newest(tx, contact)]
    return sum(now - _MINUTE < moment <= now for moment in moments) >= MOST_REPLIES


def _newest(tx: Tx, contact: Contact) -> tuple[Said, ...]:
    return outbox.notes_to(tx, recipients.person(contact.id), MOST_REPLIES)


def conclude(tx: Tx, contact: Contact, line: Line, context: Context) -> None:
    """Say *line*, with which nothing that was asked stands any more."""
    prompts.settle(tx, contact.id, Settled.REPLACED, context.now)
    say(tx, contact, Note(line=line), context.source, context.now)


@dataclass(frozen=True, kw_only=True)
class Asked:
    at: datetime
    tap: Tap
    """What yes means."""


def last_asked(tx: Tx, contact: Contact, now: datetime) -> Asked | None:
    """What was asked last by ``ask``, while a yes or no belongs to it."""
    prompt = prompts.open_prompt(tx, contact.id, now)
    return None if prompt is None else Asked(at=prompt.asked_at, tap=unpack(prompt.tap))


def answered(tx: Tx, contact: Contact, yes: bool, now: datetime) -> None:
    """What was asked is settled."""
    prompts.settle(tx, contact.id, Settled.YES if yes else Settled.NO, now)


def _item(contact: Contact, note: Note, key: Key, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.NOTE,
        key=key,
        queue=contact.platform,
        recipient=recipients.person(contact.id),
        due_at=now,
        payload={"note": to_payload(note), "contact": contact.id},
    )


@dataclass(frozen=True, kw_only=True)
class NoteMessage(Kind):
    """A line to one person, said once."""

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

    def render(self, tx: Tx) -> Rendered:
        if self.contact.state is not ContactState.OK or not self.contact.chat:
            return Skip(reason="cannot be reached")
        texts = texts_for(self.context.config, self.person, self.contact)
        return Outgoing(chat=self.contact.chat, message=view(self.note, texts))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.NOTE: NoteMessage}
