"""What was asked before an upgrade is answered by a typed yes or no after it."""

from datetime import timedelta
from typing import Final

import pytest

from tests.invariants.restartable_house import ENGLISH, Home
from tests.upgrades.cast import Cast, Role
from tests.upgrades.recording import Recording, since
from tests.upgrades.user_actions import answer, reads

DAY: Final = timedelta(days=1)
TYPED_YES: Final = {
    Role.MEANT: answer(7),
    Role.CHANGING: answer(10),
    Role.NEVER: ENGLISH("note.resumed"),
    Role.UNHAPPY: ENGLISH("answer.done.detractor.contact"),
}
"""What is read then."""


@pytest.fixture(params=since("part3"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_a_typed_yes_answers_what_was_asked_before(home: Home, cast: Cast) -> None:
    for role, read in TYPED_YES.items():
        for customer in cast.of(role):
            home.type(customer, "yes")
            await reads(home, customer, read)


async def test_a_typed_no_answers_it_as_well(home: Home, cast: Cast) -> None:
    for customer in cast.of(Role.MEANT):
        home.type(customer, "no")
        await reads(home, customer, ENGLISH("note.outside"))
    for customer in cast.of(Role.CHANGING):
        home.type(customer, "no")
        await reads(home, customer, ENGLISH("note.same", score=9))


async def test_a_yes_after_a_no_is_no_score(home: Home, cast: Cast) -> None:
    for customer in cast.of(Role.NOT_MEANT):
        home.type(customer, "yes")
        await home.becomes(lambda it: "yes" in [one.text for one in it.comments], customer)
        assert (await home.invitation(customer)).score is None


async def test_what_was_asked_a_day_ago_is_asked_no_more(home: Home, cast: Cast) -> None:
    await home.pass_time(DAY)
    for customer in cast.of(Role.MEANT):
        home.type(customer, "yes")
        await home.becomes(lambda it: "yes" in [one.text for one in it.comments], customer)
        assert (await home.invitation(customer)).score is None
