"""Collects alerts that are due at once in one message, so that none waits behind a hundred."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Self

from bot.cases.listing import LISTED, ListedCase, collecting_message
from bot.cases.news import told_of
from bot.chat.messages import line
from bot.chat.refusals import Refusal
from bot.ids import CaseId, MessageRef
from bot.model import Case, Person
from bot.states import Urgency
from handlers.usecases import recipient_keys
from handlers.usecases.cases import posting
from handlers.usecases.cases.alerts import list_item
from handlers.usecases.cases.thread import follow_posted
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, RenderResult, Route, Skip
from handlers.usecases.staff_channels import StaffChannel, chat_of
from storage import cases
from storage.engine.store import Tx
from storage.invitation_parties import Parties
from storage.messaging import channel_rows, outbox
from storage.messaging.channel_rows import RecentList
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item, OutboxRow
from storage.states import OutboxKind

ON_A_LIST: Final = "named in a collecting message"
LIST_EVERY: Final = timedelta(minutes=1)
"""A channel gets at most one collecting message in this time."""


def collect(tx: Tx, alert: OutboxRow, support: StaffChannel, crowd: int, context: Context) -> bool:
    """Puts the case of *alert* on a list with others of its channel, if many alerts are due.

    A list that is younger than a minute is extended, as far as there is room. *crowd*: how many
    are many. Returns whether the case is on a list.
    """
    now = context.now
    waiting = outbox.unsent_keys(tx, alert.kind, alert.queue, support.posts, now, LISTED - 1)
    if len(waiting) + 1 < crowd:
        return False
    unannounced = cases.unannounced(tx, [CaseKey.parse(key).case for key in (alert.key, *waiting)])
    found = [one for one in unannounced if _is_posted(tx, one, context)]
    if len(found) < crowd:
        return False
    recent = _recent(tx, support, now)
    number = found[0] if recent is None else recent.number
    found = found[: LISTED - cases.listed_count(tx, number)]
    cases.put_on_list(tx, found, number)
    for case_id in found:
        outbox.drop(tx, [alert.kind], CaseKey(case=case_id), ON_A_LIST)
    is_posted = cases.get(tx, number).list_message is not None
    outbox.put(tx, list_item(number, support, now, is_posted=is_posted), now)
    return CaseKey.parse(alert.key).case in found


def next_list_at(tx: Tx, support: StaffChannel, now: datetime) -> datetime:
    """Returns from when on alerts are posted in a channel: now, or a minute after a full list."""
    recent = _recent(tx, support, now)
    if recent is None or cases.listed_count(tx, recent.number) < LISTED:
        return now
    return recent.planned_at + LIST_EVERY


def _recent(tx: Tx, support: StaffChannel, now: datetime) -> RecentList | None:
    recipients = (support.posts, support.edits)
    return channel_rows.latest_list(tx, support.queue, recipients, now - LIST_EVERY)


def _is_posted(tx: Tx, case_id: CaseId, context: Context) -> bool:
    _, asked = cases.with_parties(tx, case_id)
    return posting.is_posted(tx, asked.invitation, context.config)


@dataclass(frozen=True, kw_only=True)
class AlertList(Kind):
    """One message for many alerts, kept up to date."""

    number: CaseId
    entries: tuple[ListedCase, ...]
    """Without those of erased people. Urgent ones come first."""
    has_erased: bool
    """Whether a person was erased after the list was made."""
    message: MessageRef | None
    """The message, once it is posted."""
    chat: str
    support: StaffChannel | None
    """The support channel of its cases."""

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        number = row.about(CaseKey).case
        listed = cases.listed(tx, number)
        support = next((_channel_of(case, asked, context) for case, asked in listed), None)
        entries = tuple(
            ListedCase(case=case, invitation=asked.invitation, person=asked.person)
            for case, asked in sorted(listed, key=lambda one: one[0].urgency is not Urgency.HIGH)
            if asked.person.erased_at is None
        )
        return cls(
            row=row,
            context=context,
            number=number,
            entries=entries,
            has_erased=len(entries) < len(listed),
            message=next((case.list_message for case, _ in listed if case.list_message), None),
            chat=chat_of(tx, support),
            support=support,
        )

    @property
    def concerns(self) -> tuple[Person, ...]:
        return tuple(entry.person for entry in self.entries)

    @property
    def route(self) -> Route:
        return Route(chat=self.chat, edits=self.message is not None)

    @property
    def marker(self) -> str:
        return f"cases {self.row.key}"

    def render(self, tx: Tx) -> RenderResult:
        if self.support is None:
            return Skip(reason="no support channel is configured")
        if not self.entries:
            return self._all_erased()
        for entry in self._new:
            cases.set_told(tx, entry.case.id, told_of(entry.invitation))
        repeat = self.row.maybe_sent and self.message is None
        texts = staff_texts(self.context.config)
        return Outgoing(
            chat=self.chat,
            message=collecting_message(self.entries, texts, repeat=repeat),
            edit=self.message,
            marker=self.marker,
        )

    @property
    def _new(self) -> tuple[ListedCase, ...]:
        """Returns the entries that the message does not have yet."""
        return tuple(entry for entry in self.entries if entry.case.list_message is None)

    def _all_erased(self) -> RenderResult:
        if self.message is None:
            return Skip(reason="all of its people were erased")
        erased = line(staff_texts(self.context.config)("erased.message"))
        return Outgoing(chat=self.chat, message=erased, edit=self.message)

    def sent(self, tx: Tx, message: MessageRef) -> None:
        if not self._new:
            return
        cases.set_list_message(tx, self.number, message)
        for entry in self._new:
            listed = replace(entry.case, list_message=message)
            follow_posted(tx, listed, entry.invitation, self.context)
        if self.has_erased and self.message is None:
            self._put(tx, is_posted=True)

    def found(self, tx: Tx) -> None:
        """Updates the message, which shows the cases as they were when it was sent."""
        self._put(tx, is_posted=True)

    def _put(self, tx: Tx, *, is_posted: bool) -> None:
        support, now = self.support, self.context.now
        if support is not None:
            outbox.put(tx, list_item(self.number, support, now, is_posted=is_posted), now)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Posts a list again if it cannot be edited any more.

        The admin gets each alert of a list that cannot be posted.
        """
        if self.message is not None:
            cases.set_list_message(tx, self.number, None)
            self._put(tx, is_posted=False)
            return
        admin, now = self.context.config.channels.admin, self.context.now
        if admin is None:
            return
        for entry in self.entries:
            item = Item(
                kind=OutboxKind.ALERT_LOST,
                key=CaseKey(case=entry.case.id),
                queue=admin.platform,
                recipient=recipient_keys.ADMIN,
                due_at=now,
                payload={"refusal": why.to_payload()},
            )
            outbox.put_once(tx, item, now)


def _channel_of(case: Case, asked: Parties, context: Context) -> StaffChannel | None:
    return StaffChannel.support_of(context.config, asked.invitation.survey, case.channel)


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.ALERT_LIST: AlertList}
