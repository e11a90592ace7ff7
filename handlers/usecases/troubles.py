"""Reports troubles to the admin address, one line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final, Self

from bot.chat.addresses import Address
from bot.chat.messages import line
from bot.language.texts import Line
from handlers.usecases import recipient_keys
from handlers.usecases.cases.alerts import chat_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import Key
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind

TROUBLES_TOGETHER: Final = timedelta(hours=1)
"""The longest time for which troubles of one sort are collected."""


def report_trouble(tx: Tx, about: Key, line: Line, admin: Address | None, now: datetime) -> None:
    """Reports *line* to the admin address, if there is one; once for each *about*."""
    if admin is None:
        return
    item = Item(
        kind=OutboxKind.TROUBLE,
        key=about,
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=now,
        payload={"key": line.key, "values": dict(line.values)},
    )
    outbox.put_once(tx, item, now)


@dataclass(frozen=True, kw_only=True)
class TroubleMessage(Kind):
    """A line to the admin address."""

    longest_wait: ClassVar[timedelta] = TROUBLES_TOGETHER

    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        return cls(row=row, context=context, chat=chat_of(tx, context.config.channels.admin))

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        if self.context.config.channels.admin is None:
            return Skip(reason="no admin address is configured")
        text = staff_texts(self.context.config).line(Line(**self.row.payload))
        return Outgoing(chat=self.chat, message=line(text))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.TROUBLE: TroubleMessage}
