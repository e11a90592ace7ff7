"""Offers an admin to close the cases from before an upgrade, once, and closes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from bot.cases.entries import Member, entry_of
from bot.cases.old_cases import offer as offer_message
from bot.cases.steps import closed
from bot.chat.case_taps import OldCasesTap
from bot.chat.messages import line
from bot.chat.refusals import Refusal
from bot.states import EntryKind
from handlers.updates import PrivateReply, Reply
from handlers.usecases import recipient_keys
from handlers.usecases.audit_entries import entry as audit_entry
from handlers.usecases.cases.changes import member_of, record_entry, support_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.outgoing import (
    Done,
    Job,
    JobOutcome,
    Kind,
    Outgoing,
    RenderResult,
    Route,
    Skip,
)
from handlers.usecases.roles import Action
from handlers.usecases.staff_channels import chat_of
from handlers.usecases.troubles import report_silent_admin
from storage import audit, cases, old_cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.outbox import Item, OutboxRow
from storage.messaging.upgrade_key import UpgradeKey
from storage.states import JOBS, OutboxKind

OLD: Final = timedelta(days=30)
"""So long a case has been open that its customer expects no answer any more."""
AT_ONCE: Final = 100
"""Cases that one transaction closes, so that taps need not wait."""
_KEY: Final = UpgradeKey(revision="0028")
_NONE: Final = "no such case is open"


def offer(tx: Tx, context: Context) -> None:
    """Plans the message to the admin address, once, as soon as there is such a case."""
    admin, now = context.config.channels.admin, context.now
    if admin is None or outbox.state_of(tx, OutboxKind.OLD_CASES, _KEY) is not None:
        return
    if not old_cases.count(tx, now - OLD).older:
        return
    item = Item(
        kind=OutboxKind.OLD_CASES,
        key=_KEY,
        queue=admin.platform,
        recipient=recipient_keys.ADMIN,
        due_at=now,
    )
    outbox.put_once(tx, item, now)


@dataclass(frozen=True, kw_only=True)
class OldCasesOffer(Kind):
    """The offer, with its buttons."""

    chat: str

    @classmethod
    def load(cls, tx: Tx, row: OutboxRow, context: Context) -> Self:
        return cls(row=row, context=context, chat=chat_of(tx, context.config.channels.admin))

    @property
    def route(self) -> Route:
        return Route(chat=self.chat)

    def render(self, tx: Tx) -> RenderResult:
        before = self.context.now - OLD
        found = old_cases.count(tx, before)
        if self.context.config.channels.admin is None:
            return Skip(reason="no admin address is configured")
        if not found.older:
            return Skip(reason=_NONE)
        texts = staff_texts(self.context.config)
        shown = offer_message(found.open, found.older, before, texts)
        return Outgoing(chat=self.chat, message=shown)

    def lost(self, tx: Tx, why: Refusal) -> None:
        report_silent_admin(tx, why, self.context)


def decide(tx: Tx, tap: OldCasesTap, context: Context) -> Reply:
    """Leaves the cases open, or plans their end. Returns a line instead of the offer."""
    texts, found = staff_texts(context.config), old_cases.count(tx, tap.before)
    if not tap.close:
        return PrivateReply(message=line(texts("old_cases.left")))
    if not found.older:
        return PrivateReply(message=line(texts("old_cases.none")))
    by = member_of(context)
    if _plan(tx, tap.before, by, context):
        noted = audit_entry(
            context.actor, Action.CLOSE_OLD_CASES, "cases", context.now, cases=found.older
        )
        audit.add(tx, noted)
    return PrivateReply(message=line(texts.count("old_cases.closing", found.older)))


def _plan(tx: Tx, before: datetime, by: Member, context: Context) -> bool:
    """Plans the job, unless it is planned already. Returns whether."""
    payload = {"before": before.isoformat(), "by": by.address, "name": by.name}
    return outbox.put_once(tx, _item(payload, context.now), context.now)


def _item(payload: Mapping[str, str], now: datetime) -> Item:
    return Item(
        kind=OutboxKind.CLOSE_CASES,
        key=_KEY,
        queue=JOBS,
        recipient=recipient_keys.OLD_CASES,
        due_at=now,
        payload=payload,
    )


def _close_some(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    """Closes some of the cases, and becomes due again until all are closed."""
    if row.payload is None:
        return Skip(reason=_NONE)
    by = Member(address=row.payload["by"], name=row.payload["name"])
    found = old_cases.some(tx, datetime.fromisoformat(row.payload["before"]), AT_ONCE)
    for case_id in found:
        case = closed(cases.get(tx, case_id), context.now)
        cases.save(tx, case)
        entry = entry_of(EntryKind.RESOLVED, context.now, by)
        record_entry(tx, case, entry, support_of(tx, case, context))
    if len(found) == AT_ONCE:
        outbox.put(tx, _item(dict(row.payload), context.now), context.now)
    return Done()


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {OutboxKind.OLD_CASES: OldCasesOffer}
USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.CLOSE_CASES: _close_some}
