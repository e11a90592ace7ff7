"""Defines the messages of a case: its alert, the thread below, the report of a lost alert."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import ClassVar, Final, Self

from bot.cases import card
from bot.chat.addresses import Address
from bot.chat.messages import Style, line
from bot.config.config import Config
from bot.ids import CaseId, MessageRef
from bot.language.shortening import split
from bot.model import Case, Comment, Contact, Invitation, Person
from handlers.usecases import recipient_keys
from handlers.usecases.cases.alerts import COLLECT, THREAD_PART, alert_item, chat_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from storage import answers, cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CaseKey, CommentKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind

COMMITTED: Final = timedelta(seconds=5)
"""The time after which all comments of a past minute are committed."""


@dataclass(frozen=True, kw_only=True)
class _Minute:
    """The comments that one person added within one clock minute."""

    first: int
    """The index of its first comment."""
    until: datetime
    parts: tuple[str, ...]


def _minutes(comments: Sequence[Comment]) -> Iterator[_Minute]:
    first = 0
    for since, together in groupby(comments, lambda one: one.at.replace(second=0, microsecond=0)):
        texts = [comment.text for comment in together]
        parts = split("\n".join(texts), THREAD_PART)
        yield _Minute(first=first, until=since + COLLECT, parts=parts)
        first += len(texts)


@dataclass(frozen=True, kw_only=True)
class OfCase(Kind):
    """A message about one case."""

    case: Case
    invitation: Invitation
    person: Person
    contact: Contact
    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        case, asked = cases.with_parties(tx, cls.case_id(row))
        chat = chat_of(tx, cls.channel(context.config))
        return cls(row=row, context=context, case=case, chat=chat, **vars(asked))

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return row.about(CaseKey).case

    @staticmethod
    def channel(config: Config) -> Address | None:
        """Returns the channel of the message."""
        return config.channels.support

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)


class Alert(OfCase):
    """The case's card in the support channel, kept up to date."""

    @property
    def route(self) -> Route:
        return Route(chat=self.chat, edits=self.case.message is not None)

    @property
    def marker(self) -> str:
        return f"case {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        config, case, invitation = self.context.config, self.case, self.invitation
        if config.channels.support is None:
            return Skip(reason="no support channel is configured")
        facts = card.Facts(
            invitation=invitation,
            person=self.person,
            contact=self.contact,
            previous=answers.previous_answer(tx, invitation),
            scores=tuple(given.score for given in answers.scores_of(tx, invitation.id)),
        )
        texts, zone = staff_texts(config), str(config.timezone)
        repeat = self.row.maybe_sent and case.message is None
        return Outgoing(
            chat=self.chat,
            message=card.alert(case, facts, texts, zone, repeat=repeat),
            edit=case.message,
            marker=self.marker,
        )

    def found(self, tx: Tx) -> None:
        """Updates the message, which shows the case as it was when it was sent."""
        support, now = self.context.config.channels.support, self.context.now
        if support is not None:
            outbox.put(tx, alert_item(self.case.id, support, now, is_posted=True), now)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if self.case.message is None:
            cases.set_message(tx, self.case.id, message)
        if not card.needs_thread(self.invitation):
            return
        for minute in _minutes(self.invitation.comments):
            for part in range(len(minute.parts)):
                item = Item(
                    kind=OutboxKind.ALERT_THREAD,
                    key=CommentKey(case=self.case.id, first=minute.first, part=part),
                    queue=self.row.queue,
                    recipient=recipient_keys.SUPPORT,
                    due_at=max(self.context.now, minute.until + COMMITTED),
                )
                outbox.put_once(tx, item, self.context.now)

    def lost(self, tx: Tx) -> None:
        """Posts an alert again if it cannot be edited any more.

        An alert that cannot be posted goes to the admin, so that no detractor is missed because a
        channel is gone.
        """
        channels, now = self.context.config.channels, self.context.now
        if channels.support is not None and self.case.message is not None:
            cases.set_message(tx, self.case.id, None)
            item = alert_item(self.case.id, channels.support, now, is_posted=False)
            outbox.put(tx, item, now)
        elif channels.admin is not None:
            item = Item(
                kind=OutboxKind.ALERT_LOST,
                key=CaseKey(case=self.case.id),
                queue=channels.admin.platform,
                recipient=recipient_keys.ADMIN,
                due_at=now,
            )
            outbox.put_once(tx, item, now)


class AlertThread(OfCase):
    """A part of the customer's comment, below the alert."""

    longest_wait: ClassVar[timedelta] = COLLECT + COMMITTED

    @staticmethod
    def case_id(row: OutboxRow) -> CaseId:
        return row.about(CommentKey).case

    def render(self, tx: Tx) -> RenderResult:
        about = self.row.about(CommentKey)
        parts = next(_minutes(self.invitation.comments[about.first :])).parts
        if self.case.message is None or about.part >= len(parts):
            return Skip(reason="the comment or its alert is gone")
        words = line(parts[about.part], Style.QUOTE)
        return Outgoing(chat=self.chat, message=words, reply_to=self.case.message)


class AlertLost(OfCase):
    """A report to the admin address about an alert that could not be posted."""

    @staticmethod
    def channel(config: Config) -> Address | None:
        return config.channels.admin

    def render(self, tx: Tx) -> RenderResult:
        channels = self.context.config.channels
        if channels.admin is None or self.case.message is not None:
            return Skip(reason="the alert is posted, or no admin address is configured")
        score = self.invitation.score
        values = {"chat": channels.support, "name": self.person.name, "score": score}
        text = staff_texts(self.context.config)("trouble.alert", **values)
        return Outgoing(chat=self.chat, message=line(text))


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.ALERT: Alert,
    OutboxKind.ALERT_THREAD: AlertThread,
    OutboxKind.ALERT_LOST: AlertLost,
}
