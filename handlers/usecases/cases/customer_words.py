"""Brings what a customer writes to the staff into the thread of its case."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.cases.card import said
from bot.cases.entries import Entry
from bot.cases.entry_lines import CUSTOMER_WROTE, FILE
from bot.cases.news import Talk
from bot.cases.steps import heard, reopened, woken
from bot.ids import MessageRef
from bot.model import Case, Contact
from bot.states import CaseState, EntryKind
from handlers.usecases.cases import response_times
from handlers.usecases.cases.alerts import COLLECT
from handlers.usecases.cases.changes import change_and_tell, record_entry, support_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from storage import case_entries, case_replies, cases
from storage.engine.store import Tx

REOPENED_WITHIN: Final = timedelta(days=14)
"""How long after its end a customer's words still belong to a case in which staff has written."""


def case_of_reply(tx: Tx, reply_to: MessageRef | None, contact: Contact) -> Case | None:
    """Returns the case of the staff's words that the customer's message replies to."""
    if reply_to is None:
        return None
    found = case_replies.by_message(tx, contact.platform, reply_to)
    case = None if found is None else cases.get(tx, found.case_id)
    return case if case is not None and case.person_id == contact.person_id else None


def open_conversation(tx: Tx, contact: Contact) -> Case | None:
    """Returns the open case in which staff wrote last."""
    return next((case for case in _conversations(tx, contact) if case.is_open), None)


def recent_conversation(tx: Tx, contact: Contact, now: datetime) -> Case | None:
    """Returns the case in which staff wrote last, if it was resolved a short time ago."""
    latest = next(_conversations(tx, contact), None)
    if latest is None or latest.resolved_at is None:
        return None
    return latest if now - latest.resolved_at <= REOPENED_WITHIN else None


def _conversations(tx: Tx, contact: Contact) -> Iterator[Case]:
    return (cases.get(tx, number) for number in case_replies.conversations(tx, contact.person_id))


def pass_on(
    tx: Tx,
    case: Case,
    words: str,
    contact: Contact,
    source: MessageRef,
    context: Context,
    *,
    forwarded: bool = False,
) -> None:
    """Shows the words in the thread and in the channel. A resting or resolved case is open again.

    Lines that follow within a minute are one message. *source*: the customer's message.
    """
    shown = said(words, staff_texts(context.config), forwarded=forwarded)
    _tell(tx, case, _wrote(shown, contact, source, context), context)


def note_courtesy(
    tx: Tx, case: Case, words: str, contact: Contact, source: MessageRef, context: Context
) -> None:
    """Keeps a “thanks” in the history alone: nobody has to look at it."""
    after = replace(case, wrote_at=context.now)
    cases.save(tx, after)
    entry = _wrote(words, contact, source, context)
    record_entry(tx, after, entry, support_of(tx, after, context))


def note_file(tx: Tx, case: Case, contact: Contact, source: MessageRef, context: Context) -> None:
    """Says in the thread that a picture or another file came, once for each *source*."""
    if case_entries.latest_from(tx, source) is None:
        entry = replace(_wrote("", contact, source, context), cause=FILE)
        _tell(tx, case, entry, context)


def edit(tx: Tx, words: str, contact: Contact, source: MessageRef, context: Context) -> bool:
    """Shows the new version of words that were passed on. Returns whether the message held such."""
    found = case_entries.latest_from(tx, source)
    if found is None:
        return False
    case_id, entry = found
    if words and words != entry.words:
        edited = replace(_wrote(words, contact, source, context), kind=EntryKind.CUSTOMER_EDITED)
        case = heard(replace(cases.get(tx, case_id), wrote_at=context.now), context.now)
        change_and_tell(tx, case, (edited,), Talk.ALONE, context.now, context)
    return True


def _wrote(words: str, contact: Contact, source: MessageRef, context: Context) -> Entry:
    return Entry(
        kind=EntryKind.CUSTOMER_WROTE,
        at=context.now,
        words=words,
        chat=contact.platform.value,
        source=source,
    )


def _tell(tx: Tx, case: Case, entry: Entry, context: Context) -> None:
    now = context.now
    after, steps = case, list[Entry]()
    if case.state is CaseState.SNOOZED:
        after = woken(case, now)
        steps.append(Entry(kind=EntryKind.WOKEN, at=now, cause=CUSTOMER_WROTE))
    elif case.state is CaseState.RESOLVED:
        after = reopened(case, response_times.due_again(tx, case, context), now)
        steps.append(Entry(kind=EntryKind.REOPENED, at=now, cause=CUSTOMER_WROTE))
    last = case_entries.latest_at(tx, case.id, EntryKind.CUSTOMER_WROTE)
    due_at = now if last is None else max(now, last + COLLECT)
    after = heard(replace(after, wrote_at=now), now)
    change_and_tell(tx, after, (*steps, entry), Talk.TO_STAFF, due_at, context)
