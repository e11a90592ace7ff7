"""What customers write while nothing is open goes to the support channel, a minute at a time."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Self

from bot.cases import is_long
from bot.cleaning import shorten, split
from bot.feedback import feedback as card
from bot.messages import Style, line
from bot.model import MessageRef, Person, PersonId
from bot.texts import Line
from handlers.usecases import recipients
from handlers.usecases.alerting import COLLECT, THREAD_PART, chat_of, report_trouble
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Doubt, Drawn, Kind, Outgoing, Route, Unwanted
from handlers.usecases.words import staff_texts
from storage import feedback, outbox, people
from storage.feedback import Feedback
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind
from storage.store import Tx

SHOWN_TO_ADMIN: Final = 2000
"""UTF-16 units of words that could not be posted to the support channel."""


@dataclass(frozen=True, kw_only=True)
class _Batch:
    """What one person wrote within a minute."""

    person_id: PersonId
    since: datetime
    part: int = 0
    """0: the card. Others stand below it, where it cannot show the words whole."""

    @classmethod
    def of(cls, words: Feedback) -> Self:
        return cls(person_id=words.person_id, since=words.at.replace(second=0, microsecond=0))

    @classmethod
    def read(cls, key: str) -> Self:
        person_id, begun, part = (int(piece) for piece in key.split("/"))
        since = datetime.fromtimestamp(begun, UTC)
        return cls(person_id=PersonId(person_id), since=since, part=part)

    @property
    def until(self) -> datetime:
        return self.since + COLLECT

    @property
    def key(self) -> str:
        return f"{self.person_id}/{int(self.since.timestamp())}/{self.part}"

    def words(self, tx: Tx) -> str:
        return "\n".join(feedback.between(tx, self.person_id, self.since, self.until))


def forward(tx: Tx, words: Feedback, context: Context) -> None:
    """Let staff read *words*, which are new or were changed, with what else came in that minute."""
    support = context.config.channels.support
    if support is None:
        return
    batch = _Batch.of(words)
    item = Item(
        kind=OutboxKind.FEEDBACK,
        key=batch.key,
        queue=support.platform,
        recipient=recipients.SUPPORT,
        due_at=batch.until,
        payload={"changed": context.now >= batch.until},
    )
    outbox.put(tx, item, context.now)


def _route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=chat_of(tx, context.config.channels.support))


def _draw(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    assert row.payload is not None
    support, batch = context.config.channels.support, _Batch.read(row.key)
    words, chat = batch.words(tx), chat_of(tx, support)
    if support is None or not words:
        return Unwanted(reason="the words are gone, or no support channel is configured")
    if batch.part:
        return _further(row, batch, words, chat)
    message = card(
        words,
        _person(tx, batch),
        people.contacts_of(tx, batch.person_id)[0],
        staff_texts(context.config),
        changed=row.payload["changed"],
        repeat=row.maybe_sent,
    )
    return Outgoing(chat=chat, message=message, marker=_marker(tx, row))


def _further(row: OutboxRow, batch: _Batch, words: str, chat: str) -> Drawn:
    assert row.payload is not None
    parts = split(words, THREAD_PART)
    if batch.part > len(parts):
        return Unwanted(reason="the words became shorter")
    below = MessageRef(row.payload["below"])
    return Outgoing(chat=chat, message=line(parts[batch.part - 1], Style.QUOTE), reply_to=below)


def _person(tx: Tx, batch: _Batch) -> Person:
    return people.get(tx, batch.person_id)


def _marker(tx: Tx, row: OutboxRow) -> str:
    """Threads are not looked into."""
    return "" if _Batch.read(row.key).part else f"feedback {row.key}"


def _sent(tx: Tx, row: OutboxRow, message: MessageRef, context: Context) -> None:
    batch = _Batch.read(row.key)
    words = batch.words(tx)
    if batch.part or not is_long(words):
        return
    for part in range(1, len(split(words, THREAD_PART)) + 1):
        further = replace(batch, part=part)
        item = Item(
            kind=OutboxKind.FEEDBACK,
            key=further.key,
            queue=row.queue,
            recipient=recipients.SUPPORT,
            due_at=context.now,
            payload={"below": message},
        )
        outbox.put(tx, item, context.now)


def _lost(tx: Tx, row: OutboxRow, context: Context) -> None:
    """Somebody must read it: the words go to the admin address."""
    batch = _Batch.read(row.key)
    if words := batch.words(tx):
        values = {
            "chat": str(context.config.channels.support),
            "name": _person(tx, batch).name,
            "words": shorten(words, SHOWN_TO_ADMIN),
        }
        told = Line(key="trouble.feedback", values=values)
        about = f"feedback {row.key}"
        report_trouble(tx, about, told, context.config.channels.admin, context.now)


KINDS = {
    OutboxKind.FEEDBACK: Kind(
        route=_route, draw=_draw, doubt=Doubt.REPEAT, marker=_marker, sent=_sent, lost=_lost
    )
}
