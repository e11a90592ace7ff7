from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.business_hours import BusinessHours, DaySpan
from bot.cases.clock import business_time, due_time, next_open

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = frozenset(range(5))
ALL_DAYS = frozenset(range(7))


def hours(
    *written: str, zone: str = "Europe/Berlin", days: frozenset[int] = WEEK, country: str = "DE"
) -> BusinessHours:
    return BusinessHours(
        spans=tuple(span(one) for one in written),
        weekdays=days,
        zone=ZoneInfo(zone),
        country=country,
    )


def span(written: str) -> DaySpan:
    start, _, end = written.partition("-")
    midnight = time.max if end == "24:00" else time.fromisoformat(end)
    return DaySpan(start=time.fromisoformat(start), end=midnight)


def at(written: str, zone: str = "Europe/Berlin") -> datetime:
    """A moment by the clock on the wall; with an offset, in no doubt."""
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


OFFICE = hours("09:00-18:00")
LUNCH = hours("09:00-12:00", "13:00-18:00")
NIGHT = hours("02:00-03:00", days=ALL_DAYS)
PAST_TWO = hours("02:15-02:45", days=ALL_DAYS)
UNTIL_FOUR = hours("02:30-04:00", days=ALL_DAYS)
ALWAYS = hours("00:00-24:00", days=ALL_DAYS, country="")
PAGO_PAGO = hours("09:00-18:00", zone="Pacific/Pago_Pago", country="")
KIRITIMATI = hours("09:00-18:00", zone="Pacific/Kiritimati", country="")
APIA = hours("00:00-24:00", zone="Pacific/Apia", days=ALL_DAYS, country="")
CAIRO = hours("00:00-24:00", zone="Africa/Cairo", days=ALL_DAYS, country="")

CASES = {
    "inside a day": (OFFICE, "2026-11-02T09:30", 3, "2026-11-02T12:30"),
    "at the opening": (OFFICE, "2026-11-02T09:00", 1, "2026-11-02T10:00"),
    "at the closing": (OFFICE, "2026-11-02T18:00", 1, "2026-11-03T10:00"),
    "up to the closing": (OFFICE, "2026-11-02T09:00", 9, "2026-11-02T18:00"),
    "before the opening": (OFFICE, "2026-11-02T03:00", 1, "2026-11-02T10:00"),
    "three days of nine hours less three": (OFFICE, "2026-11-02T09:00", 24, "2026-11-04T15:00"),
    "a lunch break": (LUNCH, "2026-11-02T11:30", 1, "2026-11-02T13:30"),
    "within a lunch break": (LUNCH, "2026-11-02T12:20", 1, "2026-11-02T14:00"),
    "up to a lunch break": (LUNCH, "2026-11-02T11:00", 1, "2026-11-02T12:00"),
    "a weekend": (OFFICE, "2026-11-06T17:00", 2, "2026-11-09T10:00"),
    "a Saturday": (OFFICE, "2026-11-07T11:00", 2, "2026-11-09T11:00"),
    "German Unity Day on a Friday": (OFFICE, "2025-10-02T17:00", 2, "2025-10-06T10:00"),
    "German Unity Day elsewhere": (
        hours("09:00-18:00", country=""),
        "2025-10-02T17:00",
        2,
        "2025-10-03T10:00",
    ),
    "Christmas": (OFFICE, "2026-12-24T17:30", 1, "2026-12-28T09:30"),
    "a working Sunday on which the clocks go forward": (
        hours("09:00-18:00", days=ALL_DAYS),
        "2026-03-28T17:00",
        2,
        "2026-03-29T10:00",
    ),
    "a day of 23 hours": (ALWAYS, "2026-03-29T00:00", 23, "2026-03-30T00:00"),
    "a day of 25 hours": (ALWAYS, "2026-10-25T00:00", 25, "2026-10-26T00:00"),
    "an hour that does not exist": (NIGHT, "2026-03-28T02:30", 1, "2026-03-30T02:30"),
    "a span that does not exist": (PAST_TWO, "2026-03-28T02:30", 0.5, "2026-03-30T02:30"),
    "a span that begins at no time": (UNTIL_FOUR, "2026-03-29T00:00", 1, "2026-03-29T04:00"),
    "an hour that comes twice": (NIGHT, "2026-10-25T00:00", 2, "2026-10-25T03:00"),
    "the first of two hours": (NIGHT, "2026-10-25T00:00", 1.5, "2026-10-25T02:30+01:00"),
    "a span is not repeated": (PAST_TWO, "2026-10-25T00:00", 1, "2026-10-26T02:45"),
    "after a span, in the second of two hours": (
        PAST_TWO,
        "2026-10-25T02:30+01:00",
        0.25,
        "2026-10-26T02:30",
    ),
    "far in the west": (PAGO_PAGO, "2026-11-06T17:00-11:00", 2, "2026-11-09T10:00-11:00"),
    "far in the east": (KIRITIMATI, "2026-11-06T17:00+14:00", 2, "2026-11-09T10:00+14:00"),
    "Monday there, Sunday in UTC": (KIRITIMATI, "2026-11-08T20:00Z", 1, "2026-11-08T21:00Z"),
    "Friday there, Saturday in UTC": (PAGO_PAGO, "2026-11-07T04:30Z", 1, "2026-11-09T20:30Z"),
    "a day that Samoa left out": (APIA, "2011-12-29T23:00-10:00", 2, "2011-12-31T01:00+14:00"),
    "a midnight that does not exist": (
        CAIRO,
        "2026-04-23T23:00+02:00",
        2,
        "2026-04-24T02:00+03:00",
    ),
}


@pytest.mark.parametrize(("open_in", "start", "n", "due"), CASES.values(), ids=list(CASES))
def test_a_case_is_due_after_so_many_business_hours(
    open_in: BusinessHours, start: str, n: float, due: str
) -> None:
    within = timedelta(hours=n)
    assert due_time(at(start), within, open_in) == at(due)
    assert business_time(at(start), at(due), open_in) == within


@pytest.mark.parametrize(
    ("start", "opens"),
    [
        ("2026-11-02T09:00", "2026-11-02T09:00"),
        ("2026-11-02T11:59", "2026-11-02T11:59"),
        ("2026-11-02T12:00", "2026-11-02T13:00"),
        ("2026-11-02T18:00", "2026-11-03T09:00"),
        ("2026-11-06T18:00", "2026-11-09T09:00"),
        ("2026-12-25T11:00", "2026-12-28T09:00"),
    ],
)
def test_no_time_at_all_ends_in_open_hours(start: str, opens: str) -> None:
    assert next_open(at(start), LUNCH) == at(opens)
    assert due_time(at(start), timedelta(), LUNCH) == at(opens)


def test_instants_are_in_utc() -> None:
    due = due_time(at("2026-11-02T09:30"), timedelta(hours=1), OFFICE)
    assert due.tzinfo is UTC
    assert next_open(at("2026-11-02T09:30"), OFFICE).tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 11, 2, 9)  # noqa: DTZ001 - the mistake
    for mistake in (
        lambda: next_open(naive, OFFICE),
        lambda: due_time(naive, timedelta(hours=1), OFFICE),
        lambda: business_time(naive, at("2026-11-02T10:00"), OFFICE),
    ):
        with pytest.raises(ValueError, match="needs a time zone"):
            mistake()


def test_a_due_time_does_not_lie_before_its_start() -> None:
    with pytest.raises(ValueError, match="lies ahead"):
        due_time(at("2026-11-02T09:30"), timedelta(hours=-1), OFFICE)


def test_no_business_time_passes_backwards_or_over_a_weekend() -> None:
    assert business_time(at("2026-11-03T12:00"), at("2026-11-02T12:00"), OFFICE) == timedelta()
    assert business_time(at("2026-11-06T18:00"), at("2026-11-09T09:00"), OFFICE) == timedelta()


def test_a_team_that_never_works_is_an_error() -> None:
    never = hours("09:00-18:00", days=frozenset())
    with pytest.raises(ValueError, match="no working day"):
        due_time(at("2026-11-02T09:00"), timedelta(hours=1), never)
    with pytest.raises(ValueError, match="no working day"):
        next_open(at("2026-11-02T09:00"), never)


def test_ten_years_are_counted_at_once() -> None:
    begun = process_time()
    due = due_time(at("2026-01-01T00:00"), timedelta(hours=9 * 2500), OFFICE)
    assert date(2035, 1, 1) < due.date() < date(2036, 12, 31)
    assert process_time() - begun < 2


BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 2 * 365 * 24 * 3600).map(lambda n: BEGIN + timedelta(seconds=n))
shortly = st.integers(0, 60 * 3600).map(lambda n: timedelta(seconds=n))
edges = st.lists(st.integers(0, 96), min_size=2, max_size=6, unique=True).map(sorted)
ZONES = [
    "Europe/Berlin",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
    "UTC",
]


def quarter(n: int) -> time:
    return time.max if n == 96 else time(n // 4, n % 4 * 15)


spans = edges.map(
    lambda found: tuple(
        DaySpan(start=quarter(start), end=quarter(end))
        for start, end in zip(found[::2], found[1::2], strict=False)
    )
)
teams = st.builds(
    BusinessHours,
    spans=spans,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    holidays=st.booleans(),
    country=st.sampled_from(["", "DE", "KR", "US"]),
)


@given(moments, shortly, teams)
def test_the_business_time_up_to_the_due_time_is_the_time_given(
    start: datetime, within: timedelta, team: BusinessHours
) -> None:
    assert business_time(start, due_time(start, within, team), team) == within


@given(moments, shortly, shortly, teams)
def test_more_time_is_never_due_earlier(
    start: datetime, within: timedelta, more: timedelta, team: BusinessHours
) -> None:
    assert due_time(start, within, team) <= due_time(start, within + more, team)


@given(moments, moments, shortly, teams)
def test_what_begins_earlier_is_never_due_later(
    one: datetime, other: datetime, within: timedelta, team: BusinessHours
) -> None:
    first, second = sorted([one, other])
    assert due_time(first, within, team) <= due_time(second, within, team)


@given(moments, st.lists(shortly, min_size=2, max_size=2), teams)
def test_business_times_add_up(
    start: datetime, parts: list[timedelta], team: BusinessHours
) -> None:
    middle = start + parts[0]
    end = middle + parts[1]
    both = business_time(start, middle, team) + business_time(middle, end, team)
    assert business_time(start, end, team) == both
    assert both <= end - start


@given(moments, teams)
def test_the_next_opening_is_open_and_nothing_before_it_is(
    moment: datetime, team: BusinessHours
) -> None:
    opens = next_open(moment, team)
    assert opens >= moment
    assert business_time(moment, opens, team) == timedelta()
    assert next_open(opens, team) == opens
    second = timedelta(seconds=1)
    assert business_time(opens, opens + second, team) == second
