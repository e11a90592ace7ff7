"""Saying a line to a person, once."""

from datetime import datetime

from bot.model import Contact, ContactId, ContactState
from bot.notes import Note, from_payload, to_payload, view
from bot.texts import Line
from handlers.outgoing import Doubt, Drawn, Kind, Outgoing, Route, Scene, Unwanted
from handlers.words import texts_for
from storage import outbox, people
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx


def say(tx: Tx, contact: Contact, note: Note, source: str, now: datetime) -> None:
    """Say *note* to the person, once for what it answers: *source* names that for ever."""
    outbox.put_once(tx, _item(contact, note, source, now), now)


def acknowledge(tx: Tx, contact: Contact, line: Line, now: datetime) -> None:
    """Say *line* to the person, once for all that it answers by the time it goes out."""
    outbox.put(tx, _item(contact, Note(line=line), f"contact {contact.id}", now), now)


def _item(contact: Contact, note: Note, answers: str, now: datetime) -> Item:
    return Item(
        kind=OutboxKind.NOTE,
        subject=f"{answers}/{note.line.key}",
        lane=contact.platform,
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
