"""Saying a line to a person, once."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.model import Contact, ContactId, ContactState
from bot.notes import Note, from_payload, to_payload, view
from bot.taps import Tap, unpack
from bot.texts import Line
from handlers.usecases import recipients
from handlers.usecases.outgoing import Doubt, Drawn, Kind, Outgoing, Route, Scene, Unwanted
from handlers.usecases.words import texts_for
from storage import outbox, people
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx


def say(tx: Tx, contact: Contact, note: Note, source: str, now: datetime) -> None:
    """Say *note* to the person, once for what it answers: *source* names that for ever."""
    outbox.put_once(tx, _item(contact, note, f"{source}/{note.line.key}", now), now)


def ask(tx: Tx, contact: Contact, note: Note, now: datetime) -> None:
    """Say *note*, whose one button means yes: a typed yes does the same while nothing else was
    concluded."""
    (yes,) = note.buttons
    outbox.put_once(tx, _item(contact, note, _asked_at(contact, now, yes.tap), now), now)


def conclude(tx: Tx, contact: Contact, line: Line, now: datetime) -> None:
    """Say *line*, with which nothing that was asked stands any more."""
    outbox.put_once(tx, _item(contact, Note(line=line), _asked_at(contact, now, ""), now), now)


@dataclass(frozen=True, kw_only=True)
class Asked:
    at: datetime
    tap: Tap
    """What yes means."""


def last_asked(tx: Tx, contact: Contact) -> Asked | None:
    """What was asked last by ``ask``, unless it was concluded."""
    row = outbox.last_of(tx, OutboxKind.NOTE, _asked(contact))
    if row is None:
        return None
    at, _, packed = row.subject.removeprefix(_asked(contact)).partition("/")
    when = datetime.fromtimestamp(int(at) / 1e6, UTC)
    return Asked(at=when, tap=unpack(packed)) if packed else None


def _asked_at(contact: Contact, now: datetime, tap: str) -> str:
    """Later ones sort behind."""
    return f"{_asked(contact)}{round(now.timestamp() * 1e6):020}/{tap}"


def _asked(contact: Contact) -> str:
    return f"contact {contact.id}/asked/"


def acknowledge(tx: Tx, contact: Contact, line: Line, now: datetime) -> None:
    """Say *line* to the person, once for all that it answers by the time it goes out."""
    outbox.put(tx, _item(contact, Note(line=line), f"contact {contact.id}/{line.key}", now), now)


def _item(contact: Contact, note: Note, subject: str, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.NOTE,
        subject=subject,
        lane=contact.platform,
        recipient=recipients.person(contact.id),
        due_at=now,
        payload={"note": to_payload(note), "contact": contact.id},
    )


def _contact(tx: Tx, row: OutboxRow) -> Contact:
    assert row.payload is not None
    return people.contact(tx, ContactId(row.payload["contact"]))


def _route(tx: Tx, row: OutboxRow, scene: Scene) -> Route:
    return Route(chat=_contact(tx, row).chat)


def _note(tx: Tx, row: OutboxRow, scene: Scene) -> Drawn:
    assert row.payload is not None
    contact = _contact(tx, row)
    if contact.state is not ContactState.OK or not contact.chat:
        return Unwanted(reason="cannot be reached")
    texts = texts_for(scene.config, people.get(tx, contact.person_id), contact)
    return Outgoing(chat=contact.chat, message=view(from_payload(row.payload["note"]), texts))


KINDS = {
    OutboxKind.NOTE: Kind(
        route=_route,
        draw=_note,
        doubt=Doubt.DROP,
        contact=lambda tx, row: _contact(tx, row).id,
    )
}
