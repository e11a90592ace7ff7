"""The latest comments, as members of the team type and see them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.lookup_taps import LatestCommentsTap
from bot.chat.tap_encoding import pack
from bot.states import SurveyKind
from handlers.updates import Aside, Toast
from handlers.usecases.roles import Role
from storage import answers
from storage.engine.store import Tx
from tests.handlers.usecases.cases.support_desk import SupportDesk, config_with
from tests.handlers.usecases.staff.staff_member import StaffMember
from tests.storage.cast import NOW, add_person, answer

DAY = timedelta(days=1)
MANY = 12


@pytest.fixture
def desk(tx: Tx) -> SupportDesk:
    """Dani, Joon and Mara answer with words, a day apart; the last one just now."""
    desk = SupportDesk(tx=tx)
    for name, score, words in (("Dani", 3, "Slow"), ("Joon", 8, "Fine"), ("Mara", 10, "Great")):
        desk.now += DAY
        say(desk, name, score, words)
    return desk


def say(desk: SupportDesk, name: str, score: int, words: str) -> None:
    desk.add(name, "Initech")
    desk.tap(name, score)
    desk.type(name, words)


@pytest.fixture
def lea(desk: SupportDesk) -> StaffMember:
    return StaffMember(desk=desk, name="Lea", roles=frozenset({Role.TEAM}))


def test_the_latest_comments_stand_first(desk: SupportDesk, lea: StaffMember) -> None:
    desk.now += timedelta(minutes=1)
    assert lea.type("comments") == [
        "3 comments since 29 October, 1–3 here, the latest first",
        "10 Great — Mara, Initech",
        "8 Fine — Joon, Initech",
        "3 Slow — Dani, Initech",
    ]


def test_a_segment_and_a_number_of_days_narrow_them(desk: SupportDesk, lea: StaffMember) -> None:
    desk.now += timedelta(minutes=1)
    assert lea.type("comments --segment Detractors")[1:] == ["3 Slow — Dani, Initech"]
    assert lea.type("comments --days 1")[1:] == [
        "10 Great — Mara, Initech",
        "8 Fine — Joon, Initech",
    ]
    desk.now += 9 * DAY
    assert lea.type("comments") == ["No comments since 7 November."]
    assert len(lea.type("comments --days 30d")) == 1 + 3


@pytest.mark.parametrize("typed", ["0", "91", "-3", "many", "999999999999", ""])
def test_other_numbers_of_days_are_answered_with_what_may_be(lea: StaffMember, typed: str) -> None:
    [told] = lea.type(f"comments --days {typed}")
    assert told == "How many days? Write a number from 1 to 90, such as --days 30."


def test_other_words_and_segments_are_answered_with_what_there_is(lea: StaffMember) -> None:
    assert lea.type("comments dani")[0].startswith("I don't know “dani”.")
    assert lea.type("comments --segment fans")[0].startswith("--segment: “fans” isn't a segment.")
    assert lea.type("comments --survey x")[0].startswith("Which survey?")


def test_a_button_shows_the_next_page(desk: SupportDesk, lea: StaffMember) -> None:
    for number in range(MANY):
        say(desk, f"Nora {number}", 5, f"Word {number}")
    desk.now += timedelta(minutes=1)
    assert len(lea.type("comments")) == 1 + 10
    assert lea.labels == ["Next 5"]
    lines = lea.press("Next 5")
    assert lines[0] == "15 comments since 29 October, 11–15 here, the latest first"
    assert lines[-1] == "3 Slow — Dani, Initech"
    assert lea.labels == []


def test_an_invented_button_reads_no_more_than_the_command(
    desk: SupportDesk, lea: StaffMember
) -> None:
    tap = LatestCommentsTap(survey="relationship", since="2020-01-01", segment="all", page=0)
    desk.now += timedelta(minutes=1)
    shown = lea.press_data(pack(tap))
    assert isinstance(shown, Aside)
    assert "Dani" in shown.message.text
    desk.now += 100 * DAY
    assert "Dani" not in repr(lea.press_data(pack(tap)))
    beyond = lea.press_data(pack(replace(tap, page=9)))
    assert beyond == Toast(text="There are no more comments.")
    ended = lea.press_data(pack(replace(tap, survey="gone")))
    assert ended == Toast(text="That survey has ended.")


def test_words_of_others_and_scores_without_words_are_no_comments(
    desk: SupportDesk, lea: StaffMember
) -> None:
    desk.add("Silent")
    desk.tap("Silent", 4)
    desk.now += timedelta(minutes=1)
    assert "Silent" not in "\n".join(lea.type("comments"))


def test_names_are_shown_as_far_as_the_setting_allows(tx: Tx) -> None:
    survey = [{"key": "relationship", "kind": "nps", "quotes": "anonymous"}]
    desk = SupportDesk(tx=tx, config=config_with(survey=survey))
    say(desk, "Dani", 3, "Slow")
    desk.now += timedelta(minutes=1)
    lea = StaffMember(desk=desk, roles=frozenset({Role.TEAM}))
    assert lea.type("comments")[1:] == ["3 Slow"]


def test_a_score_of_another_scale_says_of_how_many(tx: Tx) -> None:
    survey = [
        {"key": "relationship", "kind": "nps"},
        {"key": "support", "kind": "csat"},
    ]
    desk = SupportDesk(tx=tx, config=config_with(survey=survey))
    given = answer(tx, add_person(tx, "Dani"), 2, survey="support", kind=SurveyKind.CSAT)
    answers.add_comment(tx, given.id, "Slow", "telegram/1", NOW)
    desk.now += timedelta(minutes=1)
    lea = StaffMember(desk=desk, roles=frozenset({Role.TEAM}))
    assert lea.type("comments --survey support")[1:] == ["2 of 5 Slow — Dani"]


@pytest.mark.parametrize("role", [Role.SUPPORT, None])
def test_nobody_else_reads_them(desk: SupportDesk, role: Role | None) -> None:
    roles = frozenset() if role is None else frozenset({role})
    [told] = StaffMember(desk=desk, roles=roles).type("comments")
    assert told == "The figures are for members of the team channel and for admins."
