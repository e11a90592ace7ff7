"""What waits for the team's channels at an upgrade is read there, wherever they are."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import Recording, since, taken_over
from tests.upgrades.story import FEEDBACK, MANY_WORDS
from tests.upgrades.user_actions import in_moved_group
from tests.upgrades.waiting import settled, time_flies

pytestmark = pytest.mark.long

DAY: Final = timedelta(days=1)


@pytest.fixture(params=since("part2"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_support_reads_once_what_was_collected_for_it(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await time_flies(home)
    for visitor in cast.of(CastRole.VISITOR):
        cards = [one.text for one in home.alerts() if visitor.name in one.text]
        assert len([card for card in cards if FEEDBACK in card]) == 1
    for customer in cast.of(CastRole.WORDY):
        (alert,) = [one for one in home.alerts() if customer.name in one.text]
        assert [reply.text for reply in alert.replies] == [MANY_WORDS]


async def test_an_alert_that_may_have_been_posted_is_not_posted_again(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await settled(home)
    for customer in cast.of(CastRole.ALARMING):
        title = ENGLISH("alert.title", mark="🔴", score=0, who=customer.name)
        (alert,) = [one.text for one in home.alerts() if title in one.text]
        assert ENGLISH("alert.repeat") not in alert


async def test_a_group_that_moved_is_written_to_under_its_new_id(
    recording: Recording, tmp_path: Path
) -> None:
    """bot.toml names it as it was called first."""
    (old,) = recording.moved_chats()
    channels = dict.fromkeys(("support", "team"), f"telegram:{old}")
    async with taken_over(recording, tmp_path / "tentap.db", channels=channels) as home:
        await time_flies(home)
        await home.until(lambda: sum(FEEDBACK in text for text in in_moved_group(home)) == 2)
        await home.pass_time(5 * DAY)
        await home.until(lambda: any("NPS · " in text for text in in_moved_group(home)))
