"""Reports troubles to the admin address, one line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final, Self

from bot.chat.addresses import Address
from bot.chat.messages import Message, Paragraph, Span, plain
from bot.chat.refusals import Refusal
from bot.config.config import Config
from bot.ids import MessageRef
from bot.language.refusal_text import explain
from bot.language.texts import Line
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.staff_channels import chat_of
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import Key
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.refusal_keys import LostKey, RefusalKey
from storage.states import OutboxKind

TROUBLES_TOGETHER: Final = timedelta(hours=1)
"""The longest time for which troubles of one sort are collected."""


def report_trouble(
    tx: Tx,
    about: Key,
    line: Line,
    admin: Address | None,
    now: datetime,
    refusal: Refusal | None = None,
    platform: str = "",
    *,
    message: MessageRef | None = None,
) -> None:
    """Reports *line* to the admin address, if there is one; once for each *about*.

    *refusal*: is explained below the line, as the refusal of *platform*. *message*: the one that
    the line is about, which is shown as a link.
    """
    if admin is None:
        return
    payload: dict[str, Any] = {"key": line.key, "values": dict(line.values)}
    if refusal is not None:
        payload |= {"refusal": refusal.to_payload(), "platform": platform}
    if message is not None:
        payload["message"] = message
    item = Item(
        kind=OutboxKind.TROUBLE,
        key=about,
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=now,
        payload=payload,
    )
    outbox.put_once(tx, item, now)


def report_lost(
    tx: Tx,
    row: OutboxRow,
    key: str,
    values: Mapping[str, str | int],
    why: Refusal,
    context: Context,
) -> None:
    """Reports that *row* was not posted, in the text *key*; once for each row."""
    about = LostKey(kind=row.kind, key=row.key)
    line = Line(key=key, values=values)
    report_trouble(tx, about, line, context.config.channels.admin, context.now, why, row.queue)


@dataclass(frozen=True, kw_only=True)
class TroubleMessage(Kind):
    """A line to the admin address."""

    longest_wait: ClassVar[timedelta] = TROUBLES_TOGETHER

    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        return cls(row=row, context=context, chat=chat_of(tx, cls.channel(context.config)))

    @staticmethod
    def channel(config: Config) -> Address | None:
        """Returns the channel of the message."""
        return config.channels.admin

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        if self.channel(self.context.config) is None:
            return Skip(reason="no admin address is configured")
        payload, texts = self.row.payload, staff_texts(self.context.config)
        paragraphs = [plain(texts(payload["key"], **payload["values"]))]
        if "message" in payload:
            place = MessageRef(payload["message"])
            paragraphs.append(Paragraph(spans=(Span(text=place, message=place),)))
        if "refusal" in payload:
            refusal = Refusal.from_payload(payload["refusal"])
            paragraphs.append(plain(explain(refusal, payload["platform"], texts)))
        return Outgoing(chat=self.chat, message=Message(paragraphs=tuple(paragraphs)))

    def lost(self, tx: Tx, why: Refusal) -> None:
        report_silent_admin(tx, why, self.context)


class AdminLost(TroubleMessage):
    """A line to the support channel: the admin address refuses messages."""

    @staticmethod
    def channel(config: Config) -> Address | None:
        return config.channels.support

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Does nothing: only the log is left."""


def report_silent_admin(tx: Tx, why: Refusal, context: Context) -> None:
    """Reports to the support channel, once a day, that the admin address refuses messages."""
    channels, now = context.config.channels, context.now
    if channels.admin is None or channels.support is None or channels.support == channels.admin:
        return
    day = now.astimezone(context.config.timezone).date()
    item = Item(
        kind=OutboxKind.ADMIN_LOST,
        key=RefusalKey(queue=channels.admin.platform, about=f"admin {day}"),
        queue=channels.support.platform,
        recipient=recipient_keys.SUPPORT,
        due_at=now,
        payload={
            "key": "refusal.admin",
            "values": {"chat": str(channels.admin)},
            "refusal": why.to_payload(),
            "platform": channels.admin.platform,
        },
    )
    outbox.put_once(tx, item, now)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.TROUBLE: TroubleMessage,
    OutboxKind.ADMIN_LOST: AdminLost,
}
