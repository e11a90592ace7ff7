"""A line to support: an account has the email address of somebody who is known already."""

from bot.messages import line
from bot.model import Contact, ContactId, Person, PersonId
from bot.texts import Line
from handlers.events import Standing
from handlers.usecases import recipients
from handlers.usecases.alerting import chat_of, report_trouble
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Doubt, Drawn, Kind, Outgoing, Route, Unwanted
from handlers.usecases.words import staff_texts
from storage import outbox, people
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx


def tell(tx: Tx, contact: Contact, person: Person, standing: Standing, context: Context) -> None:
    """Say once that the account of *contact* has the email address of *person*."""
    support = context.config.channels.support
    if support is None:
        return
    item = Item(
        kind=OutboxKind.MEETING,
        key=f"{contact.id}/{person.id}",
        queue=support.platform,
        recipient=recipients.SUPPORT,
        due_at=context.now,
        payload={"standing": standing},
    )
    outbox.put_once(tx, item, context.now)


def _line(tx: Tx, row: OutboxRow) -> Line:
    assert row.payload is not None
    contact_id, person_id = (int(part) for part in row.key.split("/"))
    account = people.get(tx, people.contact(tx, ContactId(contact_id)).person_id)
    person = people.get(tx, PersonId(person_id))
    values = {"name": account.name, "person": person.name}
    return Line(key=f"meeting.{row.payload['standing']}", values=values)


def _route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=chat_of(tx, context.config.channels.support))


def _draw(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    support = context.config.channels.support
    if support is None:
        return Unwanted(reason="no support channel is configured")
    text = staff_texts(context.config).line(_line(tx, row))
    return Outgoing(chat=chat_of(tx, support), message=line(text), marker=_marker(tx, row))


def _marker(tx: Tx, row: OutboxRow) -> str:
    return f"meeting {row.key}"


def _lost(tx: Tx, row: OutboxRow, context: Context) -> None:
    """The admin address reads it instead."""
    admin = context.config.channels.admin
    report_trouble(tx, f"meeting {row.key}", _line(tx, row), admin, context.now)


KINDS = {
    OutboxKind.MEETING: Kind(
        route=_route, draw=_draw, doubt=Doubt.REPEAT, marker=_marker, lost=_lost
    )
}
