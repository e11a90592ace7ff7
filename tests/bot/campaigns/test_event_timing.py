"""When a question after an event is asked: after its delay, within its time, in good hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaigns.event_timing import AskAt, DropQuestion, WaitingTime, decide
from bot.campaigns.reasons import NotAsked, Reason
from bot.good_hours import Calendar, GoodHours, is_good, next_good

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY = datetime(2026, 11, 6, 16, tzinfo=UTC)
OFFICE = GoodHours(start=time(9), end=time(18), weekdays=frozenset(range(5)), holidays=False)
CALENDAR = Calendar(zone=ZoneInfo("UTC"))
BLOCKED = NotAsked(reason=Reason.BLOCKED)


def good_from(moment: datetime) -> datetime:
    return next_good(moment, OFFICE, CALENDAR)


def asked(
    refused: NotAsked | None = None,
    *,
    due: datetime = FRIDAY,
    drop_after: timedelta = 3 * DAY,
    now: datetime = FRIDAY,
) -> AskAt | DropQuestion:
    return decide(WaitingTime(due_at=due, drop_after=drop_after), refused, good_from, now)


def delayed(until: datetime) -> NotAsked:
    return NotAsked(reason=Reason.ASKED, since=until - 30 * DAY, until=until)


def test_without_any_reason_it_is_asked_when_the_delay_is_over() -> None:
    assert asked() == AskAt(at=FRIDAY)
    assert asked(now=FRIDAY - 2 * HOUR) == AskAt(at=FRIDAY)


def test_a_weekend_only_delays_and_a_long_one_drops() -> None:
    evening, monday = FRIDAY + 3 * HOUR, FRIDAY + 2 * DAY + 17 * HOUR
    held = NotAsked(reason=Reason.OUT_OF_HOURS)
    assert asked(due=evening) == AskAt(at=monday, held=held)
    assert asked(due=evening, drop_after=DAY) == DropQuestion(refused=held)


def test_a_reason_that_ends_in_time_delays_and_another_drops() -> None:
    soon, late = delayed(FRIDAY + HOUR), delayed(FRIDAY + 4 * DAY)
    assert asked(soon) == AskAt(at=FRIDAY + HOUR, held=soon)
    assert asked(late) == DropQuestion(refused=late)
    assert asked(BLOCKED) == DropQuestion(refused=BLOCKED)


def test_a_reason_that_is_over_before_the_question_is_due_holds_nothing_up() -> None:
    assert asked(delayed(FRIDAY - HOUR), now=FRIDAY - 2 * HOUR) == AskAt(at=FRIDAY)


def test_what_the_bot_has_slept_through_is_dropped() -> None:
    assert asked(now=FRIDAY + 3 * DAY) == DropQuestion(refused=NotAsked(reason=Reason.NOT_RUNNING))


@pytest.mark.parametrize("is_held", [False, True])
@given(due=st.integers(-400, 400), until=st.integers(-400, 400), drop_after=st.integers(1, 400))
def test_it_is_asked_in_good_hours_and_in_its_time_or_not_at_all(
    is_held: bool, due: int, until: int, drop_after: int
) -> None:
    due_at, refused = FRIDAY + due * HOUR, delayed(FRIDAY + until * HOUR) if is_held else None
    found = asked(refused, due=due_at, drop_after=drop_after * HOUR)
    if isinstance(found, AskAt):
        assert max(due_at, FRIDAY) <= found.at < due_at + drop_after * HOUR
        assert is_good(found.at, OFFICE, CALENDAR)
        assert refused is None or refused.until is None or refused.until <= found.at
