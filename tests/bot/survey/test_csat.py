"""A CSAT question, as the person sees it, and what an answer to it means."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cases.card import Facts, alert
from bot.cases.from_answer import wants_case
from bot.chat.messages import Button, Message, Tone
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack, unpack
from bot.chat.taps import ScoreTap
from bot.ids import CaseId, ContactId
from bot.language.texts import LANGUAGES, Line, Texts
from bot.model import Case, Contact, Invitation
from bot.states import CaseState, Consent, Decline, InvitationState, SurveyKind
from bot.survey.card_context import CardContext
from bot.survey.conversation import step
from bot.survey.effects import LineSent, ScoreRecorded
from bot.survey.events import Happening, OutsideScaleTyped, ScoreGiven, WordsGiven
from bot.survey.invitation_card import card, comment_form
from bot.survey.scale import CSAT
from tests.bot.cast import ANNA, ASKED, NOW, WINDOW, answered, asked

ENGLISH = Texts("en", product="Acme")
CSAT_ASKED = replace(ASKED, kind=SurveyKind.CSAT)


def rated(score: int, *words: str, **changes: Any) -> Invitation:
    return replace(answered(score, *words, **changes), kind=SurveyKind.CSAT)


def show(invitation: Invitation, language: str = "en") -> Message:
    return card(invitation, CardContext(texts=Texts(language, product="Acme")))


def buttons(message: Message) -> list[list[Button]]:
    return [[one for one in row if isinstance(one, Button)] for row in message.rows]


def after(invitation: Invitation, happening: Happening) -> Any:
    return step(invitation, happening, NOW + timedelta(minutes=1), WINDOW)


def test_the_question_has_five_buttons_in_one_row() -> None:
    shown = show(CSAT_ASKED)
    scores, way_out = buttons(shown)
    assert "How satisfied are you with Acme?" in shown.text
    assert "1 = Very dissatisfied · 5 = Very satisfied" in shown.text
    assert [one.label for one in scores] == ["1", "2", "3", "4", "5"]
    assert [one.tone for one in scores] == [Tone.BAD, Tone.BAD, Tone.FAIR, Tone.GOOD, Tone.GOOD]
    assert [one.label for one in way_out] == ["Not now", "Not for 3 months", "Never"]


def test_a_screen_reader_hears_this_scale() -> None:
    hints = [one.hint for one in buttons(show(CSAT_ASKED))[0]]
    assert hints == [
        "1 of 5: very dissatisfied",
        "2 of 5",
        "3 of 5",
        "4 of 5",
        "5 of 5: very satisfied",
    ]


@pytest.mark.parametrize(
    ("score", "question"),
    [
        (1, "What went wrong, and what should we fix first?"),
        (2, "What went wrong, and what should we fix first?"),
        (3, "What one thing would make it a 4 or a 5?"),
        (4, "What went well?"),
        (5, "What went well?"),
    ],
)
def test_what_follows_fits_the_score(score: int, question: str) -> None:
    shown = show(rated(score))
    assert f"Your answer: {score} of 5" in shown.text
    assert question in shown.text


@pytest.mark.parametrize(
    ("score", "title"),
    [(2, "What went wrong?"), (3, "What would make it a 4?"), (5, "What went well?")],
)
def test_the_form_asks_the_same(score: int, title: str) -> None:
    assert comment_form(rated(score), ENGLISH).title == title


@pytest.mark.parametrize(
    ("invitation", "asks"),
    [
        (rated(2, "slow"), "Would you like someone from the team to contact you?"),
        (rated(3, "slow"), "If something is broken, would you like someone"),
        (rated(4, "fast"), "May we quote your words?"),
        (rated(2, "slow", contact_wanted=True), "will contact you within one working day"),
        (rated(5, comment_skipped=True), "The team will be glad to read this."),
        (rated(5, "fast", quote=Consent.NAMED), "You've allowed us to quote you by name."),
    ],
)
def test_the_conversation_goes_on_as_after_any_score(invitation: Invitation, asks: str) -> None:
    assert asks in show(invitation).text


def test_a_changed_mind_sees_the_five_numbers_again() -> None:
    shown = show(rated(3, rescoring=True))
    assert [one.label for one in buttons(shown)[0]] == ["1", "2", "3", "4", "5"]
    assert "1 = Very dissatisfied" in shown.text


@pytest.mark.parametrize("returned", [False, True])
def test_a_question_that_waits_names_its_own_numbers(returned: bool) -> None:
    back = None if returned else NOW + timedelta(days=3)
    later = asked(state=InvitationState.DECLINED, declined=Decline.NOT_NOW, declined_until=back)
    assert "type a number from 1 to 5" in show(replace(later, kind=SurveyKind.CSAT)).text
    again = replace(CSAT_ASKED, put_again=True)
    assert "What would that be as a number from 1 to 5?" in show(again).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_in_any_language_speaks_of_ten(language: str) -> None:
    stages = [CSAT_ASKED, replace(CSAT_ASKED, put_again=True), *map(rated, CSAT.scores)]
    for invitation in stages:
        shown = show(invitation, language)
        hints = [one.hint for row in buttons(shown) for one in row]
        assert not any("10" in text or "9" in text for text in (shown.text, *hints))


def test_a_number_outside_the_scale_is_corrected() -> None:
    corrected = after(CSAT_ASKED, OutsideScaleTyped())
    (effect,) = corrected.effects
    assert isinstance(effect, LineSent)
    assert ENGLISH.line(effect.line) == "The scale goes from 1 to 5. Which number is it?"


def test_words_beside_the_question_are_kept_and_the_numbers_named() -> None:
    kept = after(replace(CSAT_ASKED, put_again=True), WordsGiven(text="hm"))
    lines = [one.line for one in kept.effects if isinstance(one, LineSent)]
    assert [ENGLISH.line(line) for line in lines] == [
        "Thanks, noted. To answer the question, type a number from 1 to 5."
    ]


@pytest.mark.parametrize("score", [0, 6, 9, 10])
def test_a_tap_of_another_scale_changes_nothing(score: int) -> None:
    """An old or forged button. Its bytes are read as ever."""
    tap = unpack(pack(ScoreTap(invitation=CSAT_ASKED.token, score=score)))
    assert isinstance(tap, ScoreTap)
    for invitation in (CSAT_ASKED, rated(3)):
        tapped = after(invitation, ScoreGiven(score=tap.score))
        assert (tapped.invitation, tapped.effects) == (invitation, ())
        assert tapped.reply == Line(key="toast.unknown")


def test_each_score_of_the_scale_is_an_answer() -> None:
    for score in CSAT.scores:
        tapped = after(CSAT_ASKED, ScoreGiven(score=score))
        assert tapped.invitation.score == score
        assert tapped.effects == (ScoreRecorded(score=score, previous=None),)


@pytest.mark.parametrize(
    ("invitation", "opens"),
    [
        (rated(1), True),
        (rated(2), True),
        (rated(3), False),
        (rated(4), False),
        (rated(5), False),
        (rated(3, contact_wanted=True), True),
        (answered(5), True),
    ],
)
def test_a_one_or_a_two_opens_a_case(invitation: Invitation, opens: bool) -> None:
    assert wants_case(invitation) is opens


def test_the_fall_to_a_two_asks_about_contact_anew() -> None:
    fallen = after(rated(3, comment_skipped=True, contact_wanted=False), ScoreGiven(score=2))
    assert fallen.invitation.contact_wanted is None


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "🔴 2 of 5 · Anna Berg, Hill & Co"),
        ("id", "🔴 2 dari 5 · Anna Berg, Hill & Co"),
        ("ko", "🔴 5점 만점에 2점 · Anna Berg, Hill & Co"),
        ("zh", "🔴 2 分（满分 5 分） · Anna Berg，Hill & Co"),
    ],
)
def test_the_alert_says_of_how_many(language: str, title: str) -> None:
    case = Case(
        id=CaseId(2),
        invitation_id=CSAT_ASKED.id,
        person_id=ANNA.id,
        state=CaseState.OPEN,
        opened_at=NOW,
    )
    contact = Contact(id=ContactId(3), person_id=ANNA.id, platform=Platform.SLACK, user="U1")
    facts = Facts(invitation=rated(2), person=ANNA, contact=contact)
    shown = alert(case, facts, Texts(language, product="Acme"), "UTC", NOW)
    assert shown.text.splitlines()[0] == title
