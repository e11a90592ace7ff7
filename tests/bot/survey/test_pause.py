"""Three months are those of the calendar, where the person lives."""

from datetime import datetime

import pytest

from bot.survey.pause import end_of_pause


@pytest.mark.parametrize(
    ("now", "zone", "end"),
    [
        ("2026-11-28T10:00+00:00", "UTC", "2027-02-28T10:00+00:00"),
        ("2026-11-30T10:00+00:00", "UTC", "2027-02-28T10:00+00:00"),
        ("2027-11-30T10:00+00:00", "UTC", "2028-02-29T10:00+00:00"),
        ("2026-12-31T10:00+00:00", "UTC", "2027-03-31T10:00+00:00"),
        ("2026-08-15T08:00+00:00", "Europe/Berlin", "2026-11-15T09:00+00:00"),
        ("2026-11-28T23:30+00:00", "Asia/Seoul", "2027-02-27T23:30+00:00"),
    ],
)
def test_a_pause_ends_on_the_same_day_three_months_later(now: str, zone: str, end: str) -> None:
    assert end_of_pause(datetime.fromisoformat(now), zone) == datetime.fromisoformat(end)
