"""Cases that an older version opened or resolved follow what their customers do."""

from functools import partial
from typing import Final

import pytest

from bot.states import CaseState
from storage.schema import cases
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.alert_scenes import case_of
from tests.upgrades.case_scenes import A_MINUTE, MORE_WORDS, SCORE, WORDS, is_below_alert
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.event_scenes import WORDS as CSAT_WORDS
from tests.upgrades.event_scenes import csat_answer
from tests.upgrades.recording import Recording, since
from tests.upgrades.user_actions import answer, press, reads

pytestmark = pytest.mark.long

LATER_WORDS: Final = "Now they are wrong again"


@pytest.fixture(params=since("part7"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_words_still_come_below_an_old_alert(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.CONTACTED):
        home.type(customer, LATER_WORDS)
        await reads(home, customer, LATER_WORDS)
    await home.pass_time(A_MINUTE)
    for customer in cast.of(CastRole.CONTACTED):
        await home.until(partial(is_below_alert, home, customer.name, LATER_WORDS))
        assert is_below_alert(home, customer.name, MORE_WORDS)
        assert is_alerted(home, customer, str(SCORE), WORDS)
        assert await state_of(home, customer) is CaseState.OPEN


async def test_a_resolved_case_opens_again_after_a_low_score(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.IMPROVED):
        assert await state_of(home, customer) is CaseState.RESOLVED
        press(home, customer, ENGLISH("answer.change"))
        await reads(home, customer, "You chose 9")
        press(home, customer, "1")
        await reads(home, customer, answer(1))
        await home.until(partial(is_alerted, home, customer, "1 · "))
        assert await state_of(home, customer) is CaseState.OPEN


async def test_the_alert_of_an_old_csat_answer_follows_its_customer(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.DISSATISFIED):
        assert is_alerted(home, customer, "1 of 5", CSAT_WORDS)
        press(home, customer, ENGLISH("answer.contact.yes"))
        await home.until(partial(is_alerted, home, customer, "1 of 5", "wants a reply"))
        await reads(home, customer, csat_answer(1))


def is_alerted(home: RestartableHouse, customer: Customer, *words: str) -> bool:
    """Whether the channel has an alert about the customer with all these words."""
    about = (one.text for one in home.alerts() if customer.name in one.text)
    return any(all(one in text for one in words) for text in about)


async def state_of(home: RestartableHouse, customer: Customer) -> CaseState:
    number = await case_of(home, customer)
    (case,) = await home.rows(cases, cases.c.id == number)
    state: CaseState = case.state
    return state
