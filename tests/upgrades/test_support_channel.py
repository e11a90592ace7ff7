"""Collected alerts, waiting alerts, and buttons that only staff have, after an upgrade."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from sandbox.slack import SlackMessage
from storage.schema import invitations
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.alert_scenes import PATIENCE, REWORDED, case_of, collecting_messages
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import Recording, since, taken_over
from tests.upgrades.summary_series import RELATIONSHIP, W46, find
from tests.upgrades.waiting import settled, time_flies

pytestmark = pytest.mark.long

MINUTE: Final = timedelta(minutes=1)


@pytest.fixture(params=since("part5"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_a_collecting_message_follows_what_its_customers_do(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await settled(home)
    for customer in cast.of(CastRole.REWORDED):
        (listed,) = collecting_messages(home)
        number = await case_of(home, customer)
        home.slack.press(home.cast.ada, listed, f"Show {number}")
        await home.until(partial(alert_with, home, f"2 · {customer.name}\n{REWORDED}"))
    unshown = [await case_of(home, customer) for customer in cast.of(CastRole.LISTED)]
    labels = [[f"Show {number}"] for number in unshown]
    await home.until(lambda: [one.labels for one in collecting_messages(home)] == [labels])


async def test_an_alert_that_waits_comes_once_at_its_time(
    recording: Recording, tmp_path: Path
) -> None:
    database, wait = tmp_path / "tentap.db", {"wait": f"{PATIENCE // MINUTE} minutes"}
    async with taken_over(recording, database, alerts=wait) as home:
        pending = SandboxCast(home.sandbox, recording.people).of(CastRole.PENDING)
        titles = [f"4 · {customer.name}" for customer in pending]
        await time_flies(home)
        assert [one for one in titles if alerts_with(home, one)] == []
        await home.pass_time(PATIENCE)
        await time_flies(home)
        assert [len(alerts_with(home, one)) for one in titles] == [1, 1]


async def test_an_old_test_question_still_counts_for_nothing(home: RestartableHouse) -> None:
    ada = home.cast.ada
    (question,) = [one for one in home.slack.messages(ada) if QUESTION in one.text]
    home.slack.press(ada, question, "3")
    await home.until(partial(alert_with, home, ENGLISH("alert.test")))
    asked = await home.rows(invitations, invitations.c.test)
    assert [one.score for one in asked] == [3]


async def test_an_old_button_shares_the_summary_that_one_admin_saw(home: RestartableHouse) -> None:
    ada, team = home.cast.ada, home.cast.team
    (private,) = [one for one in home.slack.messages(team) if one.ephemeral_to is not None]
    home.slack.press(ada, private, "Share")
    await home.until(lambda: len(find(home, RELATIONSHIP, W46)) == 3)


def alerts_with(home: RestartableHouse, words: str) -> list[SlackMessage]:
    """The alerts that name these words, without collecting messages."""
    listed = {one.ts for one in collecting_messages(home)}
    return [one for one in home.alerts() if words in one.text and one.ts not in listed]


def alert_with(home: RestartableHouse, words: str) -> SlackMessage:
    """LookupError while there is none."""
    return alerts_with(home, words)[0]
