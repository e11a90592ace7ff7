"""Kill -9 while taps arrive: what was acknowledged is never lost, and nothing counts twice."""

import sys
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from tests.crash.bot import HastyIntake, HesitantIntake
from tests.crash.killing import Scene, scene
from tests.crash.ledger import TapCounts, lost, wrong

pytestmark = pytest.mark.long

PLATFORMS = list(Platform)


async def kill_and_report(scene: Scene, kills: int) -> list[TapCounts]:
    sys.stdout.write(f"\n{scene.crowd.platform}: unacknowledged / acknowledged / worked\n")
    seen = []
    async for at in scene.kill_while_tapping(kills):
        seen.append(at)
        counts = f"{at.unacknowledged:4} / {at.acknowledged:4} / {at.worked:4}"
        sys.stdout.write(f"kill {len(seen):2}  {counts}\n")
    return seen


async def nothing_is_lost(
    folder: Path, platform: Platform, *, customers: int, kills: int, hits: int
) -> None:
    """*hits*: so many of the kills at least must fall between acknowledged and worked."""
    async with scene(folder, platform, customers, HesitantIntake) as played:
        await played.ask_everybody()
        stood = await kill_and_report(played, kills)
        await played.drain()

        assert lost(played.crowd.taps, played.books.worked(platform)) == []
        assert wrong(played.crowd.customers, platform, played.books) == []
        assert len(played.books.answers(platform)) == customers
        assert all(played.crowd.messages_of(one) == 1 for one in played.crowd.customers)
    assert sum(at.acknowledged > 0 for at in stood) >= hits


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_no_acknowledged_tap_is_lost_or_counted_twice(
    tmp_path: Path, platform: Platform
) -> None:
    await nothing_is_lost(tmp_path, platform, customers=30, kills=3, hits=1)


@pytest.mark.long
@pytest.mark.alone
@pytest.mark.timeout(900)
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_500_customers_lose_nothing_in_24_kills(tmp_path: Path, platform: Platform) -> None:
    await nothing_is_lost(tmp_path, platform, customers=500, kills=24, hits=20)


@pytest.mark.parametrize(
    "platform", [Platform.TELEGRAM, pytest.param(Platform.SLACK, marks=pytest.mark.long)]
)
async def test_acknowledging_before_the_commit_would_be_seen(
    tmp_path: Path, platform: Platform
) -> None:
    async with scene(tmp_path, platform, 20, HastyIntake) as played:
        await played.ask_everybody()
        await kill_and_report(played, 2)
        await played.drain_taps()

        assert lost(played.crowd.taps, played.books.worked(platform)) != []
