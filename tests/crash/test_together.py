"""The short form of ``make crash``: some kills, freezes, outages, restarts and floods."""

import sys
from pathlib import Path

import pytest

from tests.crash.campaign import run_campaign
from tests.crash.fleet import Doors
from tests.crash.flood import run_flood
from tests.crash.loop import MODES, Mode, Play, run_loop
from tests.crash.outage import run_outage
from tests.crash.report import (
    HEAD,
    TAKEOVER_SECONDS,
    faults,
    flood_faults,
    restart_faults,
    rows,
    told_flood,
    told_takeovers,
)
from tests.crash.rolling_restart import run_rolling

pytestmark = [pytest.mark.long, pytest.mark.alone, pytest.mark.timeout(1200)]

KILLS = 4
RESTARTS = 4
PEOPLE = 100
FROZEN_SECONDS = 15.0
"""Longer than a lease lives, and than a claim may wait for its request."""
TAPS = 10_000


def say(*lines: str) -> None:
    sys.stdout.writelines(f"\n{line}" for line in lines)


each_door = pytest.mark.parametrize("doors", list(Doors), ids=lambda doors: doors.value)


def no_promise_is_broken(name: str, played: Play) -> None:
    say(*HEAD, *rows(name, played))
    assert faults(played) == []


@pytest.mark.parametrize("mode", MODES, ids=str)
async def test_nothing_is_lost_or_doubled_by_kills(tmp_path: Path, mode: Mode) -> None:
    no_promise_is_broken(str(mode), await run_loop(mode, tmp_path, KILLS))


@each_door
async def test_a_campaign_by_three_bots_outlives_kills_and_a_freeze(
    tmp_path: Path, doors: Doors
) -> None:
    played, takeovers = await run_campaign(tmp_path, doors, PEOPLE, FROZEN_SECONDS)
    say(told_takeovers(takeovers))
    no_promise_is_broken("campaign", played)
    assert max(takeovers) < TAKEOVER_SECONDS


@each_door
async def test_a_server_that_stops_and_lines_that_are_cut_lose_nothing(
    tmp_path: Path, doors: Doors
) -> None:
    no_promise_is_broken("outage", await run_outage(tmp_path, doors))


@each_door
async def test_a_rolling_restart_loses_and_doubles_nothing_and_leaves_nothing_in_doubt(
    tmp_path: Path, doors: Doors
) -> None:
    played = await run_rolling(tmp_path, doors, RESTARTS)
    say(*HEAD, *rows("rolling restart", played))
    assert restart_faults(played) == []


@each_door
async def test_ten_thousand_taps_at_once_are_kept_and_worked(tmp_path: Path, doors: Doors) -> None:
    flood = await run_flood(tmp_path, doors, TAPS)
    say(told_flood(flood))
    assert flood_faults(flood) == []
