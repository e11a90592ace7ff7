"""“Did we fix it?”: asked after a case is resolved, in good hours; Not yet reopens the case."""

from datetime import timedelta

import pytest

from bot.states import CaseAction, CaseState
from storage import asked_people, cases
from storage.engine.store import Tx
from tests.handlers.usecases.cases.support_desk import (
    MINUTE,
    WAIT,
    SupportDesk,
    config_with,
)
from tests.storage.cast import DAY, NOW

ASKED = "You let us know what went wrong, and we've worked on it. Did we fix it?"
THANKS = "That's good to hear. Thank you for telling us."
AGAIN = "Thanks for telling us. We're looking into it again."
CSAT = {"key": "after_cases", "kind": "csat"}


@pytest.fixture
def resolved(desk: SupportDesk) -> SupportDesk:
    """Mia has resolved case 1, Dani's."""
    return resolve(desk)


def resolve(desk: SupportDesk) -> SupportDesk:
    desk.tap("Dani", 3)
    desk.skip("Dani")
    desk.wish("Dani")
    desk.pass_time(WAIT)
    desk.press(1, CaseAction.CLAIM)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.pass_time(2 * MINUTE)
    return desk


def state(desk: SupportDesk) -> CaseState:
    return cases.of_person(desk.tx, desk.answer("Dani").person_id)[0].state


def thread(desk: SupportDesk) -> list[str]:
    desk.pass_time(MINUTE)
    return [line for reply in desk.replies for line in reply.text.split("\n")]


def test_the_customer_is_asked_where_they_complained(resolved: SupportDesk) -> None:
    assert resolved.read("Dani")[-1] == ASKED
    assert resolved.chats[-1].buttons == ["Yes", "Not yet"]


def test_yes_ends_it_with_thanks_and_a_line_for_the_team(resolved: SupportDesk) -> None:
    resolved.read("Dani")
    assert resolved.choose_in_chat("Dani", "Yes") == THANKS
    assert resolved.read("Dani")[-1] == THANKS
    assert state(resolved) is CaseState.RESOLVED
    assert thread(resolved)[-1] == "The customer says it's fixed."


def test_not_yet_reopens_the_case_and_calls_the_team(resolved: SupportDesk) -> None:
    resolved.read("Dani")
    assert resolved.choose_in_chat("Dani", "Not yet") == AGAIN
    assert state(resolved) is CaseState.CLAIMED
    resolved.send()
    assert "Mia Lund has it · answer by" in resolved.cards[0].text
    assert thread(resolved)[-2:] == ["Case reopened.", "The customer says it isn't fixed yet."]
    assert resolved.replies[-1].broadcast


@pytest.mark.parametrize(
    ("typed", "after"), [("yes", CaseState.RESOLVED), ("no", CaseState.CLAIMED)]
)
def test_a_typed_yes_or_no_answers_it(resolved: SupportDesk, typed: str, after: CaseState) -> None:
    resolved.read("Dani")
    resolved.type("Dani", typed)
    assert state(resolved) is after


def test_it_is_asked_once_for_each_time_that_the_case_is_resolved(resolved: SupportDesk) -> None:
    resolved.read("Dani")
    resolved.choose_in_chat("Dani", "Not yet")
    resolved.choose(resolved.press(1, CaseAction.RESOLVE), "Something else")
    resolved.pass_time(2 * MINUTE)
    assert resolved.read("Dani").count(ASKED) == 1
    assert resolved.chats[-1].buttons == ["Yes", "Not yet"]
    resolved.choose_in_chat("Dani", "Yes")
    assert state(resolved) is CaseState.RESOLVED


def test_a_case_that_is_reopened_at_once_asks_nothing(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.press(1, CaseAction.REOPEN)
    desk.pass_time(2 * MINUTE)
    assert ASKED not in desk.read("Dani")


def test_it_waits_for_the_customers_good_hours(desk: SupportDesk) -> None:
    desk.now = NOW.replace(hour=22)
    resolve(desk)
    assert ASKED not in desk.read("Dani")
    desk.now = NOW.replace(hour=9) + DAY
    assert desk.read("Dani")[-1] == ASKED


def test_words_typed_while_it_waits_for_good_hours_do_not_answer_it(desk: SupportDesk) -> None:
    desk.now = NOW.replace(hour=22)
    resolve(desk)
    desk.type("Dani", "yes")
    assert THANKS not in desk.read("Dani")


@pytest.mark.parametrize("never", [False, True])
def test_who_refused_contact_or_said_never_is_not_asked(desk: SupportDesk, never: bool) -> None:
    desk.tap("Dani", 3)
    desk.skip("Dani")
    if never:
        desk.type("Dani", "stop")
    else:
        desk.wish("Dani", wanted=False)
    desk.pass_time(WAIT)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.pass_time(2 * MINUTE)
    assert ASKED not in desk.read("Dani")


def test_who_said_never_but_wants_contact_is_asked(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.skip("Dani")
    desk.wish("Dani")
    desk.type("Dani", "stop")
    desk.pass_time(WAIT)
    desk.choose(desk.press(1, CaseAction.RESOLVE), "Something else")
    desk.pass_time(2 * MINUTE)
    assert ASKED in desk.read("Dani")


def test_a_better_score_asks_nothing(desk: SupportDesk) -> None:
    desk.tap("Dani", 3)
    desk.pass_time(WAIT)
    desk.tap("Dani", 9)
    desk.pass_time(DAY)
    assert ASKED not in desk.read("Dani")


def test_where_bot_toml_does_not_want_it_nothing_is_asked(tx: Tx) -> None:
    desk = SupportDesk(tx=tx, config=config_with(cases={"ask_fixed": False}))
    desk.add("Dani", "Initech")
    assert ASKED not in resolve(desk).read("Dani")


def test_after_two_weeks_the_question_loses_its_buttons(resolved: SupportDesk) -> None:
    resolved.read("Dani")
    resolved.now += timedelta(days=15)
    resolved.send()
    resolved.read("Dani")
    assert resolved.chats[-1].buttons == []
    assert state(resolved) is CaseState.RESOLVED


# And then the satisfaction with the case


@pytest.fixture
def asking(tx: Tx) -> SupportDesk:
    surveys = [{"key": "relationship", "kind": "nps"}, CSAT]
    desk = SupportDesk(tx=tx, config=config_with(survey=surveys, cases={"csat": "after_cases"}))
    desk.add("Dani", "Initech")
    resolve(desk).read("Dani")
    return desk


def test_after_a_yes_the_customer_rates_the_case(asking: SupportDesk) -> None:
    asking.choose_in_chat("Dani", "Yes")
    assert asking.read("Dani")[-1].startswith("How satisfied are you with ")
    asking.tap("Dani", 4)
    assert asking.answer("Dani").score == 4


def test_the_question_about_a_case_delays_no_other_question(asking: SupportDesk) -> None:
    dani = asking.answer("Dani").person_id
    before = asked_people.last_asked(asking.tx, [dani], "relationship")
    asking.now += MINUTE
    asking.choose_in_chat("Dani", "Yes")
    asking.read("Dani")
    assert asked_people.last_asked(asking.tx, [dani], "relationship") == before
    assert asked_people.asked_since(asking.tx, asking.now) == frozenset()


def test_a_low_rating_of_a_case_opens_no_other_case(asking: SupportDesk) -> None:
    asking.choose_in_chat("Dani", "Yes")
    asking.read("Dani")
    asking.tap("Dani", 1)
    assert len(cases.of_person(asking.tx, asking.answer("Dani").person_id)) == 1


def test_after_not_yet_nobody_is_asked_to_rate(asking: SupportDesk) -> None:
    asking.choose_in_chat("Dani", "Not yet")
    assert asking.read("Dani")[-1] == AGAIN


def test_a_second_press_of_yes_changes_nothing(asking: SupportDesk) -> None:
    asking.choose_in_chat("Dani", "Yes")
    before = asking.read("Dani")
    assert asking.press_again() == "This is already decided."
    assert asking.read("Dani") == before
