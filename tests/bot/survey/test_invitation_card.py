from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat.messages import Button, Link, Message, Style, Tone
from bot.chat.tap_encoding import unpack
from bot.chat.taps import (
    ContactTap,
    NeverTap,
    NotNowTap,
    PauseTap,
    QuoteTap,
    RescoreTap,
    ScoreTap,
    SkipTap,
    Tap,
    UndoTap,
    WriteTap,
)
from bot.language.texts import LANGUAGES, Texts
from bot.model import Invitation
from bot.states import Consent, Decline, InvitationState, Variant
from bot.survey.card_context import CardContext
from bot.survey.invitation_card import card, comment_form
from bot.survey.retired_card import record, settled_reminder
from bot.survey.scale import Segment
from tests.bot.cast import ASKED, NOW, answered, asked

LINKS = {
    "help": "https://acme.example/help",
    "explore": "https://acme.example/new",
    "review": "https://acme.example/review",
}
LOOK = CardContext(texts=Texts("en", product="Acme"), links=LINKS)
LATER = NOW + timedelta(days=92)
REFUSED = asked(state=InvitationState.DECLINED, declined=Decline.NEVER, declined_at=NOW)
ONE_OF_EACH = {Segment.DETRACTOR: 3, Segment.PASSIVE: 8, Segment.PROMOTER: 10}

NO = {"contact_wanted": False}
STAGES: list[tuple[Invitation, set[str]]] = [
    (asked(), {"score"}),
    (asked(first_ask=True), {"score"}),
    (asked(put_again=True), {"score"}),
    (asked(returned=True), {"score"}),
    (asked(state=InvitationState.EXPIRED), {"score"}),
    (asked(state=InvitationState.DECLINED, declined=Decline.NEVER), set()),
    (answered(3, rescoring=True), {"score"}),
    (answered(3), {"comment"}),
    (answered(3, contact_wanted=True), {"comment"}),
    (answered(3, comment_skipped=True), {"contact"}),
    (answered(3, "slow"), {"contact"}),
    (answered(3, "slow", quote=Consent.NAMED), {"contact"}),
    (answered(3, "slow", **NO), set()),
    (answered(3, "", **NO), set()),
    (answered(3, "slow", **NO, quote=Consent.NAMED), set()),
    (answered(8), {"comment"}),
    (answered(8, comment_skipped=True), {"contact"}),
    (answered(8, comment_skipped=True, **NO), set()),
    (answered(8, "slow"), {"contact"}),
    (answered(8, "slow", contact_wanted=True), {"quote"}),
    (answered(8, "slow", **NO, quote=Consent.REFUSED), set()),
    (answered(10), {"comment"}),
    (answered(10, comment_skipped=True), set()),
    (answered(10, "kind"), {"quote"}),
    (answered(10, ""), set()),
    (answered(10, "kind", quote=Consent.ANONYMOUS), set()),
    (answered(10, "kind", quote=Consent.ANONYMOUS, rescoring=True), {"score"}),
]
"""Every face an invitation can show, and the one thing that it asks."""


def show(invitation: Invitation) -> Message:
    return card(invitation, LOOK)


def buttons(message: Message) -> list[Button]:
    return [one for row in message.rows for one in row if isinstance(one, Button)]


def links(message: Message) -> dict[str, str]:
    return {one.label: one.url for row in message.rows for one in row if isinstance(one, Link)}


def pressed(message: Message, label: str) -> Tap:
    """What the button with this label sends."""
    return unpack(next(one.tap for one in buttons(message) if one.label == label))


def labels(message: Message) -> list[str]:
    return [one.label for one in buttons(message)]


# The question


def test_a_person_sees_the_question_its_ends_and_the_way_out() -> None:
    assert show(ASKED).text == (
        "How likely are you to recommend Acme to a friend or colleague?\n"
        "0 = Not at all likely · 10 = Extremely likely"
    )
    assert [[one.label for one in row] for row in show(ASKED).rows] == [
        ["0", "1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["Not now", "Not for 3 months", "Never"],
    ]


def test_each_digit_sends_its_own_score() -> None:
    for score in range(11):
        expected = ScoreTap(invitation=ASKED.token, score=score)
        assert pressed(show(ASKED), str(score)) == expected


def test_the_way_out_says_what_it_says() -> None:
    shown, token = show(ASKED), ASKED.token
    assert pressed(shown, "Not now") == NotNowTap(invitation=token)
    assert pressed(shown, "Not for 3 months") == PauseTap(invitation=token)
    assert pressed(shown, "Never") == NeverTap(invitation=token)


def test_the_colour_of_a_digit_is_its_segment() -> None:
    tones = [one.tone for one in buttons(show(ASKED))[:11]]
    assert tones == [Tone.BAD] * 7 + [Tone.FAIR] * 2 + [Tone.GOOD] * 2


def test_a_plain_question_has_no_colours() -> None:
    shown = show(asked(variant=Variant.PLAIN))
    assert {one.tone for one in buttons(shown)} == {Tone.PLAIN}
    assert labels(shown) == labels(show(ASKED))


def test_a_screen_reader_hears_the_scale() -> None:
    hints = [one.hint for one in buttons(show(ASKED))[:11]]
    assert hints[0] == "0 of 10: not at all likely"
    assert hints[4] == "4 of 10"
    assert hints[10] == "10 of 10: extremely likely"


@pytest.mark.parametrize(
    ("invitation", "opening"),
    [
        (asked(first_ask=True), "it isn't anonymous."),
        (asked(put_again=True), "What would that be as a number from 0 to 10?"),
        (asked(returned=True), "Is now a good time?"),
        (asked(first_ask=True, put_again=True), "What would that be as a number from 0 to 10?"),
    ],
)
def test_one_line_stands_before_the_question(invitation: Invitation, opening: str) -> None:
    first, ask, _ = show(invitation).paragraphs
    assert first.text.endswith(opening)
    assert ask.text.startswith("How likely")


def test_who_reads_the_answer_is_said_quietly() -> None:
    assert show(asked(first_ask=True)).paragraphs[0].style is Style.QUIET


def test_an_expired_question_can_still_be_answered() -> None:
    assert show(asked(state=InvitationState.EXPIRED)) == show(ASKED)


@pytest.mark.parametrize(
    ("invitation", "words"),
    [
        (None, "This has moved down."),
        (ASKED, "This has moved down."),
        (answered(9, "kind"), "Your answer: 9 of 10"),
    ],
)
def test_an_older_message_becomes_a_record_without_buttons(
    invitation: Invitation | None, words: str
) -> None:
    left = record(invitation, LOOK.texts)
    assert (left.text, left.rows) == (words, ())


def test_a_reminder_says_whether_its_question_was_answered() -> None:
    assert settled_reminder(answered(9), LOOK.texts).text == "Answered, thank you"
    assert settled_reminder(ASKED, LOOK.texts).text == "No answer needed any more"


def test_a_card_says_where_a_newer_question_is_that_is_not_below() -> None:
    elsewhere = card(asked(replaced=True), replace(LOOK, newer_in="Telegram"))
    assert elsewhere.text == "There's a newer question in Telegram."


@pytest.mark.parametrize(
    ("invitation", "words", "shown"),
    [
        (asked(replaced=True), "There's a newer question below.", []),
        (answered(9, "kind", replaced=True), "Your answer: 9 of 10", []),
        (
            answered(9, "kind", replaced=True, quote=Consent.NAMED),
            "You've allowed us to quote you by name.",
            ["Withdraw permission"],
        ),
    ],
)
def test_a_card_is_a_record_after_a_newer_question(
    invitation: Invitation, words: str, shown: list[str]
) -> None:
    outdated = show(invitation)
    assert words in outdated.text
    assert labels(outdated) == shown


# After the score


@pytest.mark.parametrize(
    ("score", "asks"),
    [
        (0, "What went wrong, and what should we fix first?"),
        (6, "What went wrong, and what should we fix first?"),
        (7, "What one thing would make it a 9 or a 10?"),
        (8, "What one thing would make it a 9 or a 10?"),
        (9, "What do you like most?"),
        (10, "What do you like most?"),
    ],
)
def test_the_score_is_shown_and_its_segment_is_asked_why(score: int, asks: str) -> None:
    shown = show(answered(score))
    assert shown.paragraphs[0].text == f"Your answer: {score} of 10"
    assert asks in shown.paragraphs[1].text
    assert pressed(shown, "Skip") == SkipTap(invitation=ASKED.token)
    assert shown.prompt is not None
    assert unpack(shown.prompt.tap) == WriteTap(invitation=ASKED.token)


@pytest.mark.parametrize(
    ("score", "asks"),
    [
        (3, "Would you like someone from the team to contact you?"),
        (8, "If something is broken, would you like someone from the team to contact you?"),
    ],
)
@pytest.mark.parametrize("how", [{"comment_skipped": True}, {"words": "slow"}])
def test_contact_is_offered_after_the_comment(
    score: int, asks: str, how: dict[str, object]
) -> None:
    words = [str(how["words"])] if "words" in how else []
    shown = show(answered(score, *words, comment_skipped="comment_skipped" in how))
    assert shown.paragraphs[-1].text == asks
    token = ASKED.token
    assert pressed(shown, "Yes, please") == ContactTap(invitation=token, wanted=True)
    assert pressed(shown, "No, thanks") == ContactTap(invitation=token, wanted=False)


@pytest.mark.parametrize(
    "invitation", [answered(8, "slow", contact_wanted=False), answered(10, "kind")]
)
def test_a_quote_is_asked_for_after_a_comment(invitation: Invitation) -> None:
    shown = show(invitation)
    assert shown.paragraphs[-1].text == "May we quote your words?"
    choices = {"With my name": "named", "Without my name": "anonymous", "No": "refused"}
    for label, consent in choices.items():
        expected = QuoteTap(invitation=ASKED.token, consent=Consent(consent))
        assert pressed(shown, label) == expected


@pytest.mark.parametrize(
    "invitation",
    [
        answered(3, "slow", contact_wanted=False),
        answered(8, comment_skipped=True, contact_wanted=False),
        answered(10, comment_skipped=True),
    ],
)
def test_a_detractor_or_somebody_without_words_is_not_asked_for_a_quote(
    invitation: Invitation,
) -> None:
    assert "quote" not in show(invitation).text


@pytest.mark.parametrize(
    ("invitation", "last_words"),
    [
        (answered(3, "slow", contact_wanted=False), "Our support team has your answer."),
        (answered(3, "slow", contact_wanted=True), "within one working day."),
        (answered(8, "slow", contact_wanted=True, quote=Consent.REFUSED), "one working day."),
        (
            answered(8, "slow", contact_wanted=False, quote=Consent.REFUSED),
            "decide what to do next.",
        ),
        (answered(10, "kind", quote=Consent.REFUSED), "glad to read this."),
        (answered(10, comment_skipped=True), "glad to read this."),
        (answered(10, comment_skipped=True, contact_wanted=True), "within one working day."),
    ],
)
def test_the_last_words_say_what_happens_next(invitation: Invitation, last_words: str) -> None:
    assert last_words in show(invitation).paragraphs[-1].text


DONE = {
    Segment.DETRACTOR: answered(3, "slow", contact_wanted=False),
    Segment.PASSIVE: answered(8, "slow", contact_wanted=False, quote=Consent.REFUSED),
    Segment.PROMOTER: answered(10, "kind", quote=Consent.REFUSED),
}


@pytest.mark.parametrize("segment", Segment)
def test_the_review_link_is_the_same_for_everyone(segment: Segment) -> None:
    assert links(show(DONE[segment]))["Write a review"] == LINKS["review"]


def test_the_other_links_fit_the_segment() -> None:
    offered = {segment: set(links(show(DONE[segment]))) for segment in Segment}
    assert offered == {
        Segment.DETRACTOR: {"Help centre", "Write a review"},
        Segment.PASSIVE: {"Help centre", "See what's new", "Write a review"},
        Segment.PROMOTER: {"See what's new", "Write a review"},
    }


@pytest.mark.parametrize("segment", Segment)
def test_a_link_that_is_not_configured_is_not_shown(segment: Segment) -> None:
    assert links(card(DONE[segment], CardContext(texts=LOOK.texts))) == {}


@pytest.mark.parametrize(
    ("consent", "kept"),
    [
        (Consent.NAMED, "You've allowed us to quote you by name."),
        (Consent.ANONYMOUS, "You've allowed us to quote you without your name."),
    ],
)
@pytest.mark.parametrize("score", [3, 8, 10])
def test_a_consent_is_withdrawn_from_the_same_message(
    score: int, consent: Consent, kept: str
) -> None:
    shown = show(answered(score, "words", contact_wanted=False, quote=consent))
    assert shown.paragraphs[-1].text == kept
    refused = QuoteTap(invitation=ASKED.token, consent=Consent.REFUSED)
    assert pressed(shown, "Withdraw permission") == refused


def test_a_refused_quote_is_not_brought_up_again() -> None:
    assert "Withdraw permission" not in labels(show(DONE[Segment.PROMOTER]))


@pytest.mark.parametrize("score", [3, 8, 10])
def test_a_person_reads_their_own_words_as_they_wrote_them(score: int) -> None:
    shown = show(answered(score, "**slow** {score} <b>", "and dear"))
    quote = shown.paragraphs[1]
    assert quote.style is Style.QUOTE
    assert quote.text == "**slow** {score} <b>\nand dear"
    assert not any(span.bold for span in quote.spans)


def test_long_words_are_shown_in_short() -> None:
    quote = show(answered(3, "x" * 5_000)).paragraphs[1].text
    assert len(quote) == 300
    assert quote.endswith("…")


def test_the_score_can_be_changed_from_every_answer() -> None:
    shown = show(answered(3))
    assert pressed(shown, "Change my score") == RescoreTap(invitation=ASKED.token)


def test_the_scale_comes_back_with_a_way_to_keep_the_score() -> None:
    shown = show(answered(4, rescoring=True))
    assert shown.paragraphs[0].text == "You chose 4. Tap the number you meant:"
    assert labels(shown) == [*map(str, range(11)), "Keep 4"]
    assert pressed(shown, "Keep 4") == ScoreTap(invitation=ASKED.token, score=4)
    assert [one.tone for one in buttons(shown)][6:10] == [Tone.BAD, Tone.FAIR, Tone.FAIR, Tone.GOOD]


# The way out


@pytest.mark.parametrize(
    ("declined", "days", "words"),
    [
        (Decline.NOT_NOW, 3, "I'll ask once more in a few days. You can still answer any time"),
        (Decline.NOT_NOW, None, "I won't come back with this one. You can still answer any time"),
        (Decline.PAUSE, 91, "No questions before 1 February 2027."),
        (Decline.NEVER, None, "I won't ask you again."),
    ],
)
def test_who_declined_reads_what_that_means(
    declined: Decline, days: int | None, words: str
) -> None:
    until = None if days is None else NOW + timedelta(days=days)
    state = InvitationState.DECLINED
    shown = show(asked(state=state, declined=declined, declined_until=until))
    assert words in shown.text
    assert shown.rows == ()


@pytest.mark.parametrize(
    ("declined", "label", "at"),
    [
        (Decline.NOT_NOW, "Answer now", NOW),
        (Decline.PAUSE, "Undo the pause", LATER),
        (Decline.NEVER, "Undo: keep asking me", NOW),
    ],
)
def test_a_refusal_can_be_undone(declined: Decline, label: str, at: datetime) -> None:
    refused = replace(REFUSED, declined=declined, declined_until=LATER)
    look = replace(LOOK, never_at=NOW, paused_until=LATER)
    assert pressed(card(refused, look), label) == UndoTap(declined=declined, at=at)


@pytest.mark.parametrize(
    ("refused", "look"),
    [
        (REFUSED, LOOK),
        (REFUSED, replace(LOOK, never_at=LATER)),
        (replace(REFUSED, declined_at=None), replace(LOOK, never_at=NOW)),
        (replace(REFUSED, declined=Decline.PAUSE, declined_until=LATER), LOOK),
    ],
)
def test_a_refusal_that_holds_no_more_has_no_undo(refused: Invitation, look: CardContext) -> None:
    assert card(refused, look).rows == ()


def test_the_day_is_the_one_in_the_persons_zone() -> None:
    until = NOW.replace(hour=23)
    paused = asked(state=InvitationState.DECLINED, declined=Decline.PAUSE, declined_until=until)
    tokyo = CardContext(texts=LOOK.texts, timezone="Asia/Tokyo")
    assert "3 November 2026" in card(paused, tokyo).text


# Of every card


ASKS = {ScoreTap: "score", SkipTap: "comment", ContactTap: "contact", QuoteTap: "quote"}


def questions(message: Message) -> set[str]:
    """What the buttons of a card ask; taking a consent back is no question."""
    taps = [unpack(one.tap) for one in buttons(message) if "Withdraw" not in one.label]
    return {ASKS[type(tap)] for tap in taps if type(tap) in ASKS}


@pytest.mark.parametrize(("invitation", "asks"), STAGES)
def test_a_card_asks_one_thing_until_everything_is_said(
    invitation: Invitation, asks: set[str]
) -> None:
    assert questions(show(invitation)) == asks


@pytest.mark.parametrize("invitation", [invitation for invitation, _ in STAGES])
def test_every_button_is_understood_when_it_comes_back(invitation: Invitation) -> None:
    for one in buttons(show(invitation)):
        assert len(one.tap.encode()) <= 64
        assert getattr(unpack(one.tap), "invitation", None) == invitation.token
        assert len(one.hint) <= 75


# The form


@pytest.mark.parametrize(
    ("score", "title"),
    [(3, "What went wrong?"), (8, "What would make it a 9?"), (10, "What do you like most?")],
)
def test_the_title_of_the_form_is_the_question(score: int, title: str) -> None:
    form = comment_form(answered(score), LOOK.texts)
    assert form.title == title
    assert unpack(form.tap) == WriteTap(invitation=ASKED.token)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_fits_the_platforms_in_every_language(language: str) -> None:
    form = comment_form(answered(3), Texts(language, product="Acme"))
    assert len(form.title) <= 24
    assert len(form.submit) <= 24
    assert len(form.cancel) <= 24
