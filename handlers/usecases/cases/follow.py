"""Keeps the case of an answer and its alert up to date."""

from dataclasses import replace

from bot.cases.from_answer import alert_time, updated_case, wants_case
from bot.cases.news import News, news_since, told_of
from bot.model import Case, Invitation
from bot.states import CaseState
from handlers.usecases.cases.alerts import alert_item, update_message
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
    support = StaffChannel.support_of(context.config, invitation.survey)
    due_at = alert_time(None, invitation, now, context.config.alerts.wait)
    case_id = cases.add(tx, invitation, now, due_at)
    if support is not None:
        outbox.put(tx, alert_item(case_id, support, due_at, is_posted=False), now)


def _update(tx: Tx, case: Case, invitation: Invitation, context: Context) -> None:
    """Changes the case. What its message does not show yet is news for the message's thread."""
    now = context.now
    support = StaffChannel.support_of(context.config, invitation.survey)
    after = updated_case(case, invitation, now)
    if after.state is CaseState.OPEN:
        wait = context.config.alerts.wait
        after = replace(after, alert_at=alert_time(case, invitation, now, wait))
    news = news_since(case.told, invitation)
    if case.thread is not None:
        reopened = case.state is CaseState.RESOLVED and after.state is CaseState.OPEN
        news = replace(news, reopened=reopened and news.scores is not None)
        after = replace(after, told=told_of(invitation))
        if after == case:
            return
    cases.save(tx, after)
    if support is None:
        return
    update_message(tx, after, support, now)
    if case.thread is not None:
        _tell(tx, after, news, support, context)


def _tell(tx: Tx, case: Case, news: News, support: StaffChannel, context: Context) -> None:
    if news:
        plan_news(tx, case.id, news, support, context.now, at_once=news.is_urgent)
