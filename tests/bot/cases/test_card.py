from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cases.card import Facts, alert, comment_text, needs_thread
from bot.cases.from_answer import updated_case
from bot.chat.messages import Link, Style
from bot.chat.platforms import Platform
from bot.ids import CaseId
from bot.language.texts import LANGUAGES, Texts
from bot.model import Case, Contact, Invitation
from bot.states import CaseState
from tests.bot.cast import ANNA, ASKED, HOUR, NOW, answered

TEXTS = Texts("en", product="Acme")
OPEN = Case(
    id=CaseId(12),
    invitation_id=ASKED.id,
    person_id=ANNA.id,
    state=CaseState.OPEN,
    opened_at=NOW,
)
IN_SLACK = Contact(
    id=ASKED.contact_id, person_id=ANNA.id, platform=Platform.SLACK, user="U1", chat="D1"
)
IN_TELEGRAM = replace(IN_SLACK, platform=Platform.TELEGRAM, username="anna_b")
RESOLVED = replace(
    OPEN, state=CaseState.RESOLVED, resolved_at=NOW + HOUR, resolution="better score"
)


def facts(invitation: Invitation, **more: Any) -> Facts:
    return replace(Facts(invitation=invitation, person=ANNA, contact=IN_SLACK), **more)


def lines(invitation: Invitation, case: Case = OPEN, **more: Any) -> list[str]:
    shown = alert(case, facts(invitation, **more), TEXTS, "Europe/Berlin")
    return [paragraph.text for paragraph in shown.paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alert_says_where_nobody_but_the_person_vouches_for_the_name(language: str) -> None:
    texts = Texts(language, product="Acme")
    alone = facts(answered(3), person=replace(ANNA, self_enrolled=True))
    mark = texts("person.self_enrolled")
    assert mark in alert(OPEN, alone, texts, "UTC").text
    assert mark not in alert(OPEN, facts(answered(3)), texts, "UTC").text


# What becomes of a case when its answer changes


@pytest.mark.parametrize("score", [7, 9, 10])
def test_a_better_score_resolves_the_case(score: int) -> None:
    assert updated_case(OPEN, answered(score), NOW + HOUR) == RESOLVED


@pytest.mark.parametrize("invitation", [answered(0), answered(6), answered(9, contact_wanted=True)])
def test_a_detractor_or_a_wish_for_contact_keeps_the_case_open(invitation: Invitation) -> None:
    assert updated_case(OPEN, invitation, NOW + HOUR) == OPEN


def test_a_worse_score_reopens_the_case() -> None:
    assert updated_case(RESOLVED, answered(3), NOW + 2 * HOUR) == OPEN


def test_a_resolved_case_keeps_the_moment_it_was_resolved() -> None:
    assert updated_case(RESOLVED, answered(10), NOW + 2 * HOUR) == RESOLVED


# The alert


def test_the_alert_tells_who_gave_what_where() -> None:
    assert lines(answered(3, "slow")) == [
        "Anna Berg gave 3 of 10",
        "Account: Hill & Co · In Slack",
        "First answer of this person",
        "slow",
        "Has not said whether they want to be contacted",
        "Case 12 · open since 2 November 2026",
    ]


def test_the_alert_tells_the_configured_properties_that_are_known() -> None:
    person = replace(ANNA, account="", properties={"Plan": "Pro", "Region": ""})
    assert lines(answered(3), person=person)[1] == "In Slack · Plan: Pro"


def test_the_alert_tells_how_to_write_to_the_person_oneself() -> None:
    shown = alert(OPEN, facts(answered(3), contact=IN_TELEGRAM), TEXTS, "UTC")
    assert shown.paragraphs[1].text == "Account: Hill & Co · In Telegram · @anna_b"
    assert shown.rows == ((Link(label="Write to @anna_b", url="https://t.me/anna_b"),),)


def test_who_has_no_username_is_reached_by_email() -> None:
    nameless = replace(IN_TELEGRAM, username=None)
    person = replace(ANNA, email="anna@hill.example")
    shown = alert(OPEN, facts(answered(3), contact=nameless, person=person), TEXTS, "UTC")
    assert shown.paragraphs[1].text == "Account: Hill & Co · In Telegram · anna@hill.example"
    assert shown.rows == ()


def test_the_alert_tells_the_answer_before() -> None:
    before = replace(answered(9), answered_at=NOW - timedelta(days=90))
    assert "Before: 9 on 4 August 2026" in lines(answered(3), previous=before)


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((0, 7), "0 → 7"),
        ((0, 7, 10), "0 → 7 → 10"),
        ((0, 1, 2, 3, 4, 5, 6, 7), "0 → … → 4 → 5 → 6 → 7"),
    ],
)
def test_the_alert_tells_every_score_and_always_the_first(
    scores: tuple[int, ...], told: str
) -> None:
    assert f"Score changed: {told}" in lines(answered(scores[-1]), scores=scores)


def test_a_score_that_was_never_changed_has_no_history() -> None:
    assert "Score changed" not in lines(answered(9), scores=(9,))


@pytest.mark.parametrize(
    ("wanted", "title", "contact"),
    [
        (True, "Anna Berg gave 3 of 10 and asks to be contacted", "Wants to be contacted"),
        (False, "Anna Berg gave 3 of 10", "Does not want to be contacted"),
        (None, "Anna Berg gave 3 of 10", "Has not said whether they want to be contacted"),
    ],
)
def test_the_alert_says_whether_contact_is_wanted(
    wanted: bool | None, title: str, contact: str
) -> None:
    shown = lines(answered(3, contact_wanted=wanted))
    assert shown[0] == title
    assert contact in shown


def test_the_alert_says_that_nothing_was_written_yet() -> None:
    assert "No comment yet" in lines(answered(3))


def test_a_resolved_case_says_by_what() -> None:
    assert lines(answered(9), RESOLVED)[-1] == "Case 12 · resolved: the score is now 9"


def test_the_day_is_the_one_of_the_team() -> None:
    late = replace(OPEN, opened_at=NOW.replace(hour=23, minute=30))
    assert lines(answered(3), late)[-1] == "Case 12 · open since 3 November 2026"


def test_a_repeated_alert_says_that_it_may_be_one() -> None:
    shown = alert(OPEN, facts(answered(3)), TEXTS, "UTC", repeat=True)
    assert shown.paragraphs[-1].text.startswith("Sent again")
    assert shown.paragraphs[-1].style is Style.QUIET


HOSTILE = '<!channel> & <b> **bold** {score} =HYPERLINK("x") \u202eabc'


def test_the_customers_words_are_shown_exactly() -> None:
    shown = alert(OPEN, facts(answered(3, HOSTILE)), TEXTS, "UTC")
    quote = next(one for one in shown.paragraphs if one.style is Style.QUOTE)
    assert quote.text == HOSTILE
    assert not any(span.bold for span in quote.spans)


def test_a_name_is_words_too() -> None:
    shown = lines(answered(3), person=replace(ANNA, name=HOSTILE, account=HOSTILE))
    assert shown[0] == f"\u200e\u2068{HOSTILE}\u2069 gave 3 of 10"
    assert shown[1] == f"Account: \u200e\u2068{HOSTILE}\u2069 · In Slack"


def test_nothing_of_a_customer_turns_our_words_around() -> None:
    hebrew = replace(
        ANNA,
        name="דנה 10",
        account="גלובקס",
        email="דנה@example.com",
        properties={"תכנית": "זהב 9"},
    )
    shown = lines(answered(3), person=hebrew)
    assert shown[0] == "\u200e\u2068דנה 10\u2069 gave 3 of 10"
    assert shown[1] == (
        "Account: \u200e\u2068גלובקס\u2069 · In Slack · \u200e\u2068דנה@example.com\u2069"
        " · \u200e\u2068תכנית\u2069: \u200e\u2068זהב 9\u2069"
    )


def test_a_long_name_does_not_push_the_score_out_of_the_heading() -> None:
    shown = lines(answered(3), person=replace(ANNA, name="Mallory gave 10 of 10" + " " * 170 + "x"))
    assert shown[0].endswith("… gave 3 of 10")
    assert len(shown[0]) < 100


def test_long_words_go_on_in_the_thread() -> None:
    long = answered(3, "x" * 1_001)
    assert needs_thread(long)
    assert "x" * 999 + "…" in lines(long)
    assert "… whole in the thread" in lines(long)


def test_words_that_just_fit_need_no_thread() -> None:
    fitting = answered(3, "x" * 1_000)
    assert not needs_thread(fitting)
    assert "x" * 1_000 in lines(fitting)
    assert "… whole in the thread" not in lines(fitting)


def test_several_comments_are_one_text() -> None:
    assert comment_text(answered(3, "slow", "and dear")) == "slow\nand dear"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_too_long_for_slacks_heading(language: str) -> None:
    wanted = replace(answered(10), contact_wanted=True)
    anybody = facts(wanted, person=replace(ANNA, name="ש" * 200))
    heading = alert(OPEN, anybody, Texts(language), "UTC").paragraphs[0].text
    assert len(heading.encode("utf-16-le")) // 2 <= 150
