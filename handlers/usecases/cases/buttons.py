"""Handles the buttons of a case's card, and of what they answer with."""

from datetime import timedelta
from typing import Final

from bot.cases.choices import NO_CAUSE, cause_choice, snooze_choice
from bot.cases.clock import next_open
from bot.cases.entries import Entry, entry_of
from bot.cases.entry_lines import entry_line, history
from bot.cases.steps import ALLOWED, claim_kind, claimed, reopened, resolved, snoozed
from bot.chat.messages import line
from bot.chat.taps import CaseTap, CauseTap, SnoozeTap, StaffCaseTap
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseAction, CaseState, EntryKind
from handlers.updates import Aside, PrivateReply, Reply, Toast
from handlers.usecases.cases import reply, response_times
from handlers.usecases.cases.changes import change_case, member_of, note_act
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from storage import case_entries, cases, people
from storage.engine.store import Tx

_SINGLE_STEP: Final = timedelta(days=1)


def handle_press(tx: Tx, tap: StaffCaseTap, context: Context) -> Reply:
    """Carries out a press on a case. A press on an older state changes nothing."""
    texts = staff_texts(context.config)
    case = cases.find(tx, tap.case)
    if case is None:
        return Toast(text=texts("case.gone"))
    if isinstance(tap, CaseTap) and tap.action is CaseAction.HISTORY:
        return _history(tx, case, texts, context)
    if tap.version != case.version:
        return _late(tx, case, tap.version, texts, context)
    if isinstance(tap, SnoozeTap):
        return _snooze(tx, case, tap.days, texts, context)
    if isinstance(tap, CauseTap):
        return _resolve(tx, case, tap.cause, texts, context)
    return _press(tx, case, tap.action, texts, context)


def _press(tx: Tx, case: Case, action: CaseAction, texts: Texts, context: Context) -> Reply:
    if action not in ALLOWED[case.state]:
        return Toast(text=texts("case.gone"))
    match action:
        case CaseAction.CLAIM:
            return _claim(tx, case, texts, context)
        case CaseAction.REPLY:
            return reply.begin(tx, case, context)
        case CaseAction.SNOOZE:
            return Aside(message=snooze_choice(case, texts))
        case CaseAction.RESOLVE:
            return Aside(message=cause_choice(case, (), texts))
        case CaseAction.REOPEN:
            return _reopen(tx, case, texts, context)
    raise AssertionError(action)


def _late(tx: Tx, case: Case, seen: int, texts: Texts, context: Context) -> Reply:
    """Answers a press on an older state with what has happened since."""
    since = case_entries.since(tx, case.id, seen)
    zone, name = str(context.config.timezone), people.get(tx, case.person_id).name
    what = entry_line(since[-1], texts, zone, name).text if since else ""
    return Toast(text=texts("case.late", what=what))


def _claim(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    by = member_of(context)
    if case.owner == by.address and case.state is CaseState.CLAIMED:
        return Toast(text=texts("case.yours"))
    entry = entry_of(claim_kind(case, by), context.now, by)
    change_case(tx, claimed(case, by, context.now), entry, context)
    note_act(tx, case, CaseAction.CLAIM, context)
    return Toast(text=texts("case.now_yours"), shown=True)


def _reopen(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    due_at = response_times.due_again(tx, case, context)
    entry = entry_of(EntryKind.REOPENED, context.now, member_of(context))
    change_case(tx, reopened(case, due_at, context.now), entry, context)
    note_act(tx, case, CaseAction.REOPEN, context)
    return Toast(text=entry_line(entry, texts, str(context.config.timezone)).text, shown=True)


def _snooze(tx: Tx, case: Case, days: int, texts: Texts, context: Context) -> Reply:
    by, zone = member_of(context), str(context.config.timezone)
    until = next_open(context.now + days * _SINGLE_STEP, context.config.case_hours)
    entry = Entry(
        kind=EntryKind.SNOOZED, at=context.now, by=by.address, by_name=by.name, until=until
    )
    change_case(tx, snoozed(case, by, until, context.now), entry, context)
    note_act(tx, case, CaseAction.SNOOZE, context)
    shown = texts("case.snooze.done", number=case.id, until=texts.moment(until, zone))
    return PrivateReply(message=line(shown))


def _resolve(tx: Tx, case: Case, cause: str, texts: Texts, context: Context) -> Reply:
    by = member_of(context)
    cause = "" if cause == NO_CAUSE else cause
    entry = Entry(
        kind=EntryKind.RESOLVED, at=context.now, by=by.address, by_name=by.name, cause=cause
    )
    change_case(tx, resolved(case, by, cause, context.now), entry, context)
    note_act(tx, case, CaseAction.RESOLVE, context)
    return PrivateReply(message=line(texts("case.resolve.done", number=case.id)))


def _history(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    entries = case_entries.of_case(tx, case.id)
    note_act(tx, case, CaseAction.HISTORY, context)
    zone, name = str(context.config.timezone), people.get(tx, case.person_id).name
    return Aside(message=history(case, entries, texts, zone, name))
