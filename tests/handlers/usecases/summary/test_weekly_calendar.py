"""One summary for each ISO week, whatever clocks, years and settings do."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weeks import Week, weeks_between
from bot.ids import MessageRef
from handlers.outbox import transitions
from handlers.usecases import due_times
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.summary import weekly
from storage.engine.sqlite import raw
from storage.engine.store import Tx
from storage.messaging import claims
from storage.states import OutboxKind
from tests.harness.long_params import long_but
from tests.storage.cast import add_person, ask

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ZONES = (
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/New_York",
    "Africa/Casablanca",
    "Pacific/Apia",
)


@pytest.fixture(autouse=True)
def one_transaction(tx: Tx) -> None:
    """Hundreds of days need no commit each."""
    raw(tx).execute("BEGIN IMMEDIATE")


def configured(zone: str, day: str = "monday", at: str = "09:00") -> Config:
    survey = {
        "key": "relationship",
        "kind": "nps",
        "timezone": zone,
        "summary": {"day": day, "time": at},
    }
    return load({"slack": {}, "channels": {"team": "slack:C0TEAM"}, "survey": [survey]})


def posted(tx: Tx, config: Config, since: datetime, until: datetime) -> list[Week]:
    """The weeks that a bot sums up which looks once a day; in each, somebody was asked."""
    weekly.plan_all(tx, Context(config=config, now=since))
    return posted_without_a_start(tx, config, since, until)


def posted_without_a_start(tx: Tx, config: Config, since: datetime, until: datetime) -> list[Week]:
    weeks, now, person = list[Week](), since, add_person(tx)
    while now < until:
        if now.weekday() == 2:
            ask(tx, person, now=now)
        weeks += post_due(tx, config, now)
        now += DAY
    return weeks


def post_due(tx: Tx, config: Config, now: datetime) -> list[Week]:
    context, weeks = Context(config=config, now=now), list[Week]()
    for due in claims.due(tx, Platform.SLACK, now, 10):
        claimed = transitions.claim(tx, due.id, "mine", context)
        if claimed is None or due.kind is not OutboxKind.SUMMARY:
            continue
        row, drawn = claimed
        assert isinstance(drawn, Outgoing)
        transitions.record_sent(tx, row, "mine", MessageRef("C0TEAM/1"), context)
        weeks.append(Week.parse(row.key.partition("/")[2]))
    return weeks


@pytest.mark.long
@pytest.mark.parametrize("zone", long_but(ZONES[:2], ZONES))
@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2026-01-27", "2026-04-20", Week(2026, 5), Week(2026, 15)),
        ("2026-09-15", "2026-11-16", Week(2026, 38), Week(2026, 45)),
        ("2026-12-08", "2027-02-01", Week(2026, 50), Week(2027, 3)),
    ],
    ids=["spring", "autumn", "53 weeks"],
)
def test_each_week_is_posted_once_where_clocks_and_years_change(
    tx: Tx, zone: str, since: str, until: str, first: Week, last: Week
) -> None:
    """At an hour of Sunday that a change of the clocks skips, or brings twice."""
    begin, end = (datetime.fromisoformat(f"{day}T18:00Z") for day in (since, until))
    weeks = posted(tx, configured(zone, "sunday", "02:15"), begin, end)
    assert weeks == list(weeks_between(first, last.next()))


def test_a_clock_that_is_set_back_brings_no_second_summary(tx: Tx) -> None:
    config, monday = configured("UTC"), datetime(2026, 11, 9, 9, tzinfo=UTC)
    ask(tx, add_person(tx), now=monday - 5 * DAY)
    weekly.plan_all(tx, Context(config=config, now=monday - 6 * DAY))
    assert post_due(tx, config, monday) == [Week(2026, 45)]
    for now in (monday - HOUR, monday, monday - DAY, monday + HOUR):
        weekly.plan_all(tx, Context(config=config, now=now))
        assert post_due(tx, config, now) == []


def test_a_clock_a_day_ahead_posts_early_and_not_again_when_it_is_right(tx: Tx) -> None:
    config, monday = configured("UTC"), datetime(2026, 11, 9, 9, tzinfo=UTC)
    person = add_person(tx)
    ask(tx, person, now=monday - 5 * DAY)
    weekly.plan_all(tx, Context(config=config, now=monday - 6 * DAY))
    assert post_due(tx, config, monday) == [Week(2026, 45)]
    ask(tx, person, now=monday + 2 * DAY)
    assert posted(tx, config, monday - DAY, monday + 8 * DAY) == [Week(2026, 46)]


def test_a_clock_three_weeks_ahead_ends_no_series(tx: Tx) -> None:
    config, monday = configured("UTC"), datetime(2026, 11, 9, 9, tzinfo=UTC)
    weekly.plan_all(tx, Context(config=config, now=monday - 6 * DAY))
    ask(tx, add_person(tx), now=monday + 16 * DAY)
    ahead = monday + 21 * DAY
    assert [*post_due(tx, config, ahead), *post_due(tx, config, ahead)] == [Week(2026, 48)]
    assert due_times.correct(tx, Platform.SLACK, Context(config=config, now=monday)) > 0
    weeks = posted_without_a_start(tx, config, monday, monday + 36 * DAY)
    assert weeks == [Week(2026, week) for week in (46, 47, 49, 50)]


@pytest.mark.long
@pytest.mark.parametrize("other", ["America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Apia"])
@pytest.mark.parametrize("weekday", [0, 3, 6])
def test_a_survey_that_changes_its_zone_misses_no_week_and_repeats_none(
    tx: Tx, other: str, weekday: int
) -> None:
    """There on some day of the week, and back on the same day two weeks later."""
    berlin, elsewhere = configured("Europe/Berlin"), configured(other)
    start = datetime(2026, 11, 3, 12, tzinfo=UTC)
    there = start + timedelta(days=weekday, weeks=1)
    back = there + timedelta(weeks=2)
    weeks = [
        *posted(tx, berlin, start, there),
        *posted(tx, elsewhere, there, back),
        *posted(tx, berlin, back, back + timedelta(weeks=2)),
    ]
    assert weeks == list(weeks_between(Week(2026, 45), weeks[-1].next()))
    assert len(weeks) >= 4
