"""After an upgrade each week of each survey is still posted once, and its series goes on."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.recording import Recording, since
from tests.upgrades.summary_series import RELATIONSHIP, W45, W46, W47, Series, find
from tests.upgrades.waiting import settled, time_flies

pytestmark = pytest.mark.long

MISSED_AT: Final = datetime(2026, 11, 19, 8, tzinfo=UTC)
MONDAY: Final = datetime(2026, 11, 23, 8, tzinfo=UTC)
WEDNESDAY: Final = datetime(2026, 11, 25, 10, 1, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
WEEK: Final = timedelta(days=7)
W48: Final = W47.next()
QUIET: Final = ENGLISH("summary.quiet")
RESTS: Final = ENGLISH("summary.quiet.rests", command="/tentap")
UNDER_WAY: Final = (Series.DOUBTED, Series.POSTED, Series.CLAIMED, Series.DUE)


@pytest.fixture(params=since("part3"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def becomes(home: RestartableHouse, moment: datetime) -> None:
    """It is *moment*, and all is said that was due by then."""
    await settled(home)
    await home.pass_time(moment - home.now)
    await time_flies(home)


async def test_a_week_that_was_under_way_is_posted_once(home: RestartableHouse) -> None:
    await settled(home)
    assert [len(find(home, survey, W46)) for survey in UNDER_WAY] == [1, 1, 1, 1]
    assert find(home, Series.FAILED, W46) == []

    await home.stop()
    await home.start()
    await time_flies(home)
    assert [len(find(home, survey, W46)) for survey in UNDER_WAY] == [1, 1, 1, 1]


async def test_the_next_week_of_each_series_is_posted_once_at_its_time(
    home: RestartableHouse,
) -> None:
    await becomes(home, WEDNESDAY - 2 * MINUTE)
    surveys = (*UNDER_WAY, Series.FAILED)
    assert [find(home, survey, W47) for survey in surveys] == [[]] * 5

    await becomes(home, WEDNESDAY + MINUTE)
    texts = {survey: find(home, survey, W47) for survey in surveys}
    assert [len(found) for found in texts.values()] == [1] * 5
    assert all(RESTS in texts[survey][0] for survey in UNDER_WAY)  # the third quiet one
    assert QUIET in texts[Series.FAILED][0]  # the second one that could be read


async def test_the_third_quiet_week_says_that_the_series_rests(home: RestartableHouse) -> None:
    await becomes(home, MONDAY + MINUTE)
    (third,) = find(home, Series.QUIET, W47)
    assert RESTS in third


@pytest.mark.long
async def test_a_series_that_rests_goes_on_resting(home: RestartableHouse) -> None:
    for monday in (MONDAY, MONDAY + WEEK):
        await becomes(home, monday + MINUTE)
    assert [find(home, Series.RESTING, week) for week in (W46, W47, W48)] == [[], [], []]
    assert find(home, Series.QUIET, W48) == []


async def test_a_missed_week_is_named_in_the_next_summary(home: RestartableHouse) -> None:
    await becomes(home, MISSED_AT - MINUTE)
    assert find(home, Series.MISSED, W46) == []

    await becomes(home, MISSED_AT + MINUTE)
    (summary,) = find(home, Series.MISSED, W46)
    assert "No post while I was away: 2–8 November." in summary
    assert find(home, Series.MISSED, W45) == []


async def test_a_change_that_was_claimed_is_not_claimed_as_new(home: RestartableHouse) -> None:
    (first,) = find(home, RELATIONSHIP, W45)
    assert "\nUp " in first
    await becomes(home, MONDAY + MINUTE)
    (present,) = await home.until(lambda: find(home, RELATIONSHIP, W47))  # its chart takes a second
    assert "\nStill up " in present
