"""Decides what happens to a case by itself, and when.

Nothing happens outside of business hours. A case that rests is left alone until the end of its
rest, even if its response is late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.business_hours import BusinessHours
from bot.cases.clock import due_time, next_open
from bot.cases.entries import Entry
from bot.cases.steps import escalated, reminded, returned, woken
from bot.config.cases import CasesConfig
from bot.model import Case
from bot.states import CaseState, EntryKind


class ClockStep(StrEnum):
    """Something that happens by itself."""

    REMIND = "remind"
    """The response is late."""
    ESCALATE = "escalate"
    """It is so late that ``cases.escalate_to`` is named."""
    WAKE = "wake"
    """The rest of a snoozed case is over."""
    RETURN = "return"
    """The owner has done nothing for long."""


@dataclass(frozen=True, kw_only=True)
class NextStep:
    step: ClockStep
    at: datetime


def next_step(case: Case, cases: CasesConfig, hours: BusinessHours) -> NextStep | None:
    """Returns the next step of a case, which may be overdue; ``None`` if it waits for people."""
    steps = _steps(case, cases, hours)
    first = min(steps, key=lambda one: one.at, default=None)
    return None if first is None else NextStep(step=first.step, at=next_open(first.at, hours))


def _steps(case: Case, cases: CasesConfig, hours: BusinessHours) -> Iterator[NextStep]:
    if case.state is CaseState.SNOOZED and case.snoozed_until is not None:
        yield NextStep(step=ClockStep.WAKE, at=case.snoozed_until)
    if case.state in {CaseState.OPEN, CaseState.CLAIMED}:
        yield from _of_response(case, cases, hours)
    if case.state is CaseState.CLAIMED and case.acted_at is not None:
        idle = due_time(case.acted_at, cases.idle_after, hours)
        yield NextStep(step=ClockStep.RETURN, at=idle)


def _of_response(case: Case, cases: CasesConfig, hours: BusinessHours) -> Iterator[NextStep]:
    """Yields the reminder of a late response, and then the escalation, which counts from it."""
    if not case.has_clock or case.due_at is None or case.responded_at is not None:
        return
    if case.reminded_at is None:
        yield NextStep(step=ClockStep.REMIND, at=case.due_at)
    elif cases.escalate_to is not None and case.escalated_at is None:
        late = due_time(case.reminded_at, cases.escalate_after, hours)
        yield NextStep(step=ClockStep.ESCALATE, at=late)


def carried_out(case: Case, step: ClockStep, now: datetime) -> tuple[Case, Entry]:
    """Returns the case after a step, and what its history says."""
    match step:
        case ClockStep.REMIND:
            late = Entry(kind=EntryKind.OVERDUE, at=now, until=case.due_at)
            return reminded(case, now), late
        case ClockStep.ESCALATE:
            late = Entry(kind=EntryKind.ESCALATED, at=now, until=case.due_at)
            return escalated(case, now), late
        case ClockStep.WAKE:
            return woken(case, now), Entry(kind=EntryKind.WOKEN, at=now)
        case ClockStep.RETURN:
            return returned(case), Entry(kind=EntryKind.RETURNED, at=now)
