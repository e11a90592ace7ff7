"""What happens to a case by itself, and when: the first of all steps, in business hours."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.business_hours import BusinessHours, DaySpan
from bot.cases.clock_steps import ClockStep, NextStep, carried_out, next_step
from bot.cases.steps import claimed, escalated, heard, reminded, reopened, resolved, snoozed
from bot.config.cases import CasesConfig
from bot.model import Case
from bot.states import CaseState
from tests.bot.cases.open_case import MIA, OPEN
from tests.bot.cast import HOUR, NOW

HOURS = BusinessHours(
    spans=(DaySpan(start=time(9), end=time(18)),),
    weekdays=frozenset(range(5)),
    zone=ZoneInfo("UTC"),
)
CASES = CasesConfig.model_validate(
    {"escalate_after": "3 hours", "escalate_to": "slack:U0LEAD", "idle_after": "16 hours"}
)
NOBODY = CasesConfig.model_validate({})
MORNING = datetime(2026, 11, 3, 9, tzinfo=UTC)
FRIDAY_EVENING = datetime(2026, 11, 6, 20, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 9, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def upcoming(case: Case, config: CasesConfig = CASES) -> NextStep | None:
    return next_step(case, config, HOURS)


def at(step: ClockStep, moment: datetime) -> NextStep:
    return NextStep(step=step, at=moment)


def test_first_a_late_response_is_noted_and_then_escalated_once() -> None:
    assert OPEN.due_at is not None
    assert upcoming(OPEN) == at(ClockStep.REMIND, OPEN.due_at)
    late = reminded(OPEN, OPEN.due_at)
    assert upcoming(late) == at(ClockStep.ESCALATE, MORNING + 2 * HOUR)
    assert upcoming(escalated(late, MORNING)) is None


def test_what_is_due_at_night_waits_for_the_morning() -> None:
    due = replace(OPEN, due_at=FRIDAY_EVENING)
    assert upcoming(due) == at(ClockStep.REMIND, NEXT_MONDAY)


def test_after_a_downtime_there_is_time_between_reminder_and_escalation() -> None:
    late = reminded(OPEN, NEXT_MONDAY)
    assert upcoming(late) == at(ClockStep.ESCALATE, NEXT_MONDAY + 3 * HOUR)


def test_without_a_person_for_it_nothing_is_escalated() -> None:
    assert upcoming(reminded(OPEN, MORNING), NOBODY) is None


def test_a_case_that_was_answered_has_no_late_response() -> None:
    assert upcoming(replace(OPEN, responded_at=NOW)) is None


@pytest.mark.parametrize("state", [CaseState.OPEN, CaseState.CLAIMED])
def test_a_case_without_a_clock_is_never_late(state: CaseState) -> None:
    of_before = replace(OPEN, state=state, has_clock=False)
    assert upcoming(of_before) is None


def test_a_claim_ends_after_the_time_without_an_act() -> None:
    hers = replace(claimed(OPEN, MIA, NOW), responded_at=NOW)
    assert upcoming(hers) == at(ClockStep.RETURN, MORNING + 7 * HOUR)
    assert upcoming(heard(hers, MORNING)) == at(
        ClockStep.RETURN, MORNING + timedelta(days=1, hours=7)
    )


def test_a_case_is_not_idle_while_the_customer_is_to_answer() -> None:
    hers = replace(claimed(OPEN, MIA, NOW), responded_at=NOW, acted_at=None)
    assert upcoming(hers) is None
    assert upcoming(heard(hers, MORNING)) is not None


def test_a_case_that_rests_is_left_alone_until_its_end_also_without_a_clock() -> None:
    resting = snoozed(replace(OPEN, has_clock=False), MIA, NOW + WEEK, NOW)
    assert upcoming(resting) == at(ClockStep.WAKE, NOW + WEEK)
    late = snoozed(OPEN, MIA, NOW + WEEK, NOW)
    assert upcoming(late) == at(ClockStep.WAKE, NOW + WEEK)


def test_to_a_resolved_case_nothing_happens() -> None:
    assert upcoming(resolved(claimed(OPEN, MIA, NOW), MIA, "", NOW)) is None


def test_a_reopened_case_has_a_new_clock() -> None:
    ended = resolved(escalated(reminded(OPEN, NOW), NOW), MIA, "", NOW)
    again = reopened(ended, NOW + 3 * HOUR, NOW)
    assert upcoming(again) == at(ClockStep.REMIND, NOW + 3 * HOUR)


@pytest.mark.parametrize("step", ClockStep)
def test_no_step_is_taken_twice(step: ClockStep) -> None:
    case = claimed(OPEN, MIA, NOW)
    if step is ClockStep.WAKE:
        case = snoozed(OPEN, MIA, MORNING, NOW)
    if step is ClockStep.ESCALATE:
        case = reminded(case, NOW)
    after, entry = carried_out(case, step, MORNING)
    following = upcoming(after)
    assert following is None or following.step is not step
    assert entry.at == MORNING
    assert not entry.by
