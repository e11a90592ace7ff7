from datetime import UTC, datetime, timedelta

import pytest

from bot.periods import Period, PeriodUnit

LEAP_DAY = datetime(2028, 2, 29, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period(n=8, unit=PeriodUnit.DAY), datetime(2028, 2, 21, 9, 30, tzinfo=UTC)),
        (Period(n=2, unit=PeriodUnit.WEEK), datetime(2028, 2, 15, 9, 30, tzinfo=UTC)),
        (Period(n=1, unit=PeriodUnit.MONTH), datetime(2028, 1, 29, 9, 30, tzinfo=UTC)),
        (Period(n=18, unit=PeriodUnit.MONTH), datetime(2026, 8, 29, 9, 30, tzinfo=UTC)),
        (Period(n=3, unit=PeriodUnit.YEAR), datetime(2025, 2, 28, 9, 30, tzinfo=UTC)),
        (Period(n=4, unit=PeriodUnit.YEAR), datetime(2024, 2, 29, 9, 30, tzinfo=UTC)),
        (Period(n=100, unit=PeriodUnit.YEAR), datetime(1928, 2, 29, 9, 30, tzinfo=UTC)),
    ],
)
def test_months_and_years_count_by_the_calendar(period: Period, before: datetime) -> None:
    assert period.before(LEAP_DAY) == before


def test_a_month_may_be_as_short_as_february() -> None:
    assert Period(n=1, unit=PeriodUnit.MONTH).shortest == timedelta(days=28)
