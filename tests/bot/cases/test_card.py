from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cases.card import Facts, alert, comment_text, is_long
from bot.chat.messages import Link, Style
from bot.chat.platforms import Platform
from bot.ids import CaseId
from bot.language.texts import LANGUAGES, Texts
from bot.model import Case, Comment, Contact, Invitation
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
    shown = alert(case, facts(invitation, **more), TEXTS, "Europe/Berlin", NOW)
    return [paragraph.text for paragraph in shown.paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_alert_says_where_nobody_but_the_person_vouches_for_the_name(language: str) -> None:
    texts = Texts(language, product="Acme")
    alone = facts(answered(3), person=replace(ANNA, self_enrolled=True))
    mark = texts("person.self_enrolled")
    assert mark in alert(OPEN, alone, texts, "UTC", NOW).text
    assert mark not in alert(OPEN, facts(answered(3)), texts, "UTC", NOW).text


def test_an_alert_whose_comment_is_deleted_says_so() -> None:
    (_, details) = lines(answered(3, ""))
    assert details.startswith("comment no longer kept · ")
    (_, words, details) = lines(answered(3, "", "still slow"))
    assert words == "still slow"
    assert "comment" not in details


# The alert


def test_the_alert_is_a_line_the_words_and_a_quiet_line() -> None:
    person = replace(ANNA, email="anna@hill.example")
    assert lines(answered(3, "slow", contact_wanted=True), person=person) == [
        "🔴 3 · Anna Berg, Hill & Co — wants a reply",
        "slow",
        "first answer · Slack · anna@hill.example · case 12, 2 Nov 10:00",
    ]


def test_only_score_and_person_are_bold() -> None:
    title = alert(OPEN, facts(answered(3, contact_wanted=True)), TEXTS, "UTC", NOW).paragraphs[0]
    assert [span.text for span in title.spans if span.bold] == ["3 · Anna Berg, Hill & Co"]


@pytest.mark.parametrize(
    ("score", "mark"), [(0, "🔴"), (6, "🔴"), (7, "🟡"), (8, "🟡"), (9, "🟢"), (10, "🟢")]
)
def test_the_mark_is_the_colour_of_the_score(score: int, mark: str) -> None:
    assert lines(answered(score))[0].startswith(f"{mark} {score} · ")


def test_a_notification_is_one_readable_line() -> None:
    shown = alert(OPEN, facts(answered(3, "slow\n and dear")), TEXTS, "UTC", NOW)
    assert shown.notification == "🔴 3 · Anna Berg, Hill & Co: slow and dear"


def test_the_notification_of_a_novel_stays_one_line() -> None:
    shown = alert(OPEN, facts(answered(3, "it was slow " * 99)), TEXTS, "UTC", NOW)
    assert len(shown.notification) < 200
    assert shown.notification.endswith("…")


def test_the_alert_tells_the_configured_properties_that_are_known() -> None:
    person = replace(ANNA, account="", properties={"Plan": "Pro", "Region": ""})
    assert " · Slack · Plan: Pro · " in lines(answered(3), person=person)[-1]


def test_the_alert_tells_how_to_write_to_the_person_oneself() -> None:
    shown = alert(OPEN, facts(answered(3), contact=IN_TELEGRAM), TEXTS, "UTC", NOW)
    assert " · Telegram · @anna_b · " in shown.paragraphs[-1].text
    assert shown.rows[1:] == ((Link(label="Write to @anna_b", url="https://t.me/anna_b"),),)


def test_who_has_no_username_is_reached_by_email() -> None:
    nameless = replace(IN_TELEGRAM, username=None)
    person = replace(ANNA, email="anna@hill.example")
    shown = alert(OPEN, facts(answered(3), contact=nameless, person=person), TEXTS, "UTC", NOW)
    assert " · Telegram · anna@hill.example · " in shown.paragraphs[-1].text
    assert len(shown.rows) == 1


def test_the_alert_tells_the_answer_before() -> None:
    before = replace(answered(9), answered_at=NOW - timedelta(days=90))
    details = lines(answered(3), previous=before)[-1]
    assert "gave 9 on 4 August 2026" in details
    assert "first answer" not in details


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
    details = lines(answered(scores[-1]), scores=scores)[-1]
    assert f" · score changed {told} · " in details


def test_a_score_that_was_never_changed_has_no_history() -> None:
    assert "score changed" not in lines(answered(9), scores=(9,))[-1]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (True, "— wants a reply"),
        (False, "— doesn't want a reply"),
        (None, "Contact: no answer yet"),
    ],
)
def test_the_alert_says_whether_contact_is_wanted(wanted: bool | None, said: str) -> None:
    shown = "\n".join(lines(answered(3, "slow", contact_wanted=wanted)))
    assert said in shown
    assert shown.count("reply") + shown.count("Contact") == 1


def test_the_alert_says_that_nothing_was_written() -> None:
    assert lines(answered(3))[-1].startswith("no comment · ")
    assert "no comment" not in lines(answered(3, "slow"))[-1]


def test_a_resolved_case_says_by_what() -> None:
    shown = lines(answered(9), RESOLVED)
    assert shown[0].startswith("🟢 9 · ")
    assert shown[-1].endswith("case 12, 2 Nov 10:00 · resolved: now 9")


def test_the_moment_is_that_of_the_team() -> None:
    late = replace(OPEN, opened_at=NOW.replace(hour=23, minute=30))
    assert lines(answered(3), late)[-1].endswith("case 12, 3 Nov 00:30")


def test_a_repeated_alert_says_that_it_may_be_one() -> None:
    shown = alert(OPEN, facts(answered(3)), TEXTS, "UTC", NOW, repeat=True)
    assert shown.paragraphs[-1].text.startswith("Sent again")
    assert shown.paragraphs[-1].style is Style.QUIET


HOSTILE = '<!channel> & <b> **bold** {score} =HYPERLINK("x") \u202eabc'


def test_the_customers_words_are_shown_exactly() -> None:
    shown = alert(OPEN, facts(answered(3, HOSTILE)), TEXTS, "UTC", NOW)
    quote = next(one for one in shown.paragraphs if one.style is Style.QUOTE)
    assert quote.text == HOSTILE
    assert not any(span.bold for span in quote.spans)


def test_a_name_is_words_too() -> None:
    shown = lines(answered(3), person=replace(ANNA, name=HOSTILE, account=HOSTILE))
    isolated = f"\u200e\u2068{HOSTILE}\u2069"
    assert shown[0] == f"🔴 3 · {isolated}, {isolated}"


def test_nothing_of_a_customer_turns_our_words_around() -> None:
    hebrew = replace(
        ANNA,
        name="דנה 10",
        account="גלובקס",
        email="דנה@example.com",
        properties={"תכנית": "זהב 9"},
    )
    shown = lines(answered(3, "אטי"), person=hebrew)
    assert shown[0] == "🔴 3 · \u200e\u2068דנה 10\u2069, \u200e\u2068גלובקס\u2069"
    assert (
        " · Slack · \u200e\u2068דנה@example.com\u2069"
        " · \u200e\u2068תכנית\u2069: \u200e\u2068זהב 9\u2069 · "
    ) in shown[-1]
    notification = alert(
        OPEN, facts(answered(3, "אטי"), person=hebrew), TEXTS, "UTC", NOW
    ).notification
    assert notification == f"{shown[0]}: \u200e\u2068אטי\u2069"


def test_a_long_name_hides_neither_the_score_nor_the_wish() -> None:
    mallory = replace(ANNA, name="Mallory, 10 of 10" + " " * 170 + "x", account="Hill" * 99)
    shown = lines(answered(3, contact_wanted=True), person=mallory)
    assert shown[0].startswith("🔴 3 · Mallory")
    assert shown[0].endswith("… — wants a reply")
    assert len(shown[0]) < 200


def test_long_words_go_on_in_the_thread() -> None:
    long = answered(3, "x" * 1_001)
    assert is_long(comment_text(long.comments, TEXTS))
    assert "x" * 999 + "…" in lines(long)
    assert "… full text in the thread" in lines(long)


def test_words_that_just_fit_need_no_thread() -> None:
    fitting = answered(3, "x" * 1_000)
    assert not is_long(comment_text(fitting.comments, TEXTS))
    assert "x" * 1_000 in lines(fitting)
    assert "… full text in the thread" not in lines(fitting)


def test_several_comments_are_one_text() -> None:
    assert comment_text(answered(3, "slow", "and dear").comments, TEXTS) == "slow\nand dear"


def test_forwarded_words_are_marked() -> None:
    mixed = (
        Comment(text="They say it is slow", at=NOW, forwarded=True),
        Comment(text="I agree", at=NOW),
    )
    shown = lines(replace(answered(3), comments=mixed))
    assert "Forwarded: They say it is slow\nI agree" in shown
