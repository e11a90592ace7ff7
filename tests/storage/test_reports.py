import pytest

from bot.figures.proportions import Share
from bot.figures.weekly import AnswerRow, Ladder
from bot.states import InvitationState, PersonKind, Variant
from storage import answers, imported_answers, people, reports
from storage.engine.store import Tx
from storage.imported_answers import ImportedAnswer
from storage.people import NewPerson
from storage.schema import imported_answers as imported_rows
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer, ask, change, invite

WEEK = (NOW, NOW + 7 * DAY)


def test_an_answer_counts_with_its_words(tx: Tx) -> None:
    anna = add_person(tx, account="Initech")
    given = answer(tx, anna, 3)
    answers.add_comment(tx, given.id, "slow", "D1/1", NOW)
    answers.add_comment(tx, given.id, "and dear", None, NOW + MINUTE)
    answers.edit_comment(tx, "D1/1", "so slow", NOW + DAY)
    assert reports.answers(tx, "relationship", *WEEK) == (
        AnswerRow(
            person=f"person {anna}",
            score=3,
            at=NOW,
            comment="so slow\nand dear",
            variant=Variant.COLOURED,
            name="Anna Berg",
            account="Initech",
        ),
    )


def comments_of(tx: Tx) -> list[tuple[str | None, bool]]:
    return [(row.comment, row.forwarded) for row in reports.answers(tx, "relationship", *WEEK)]


def test_words_that_were_only_forwarded_are_marked(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3)
    answers.add_comment(tx, given.id, "They say it is slow", "D1/1", NOW, forwarded=True)
    answers.add_comment(tx, given.id, "They do", "D1/2", NOW, forwarded=True)
    assert comments_of(tx) == [("They say it is slow\nThey do", True)]


@pytest.mark.parametrize("forwarded", [(True, False, True), (False, True, False, True)])
def test_beside_own_words_forwarded_ones_are_left_out(tx: Tx, forwarded: tuple[bool, ...]) -> None:
    given = answer(tx, add_person(tx), 3)
    for n, is_forwarded in enumerate(forwarded):
        answers.add_comment(tx, given.id, f"line {n}", None, NOW, forwarded=is_forwarded)
    own = [f"line {n}" for n, is_forwarded in enumerate(forwarded) if not is_forwarded]
    assert comments_of(tx) == [("\n".join(own), False)]


def test_a_silent_answer_has_no_words(tx: Tx) -> None:
    answer(tx, add_person(tx), 9)
    assert comments_of(tx) == [(None, False)]


def test_a_window_holds_its_first_instant_and_not_its_last(tx: Tx) -> None:
    for days, name in ((-1, "before"), (0, "first"), (6, "in"), (7, "last")):
        answer(tx, add_person(tx, name), 9, now=NOW + days * DAY)
    moments = [row.at for row in reports.answers(tx, "relationship", *WEEK)]
    assert moments == [NOW, NOW + 6 * DAY]


def test_surveys_are_never_mixed(tx: Tx) -> None:
    answer(tx, add_person(tx), 9, survey="onboarding")
    assert reports.answers(tx, "relationship", *WEEK) == ()


def test_test_people_and_staff_never_count(tx: Tx) -> None:
    for kind in (PersonKind.TEST, PersonKind.STAFF):
        answer(tx, add_person(tx, kind, kind=kind), 10)
    assert reports.answers(tx, "relationship", *WEEK) == ()
    assert reports.ladder(tx, "relationship", *WEEK) == Ladder()


def test_answers_from_another_tool_count_too(tx: Tx) -> None:
    history = [
        ImportedAnswer(
            survey="relationship", score=7, at=NOW, key="1", person="An\x9bna\u202e", comment="fine"
        ),
        ImportedAnswer(survey="relationship", score=0, at=NOW - MINUTE, key="2"),
        ImportedAnswer(survey="relationship", score=1, at=NOW + MINUTE, key="3"),
    ]
    assert imported_answers.add_all(tx, history) == 3
    assert imported_answers.add_all(tx, history) == 0
    given = answer(tx, add_person(tx), 9, now=NOW + DAY)
    assert reports.answers(tx, "relationship", *WEEK) == (
        AnswerRow(person="imported Anna", score=7, at=NOW, comment="fine", name="Anna"),
        AnswerRow(person=None, score=1, at=NOW + MINUTE),
        AnswerRow(
            person=f"person {given.person_id}",
            score=9,
            at=NOW + DAY,
            variant=Variant.COLOURED,
            name="Anna Berg",
        ),
    )


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        ("Anna Berg", "Anna Berg"),
        ("anna@example.com", ""),
        ("U0ANNA7", ""),
        ("+62 812 3456 7890", ""),
        (None, ""),
    ],
)
def test_an_imported_answer_is_from_whom_the_file_names(
    tx: Tx, person: str | None, shown: str
) -> None:
    """An address or an id is no name."""
    row = ImportedAnswer(survey="relationship", score=7, at=NOW, key="1", person=person)
    imported_answers.add_all(tx, [row])
    assert [row.name for row in reports.answers(tx, "relationship", *WEEK)] == [shown]


def test_an_imported_answer_of_a_known_person_has_their_name(tx: Tx) -> None:
    add_person(tx, "Anna Berg", email="anna@example.com", account="Initech")
    row = ImportedAnswer(survey="relationship", score=7, at=NOW, key="1", person="anna@example.com")
    imported_answers.add_all(tx, [row])
    [found] = reports.answers(tx, "relationship", *WEEK)
    assert (found.name, found.account) == ("Anna Berg", "Initech")


def test_the_ladder_tells_how_far_the_weeks_invitations_came(tx: Tx) -> None:
    anna, budi, chul, dora, eka, never = (
        add_person(tx, name) for name in ("Anna", "Budi", "Chul", "Dora", "Eka", "Never")
    )
    people.stop_asking(tx, never, None, NOW)
    given = answer(tx, anna, 3)
    answers.add_comment(tx, given.id, "slow", None, NOW)
    answer(tx, budi, 9)
    change(tx, ask(tx, chul), state=InvitationState.DECLINED)
    change(tx, invite(tx, dora), state=InvitationState.UNDELIVERABLE)
    waiting = ask(tx, eka)
    answers.add_comment(tx, waiting.id, "words before a score", None, NOW)
    ask(tx, never, now=NOW - DAY)
    ask(tx, never, survey="onboarding")
    assert reports.ladder(tx, "relationship", *WEEK) == Ladder(
        eligible=5,
        asked=5,
        handed_over=4,
        answered=2,
        commented=1,
        undeliverable=1,
        declined=1,
    )


def test_who_said_never_on_the_question_had_been_eligible_for_it(tx: Tx) -> None:
    anna = add_person(tx)
    ask(tx, anna)
    people.stop_asking(tx, anna, None, NOW + MINUTE)
    assert reports.ladder(tx, "relationship", *WEEK).eligible == 1
    following = (NOW + 7 * DAY, NOW + 14 * DAY)
    assert reports.ladder(tx, "relationship", *following).eligible == 0


def test_people_who_come_later_do_not_change_the_ladder_of_a_past_week(tx: Tx) -> None:
    ask(tx, add_person(tx))
    before = reports.ladder(tx, "relationship", *WEEK)
    people.add(tx, NewPerson(name="Later"), NOW + 7 * DAY)
    assert reports.ladder(tx, "relationship", *WEEK) == before
    following = (NOW + 7 * DAY, NOW + 14 * DAY)
    assert reports.ladder(tx, "relationship", *following).eligible == 2


def test_a_cancelled_question_has_asked_nobody(tx: Tx) -> None:
    change(tx, invite(tx, add_person(tx)), state=InvitationState.CANCELLED)
    assert reports.ladder(tx, "relationship", *WEEK) == Ladder(eligible=1)


def test_a_cancelled_question_does_not_hide_the_one_before(tx: Tx) -> None:
    anna = add_person(tx)
    answer(tx, anna, 9)
    change(tx, invite(tx, anna, now=NOW + DAY), state=InvitationState.CANCELLED)
    found = reports.ladder(tx, "relationship", *WEEK)
    assert (found.asked, found.answered) == (1, 1)


def test_response_rates_are_of_invitations_for_which_chance_chose(tx: Tx) -> None:
    for look, scores in ((Variant.PLAIN, 2), (Variant.COLOURED, 1)):
        for _ in range(scores):
            answer(tx, add_person(tx), 9, variant=look, experiment=True)
        ask(tx, add_person(tx), variant=look, experiment=True)
    invite(tx, add_person(tx), experiment=True)
    answer(tx, add_person(tx), 9)
    answer(tx, add_person(tx, kind=PersonKind.TEST), 9, experiment=True)
    ask(tx, add_person(tx), experiment=True, now=NOW - DAY)
    assert reports.rates(tx, "relationship", *WEEK) == {
        Variant.PLAIN: Share(part=2, whole=3),
        Variant.COLOURED: Share(part=1, whole=2),
    }


def test_who_was_asked_again_counts_once(tx: Tx) -> None:
    anna = add_person(tx)
    change(tx, invite(tx, anna), state=InvitationState.UNDELIVERABLE)
    ask(tx, anna, now=NOW + DAY)
    assert reports.ladder(tx, "relationship", *WEEK) == Ladder(eligible=1, asked=1, handed_over=1)


def test_a_late_answer_counts_for_the_week_that_asked(tx: Tx) -> None:
    asked = ask(tx, add_person(tx))
    change(tx, asked, score=8, answered_at=NOW + 20 * DAY, state=InvitationState.ANSWERED)
    assert reports.ladder(tx, "relationship", *WEEK).answered == 1
    assert reports.answers(tx, "relationship", *WEEK) == ()


def test_figures_begin_with_the_first_question_or_imported_answer(tx: Tx) -> None:
    assert reports.first_moment(tx, "relationship") is None
    ask(tx, add_person(tx), now=NOW)
    assert reports.first_moment(tx, "relationship") == NOW
    assert reports.first_moment(tx, "onboarding") is None
    tx.execute(imported_rows.insert().values(survey="relationship", score=9, at=NOW - DAY, key="k"))
    assert reports.first_moment(tx, "relationship") == NOW - DAY
