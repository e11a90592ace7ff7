"""Test questions of `ask me`: stored like real ones, and counted nowhere."""

from bot.figures.weekly import Ladder
from bot.states import InvitationState
from storage import answers, asked_people, cases, invitations, reports
from storage.engine.store import Tx
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer, ask, change, invite

WEEK = (NOW, NOW + 7 * DAY)


def test_a_test_answer_of_a_customer_counts_in_no_figure(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3, test=True)
    answers.add_comment(tx, given.id, "only a test", None, NOW)
    assert reports.answers(tx, "relationship", *WEEK) == ()
    assert reports.ladder(tx, "relationship", *WEEK) == Ladder(eligible=1)
    assert reports.rates(tx, "relationship", *WEEK) == {}


def test_a_test_beside_a_real_answer_changes_no_figure(tx: Tx) -> None:
    anna = add_person(tx)
    answer(tx, anna, 9)
    before = reports.ladder(tx, "relationship", *WEEK), reports.answers(tx, "relationship", *WEEK)
    answer(tx, anna, 0, now=NOW + DAY, test=True)
    after = reports.ladder(tx, "relationship", *WEEK), reports.answers(tx, "relationship", *WEEK)
    assert after == before


def test_a_test_begins_no_figures(tx: Tx) -> None:
    anna = add_person(tx)
    answer(tx, anna, 9, test=True)
    assert reports.first_moment(tx, "relationship") is None
    answer(tx, anna, 9, now=NOW + DAY)
    assert reports.first_moment(tx, "relationship") == NOW + DAY


def test_the_case_of_a_test_is_not_among_the_open_ones(tx: Tx) -> None:
    anna = add_person(tx)
    cases.add(tx, answer(tx, anna, 0, test=True), NOW)
    real = cases.add(tx, answer(tx, anna, 3, now=NOW + DAY), NOW + DAY).id
    assert [case.id for case in cases.open_in(tx, ["relationship"])] == [real]


def test_a_test_throttles_no_real_question(tx: Tx) -> None:
    anna = add_person(tx)
    answer(tx, anna, 3, test=True)
    assert asked_people.last_asked(tx, [anna], "relationship") == {}
    assert invite(tx, anna, now=NOW + DAY).first_ask


def test_a_test_is_no_previous_answer(tx: Tx) -> None:
    anna = add_person(tx)
    real = answer(tx, anna, 9)
    answer(tx, anna, 0, now=NOW + DAY, test=True)
    later = ask(tx, anna, now=NOW + 2 * DAY)
    assert answers.previous_answer(tx, later) == invitations.get(tx, real.id)
    assert answers.latest_answered(tx, anna) == invitations.get(tx, real.id)


def test_a_test_replaces_no_real_question_and_a_real_one_replaces_it(tx: Tx) -> None:
    anna = add_person(tx)
    real = ask(tx, anna)
    first = ask(tx, anna, now=NOW + MINUTE, test=True)
    assert not invitations.get(tx, real.id).replaced
    ask(tx, anna, now=NOW + 2 * MINUTE, test=True)
    assert invitations.get(tx, first.id).replaced
    newest = ask(tx, anna, now=NOW + DAY)
    assert invitations.get(tx, real.id).replaced
    assert not invitations.get(tx, newest.id).replaced


def test_words_belong_to_the_test_until_it_ends(tx: Tx) -> None:
    anna = add_person(tx)
    real = ask(tx, anna)
    test = ask(tx, anna, now=NOW + DAY, test=True)
    assert invitations.latest_seen(tx, anna) == test
    change(tx, test, state=InvitationState.EXPIRED, replaced=True)
    assert invitations.latest_seen(tx, anna) == real


def test_saving_keeps_the_mark(tx: Tx) -> None:
    assert ask(tx, add_person(tx), test=True).test
    assert not ask(tx, add_person(tx, "Budi")).test
