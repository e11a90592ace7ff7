"""Sends lines to a person, each one once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Self

from bot.chat.refusals import Refusal
from bot.ids import ContactId, MessageRef
from bot.language.texts import Line
from bot.model import Contact, Person
from bot.people.notes import Note, from_payload, to_payload, view
from bot.states import ContactState
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_about, texts_for
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.people import prompts
from storage import contacts, people
from storage import prompts as stored_prompts
from storage.engine.store import Tx
from storage.messaging import outbox, planned
from storage.messaging.keys import Key, PromptKey, ReplyKey
from storage.messaging.outbox import Item, NoteRow, OutboxRow
from storage.messaging.traits import parsed
from storage.states import OutboxKind, OutboxState, Settled

MOST_REPLIES: Final = 20
"""To one person in a minute. Further texts are stored and processed without a reply."""
_MINUTE: Final = timedelta(minutes=1)
_AT_ONCE: Final = Line(key="at_once")
"""Stands for a reply that has no row to be sent from."""


def say(
    tx: Tx,
    contact: Contact,
    note: Note,
    source: str,
    now: datetime,
    *,
    after: timedelta = timedelta(),
) -> None:
    """Sends *note* to the person, once for the update *source* that it answers.

    Used for commands and confirmations, which always get a reply. *after*: waits so long before.
    """
    key = ReplyKey(source=source, line=note.line.key)
    outbox.put_once(tx, _item(contact, note, key, now + after), now)


def acknowledge(
    tx: Tx,
    contact: Contact,
    line: Line,
    source: str,
    now: datetime,
    *,
    after: timedelta = timedelta(),
) -> None:
    """Sends *line*, unless the same line waits already or :data:`MOST_REPLIES` is reached."""
    note = Note(line=line)
    if not (_waits(tx, contact, note) or _has_enough(tx, contact, now)):
        say(tx, contact, note, source, now, after=after)


def count_reply(tx: Tx, contact: Contact, source: str, now: datetime) -> bool:
    """Counts a reply that is sent at once. Returns whether :data:`MOST_REPLIES` allows it.

    Its row is settled from the start: it only counts, and is never sent.
    """
    if _has_enough(tx, contact, now):
        return False
    key = ReplyKey(source=source, line=_AT_ONCE.key)
    outbox.put_once(tx, _item(contact, Note(line=_AT_ONCE), key, now), now)
    outbox.drop(tx, [OutboxKind.NOTE], key, "sent at once")
    return True


def never_say(tx: Tx, contact: Contact, line: Line, source: str, now: datetime) -> None:
    """Drops *line* as the reply to *source*, whether it waits or would be sent later."""
    say(tx, contact, Note(line=line), source, now)
    outbox.drop(tx, [OutboxKind.NOTE], ReplyKey(source=source, line=line.key), "not needed")


def ask(tx: Tx, contact: Contact, note: Note, now: datetime, *, always: bool = False) -> None:
    """Sends *note* as a prompt, in place of an open one of its kind.

    Beyond :data:`MOST_REPLIES` nothing is sent, and a typed yes has no meaning. *always*: for the
    answer to a command, which is sent all the same.
    """
    prompts.replace_like(tx, contact, note, now)
    if note.takes_yes_or_no:  # a card that asks something must not come below it
        recipient = recipient_keys.person(contact.id)
        planned.hasten(tx, OutboxKind.CARD_BELOW, contact.platform, recipient, now)
    if always or not _has_enough(tx, contact, now):
        prompt, shown = prompts.open_prompt(tx, contact, note, now)
        outbox.put_once(tx, _item(contact, shown, PromptKey(prompt=prompt), now), now)


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


def _item(contact: Contact, note: Note, key: Key, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.NOTE,
        key=key,
        queue=contact.platform,
        recipient=recipient_keys.person(contact.id),
        due_at=now,
        payload=NoteMessage.payload_of(note, contact),
    )


@dataclass(frozen=True, kw_only=True)
class NoteMessage(Kind):
    """A line to one person, sent once. A prompt has buttons."""

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

    @staticmethod
    def payload_of(note: Note, contact: Contact, **more: int) -> Mapping[str, Any]:
        """Returns what a row of this kind carries."""
        return {"note": to_payload(note), "contact": contact.id, **more}

    @property
    def route(self) -> Route:
        return Route(chat=self.contact.chat)

    @property
    def concerns(self) -> tuple[Person, ...]:
        return (self.person,)

    @property
    def contact_id(self) -> ContactId:
        return self.contact.id

    @property
    def _prompt(self) -> int | None:
        key = parsed(self.row.kind, self.row.key)
        return key.prompt if isinstance(key, PromptKey) else None

    @property
    def hint_without_buttons(self) -> str:
        texts = texts_for(self.context.config, self.person, self.contact)
        return texts("refusal.type_yes") if self.note.takes_yes_or_no else ""

    def render(self, tx: Tx) -> RenderResult:
        if self.contact.state is not ContactState.OK or not self.contact.chat:
            return Skip(reason="cannot be reached")
        if self._prompt is not None and prompts.is_settled(tx, self._prompt):
            return Skip(reason="settled before it was sent")
        texts = texts_about(self.context.config, self.note.survey, self.person, self.contact)
        return Outgoing(chat=self.contact.chat, message=view(self.note, texts))

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self._prompt is not None:
            prompts.sent(tx, self._prompt, message, self.contact, self.context.now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        self.settle(tx)

    def settle(self, tx: Tx) -> None:
        """Settles a prompt that nobody has seen: a typed yes must not answer it."""
        prompt = None if self._prompt is None else stored_prompts.get(tx, self._prompt)
        if prompt is not None:
            prompts.settle(tx, prompt, Settled.REPLACED, self.contact, self.context.now)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.NOTE: NoteMessage}
