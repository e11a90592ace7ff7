"""Keeps the case of an answer and its alert up to date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.cases.entries import Entry
from bot.cases.from_answer import said, updated_case, wants_case
from bot.cases.news import News, news_since, told_of
from bot.cases.steps import BY_ADMIN, BY_STAFF
from bot.model import Case, Invitation
from bot.states import CaseState, EntryKind
from handlers.usecases.cases import posting, response_times
from handlers.usecases.cases.alerts import alert_item, update_message
from handlers.usecases.cases.changes import record_entry
from handlers.usecases.cases.clock_rows import plan_clock
from handlers.usecases.cases.thread import plan_news
from handlers.usecases.context import Context
from handlers.usecases.staff_channels import StaffChannel
from storage import cases
from storage.engine.store import Tx
from storage.messaging import outbox


def update_case(tx: Tx, invitation: Invitation, context: Context) -> None:
    """Opens, updates, resolves or reopens the case of an answer that has just changed."""
    case = cases.of_invitation(tx, invitation.id)
    if case is not None:
        _update(tx, case, invitation, context)
    elif wants_case(invitation):
        _open(tx, invitation, context)


def _open(tx: Tx, invitation: Invitation, context: Context) -> None:
    now = context.now
    channel = response_times.channel(tx, invitation.person_id, context)
    support = StaffChannel.support_of(context.config, invitation.survey, channel)
    alert_at = posting.alert_at(None, invitation, context)
    case = cases.add(
        tx,
        invitation,
        now,
        alert_at,
        due_at=response_times.due_at(tx, invitation.person_id, context),
        urgency=response_times.urgency(tx, invitation, context),
        channel=channel,
        has_clock=not invitation.test,
    )
    plan_clock(tx, case, context)
    if support is not None:
        outbox.put(tx, alert_item(case.id, support, alert_at, is_posted=False), now)


def _update(tx: Tx, case: Case, invitation: Invitation, context: Context) -> None:
    """Changes the case. What its message does not show yet is news for the message's thread."""
    now = context.now
    support = StaffChannel.support_of(context.config, invitation.survey, case.channel)
    news = news_since(case.told, invitation)
    due_at = None if case.is_open else response_times.due_again(tx, case, context)
    after = said(updated_case(case, invitation, news, due_at, now), invitation, now)
    if after.is_open:
        after = replace(after, alert_at=posting.alert_at(case, invitation, context))
    if case.thread is not None:
        reopened = after.is_open and not case.is_open
        is_known = news.scores is not None or case.resolution in {BY_STAFF, BY_ADMIN}
        news = replace(news, reopened=reopened and is_known)
        after = replace(after, told=told_of(invitation))
        if after == case:
            return
    cases.save(tx, after)
    plan_clock(tx, after, context)
    for entry in _entries(case, after, news, now):
        record_entry(tx, after, entry, support)
    if support is None:
        return
    update_message(tx, after, support, now)
    if case.thread is not None:
        _tell(tx, after, news, support, context)


def _entries(case: Case, after: Case, news: News, now: datetime) -> Iterator[Entry]:
    """Yields what the answer did to the case. The thread words it from the news."""
    if news.scores is not None:
        previous, score = news.scores
        yield Entry(kind=EntryKind.SCORED, at=now, previous_score=previous, score=score)
    if case.is_open and not after.is_open:
        yield Entry(kind=EntryKind.RESOLVED, at=now)
    if after.is_open and not case.is_open:
        yield Entry(kind=EntryKind.REOPENED, at=now)
    if case.state is CaseState.SNOOZED and after.state in {CaseState.OPEN, CaseState.CLAIMED}:
        yield Entry(kind=EntryKind.WOKEN, at=now)


def _tell(tx: Tx, case: Case, news: News, support: StaffChannel, context: Context) -> None:
    if news:
        plan_news(tx, case.id, news, support, context.now, at_once=news.is_urgent)
