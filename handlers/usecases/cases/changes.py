"""Stores what happened to a case, and brings its card and its thread up to date."""

from collections.abc import Sequence
from datetime import datetime

from bot.cases.entries import Entry, Member
from bot.cases.news import News, Talk
from bot.model import Case
from bot.states import CaseAction
from handlers.usecases.audit_entries import entry as audit_entry
from handlers.usecases.cases.alerts import update_message
from handlers.usecases.cases.clock_rows import plan_clock
from handlers.usecases.cases.thread import plan_news
from handlers.usecases.context import Context
from handlers.usecases.roles import OF_CASE_ACTION
from handlers.usecases.staff_channels import StaffChannel
from storage import audit, case_entries, cases
from storage.engine.store import Tx


def change_case(
    tx: Tx, after: Case, entry: Entry, context: Context, *, is_urgent: bool = False
) -> None:
    """Stores the case and the entry. The card is edited, and the thread gets a line.

    What happens next by itself is planned anew. *is_urgent*: the line is sent at once, and shown
    in the channel too.
    """
    support = support_of(tx, after, context)
    cases.save(tx, after)
    number = record_entry(tx, after, entry, support)
    plan_clock(tx, after, context)
    if support is None:
        return
    update_message(tx, after, support, context.now)
    if after.thread is not None:
        news = News(entries=(number,), reopened=is_urgent)
        plan_news(tx, after.id, news, support, context.now, at_once=is_urgent)


def change_and_tell(
    tx: Tx, after: Case, entries: Sequence[Entry], talk: Talk, due_at: datetime, context: Context
) -> None:
    """Stores the case and what was said. The card is edited, and the thread gets the words.

    *due_at*: when the thread gets them.
    """
    support = support_of(tx, after, context)
    cases.save(tx, after)
    numbers = tuple(record_entry(tx, after, entry, support) for entry in entries)
    plan_clock(tx, after, context)
    if support is None:
        return
    update_message(tx, after, support, context.now)
    news = News(entries=numbers, talk=talk)
    plan_news(tx, after.id, news, support, context.now, due_at=due_at)


def record_entry(tx: Tx, case: Case, entry: Entry, support: StaffChannel | None) -> int:
    """Stores an entry alone, and returns its id."""
    return case_entries.add(tx, case, entry, "" if support is None else str(support.address))


def support_of(tx: Tx, case: Case, context: Context) -> StaffChannel | None:
    """Returns the channel that the case's card is in."""
    survey = cases.survey_of(tx, case.id)
    return None if survey is None else StaffChannel.support_of(context.config, survey, case.channel)


def note_act(tx: Tx, case: Case, action: CaseAction, context: Context, **detail: int) -> None:
    """Writes an act of the staff to the audit log."""
    what, act = f"case {case.id}", OF_CASE_ACTION[action]
    audit.add(tx, audit_entry(context.actor, act, what, context.now, **detail))


def member_of(context: Context) -> Member:
    """Returns the member of the staff who acts, by name, or by the account's public name."""
    user = context.actor.user
    assert user is not None  # no button is pressed on the console
    return Member(address=str(user.address), name=user.name or user.username)
