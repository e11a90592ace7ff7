"""What was asked before an upgrade is answered by a typed yes or no after it."""

from datetime import timedelta
from typing import Final

import pytest

from bot.survey.scale import NPS
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import Recording, since
from tests.upgrades.user_actions import answer, reads

pytestmark = pytest.mark.long

DAY: Final = timedelta(days=1)
TYPED_YES: Final = {
    CastRole.MEANT: answer(7),
    CastRole.CHANGING: answer(10),
    CastRole.NEVER: QUESTION,
    CastRole.UNHAPPY: ENGLISH("answer.done.detractor.contact"),
}
"""What is read then."""


@pytest.fixture(params=since("part3"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_a_typed_yes_answers_what_was_asked_before(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for role, read in TYPED_YES.items():
        for customer in cast.of(role):
            home.type(customer, "yes")
            await reads(home, customer, read)


async def test_a_typed_no_answers_it_as_well(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.MEANT):
        home.type(customer, "no")
        await reads(home, customer, ENGLISH("question.again", **NPS.ends))
    for customer in cast.of(CastRole.CHANGING):
        home.type(customer, "no")
        await reads(home, customer, ENGLISH("answer.ask.promoter"))


async def test_a_yes_after_a_no_is_no_score(home: RestartableHouse, cast: SandboxCast) -> None:
    for customer in cast.of(CastRole.NOT_MEANT):
        home.type(customer, "yes")
        await home.becomes(lambda it: "yes" in [one.text for one in it.comments], customer)
        assert (await home.invitation(customer)).score is None


async def test_what_was_asked_a_day_ago_is_asked_no_more(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await home.pass_time(DAY)
    for customer in cast.of(CastRole.MEANT):
        home.type(customer, "yes")
        await home.becomes(lambda it: "yes" in [one.text for one in it.comments], customer)
        assert (await home.invitation(customer)).score is None
