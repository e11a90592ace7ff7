from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cases.from_answer import wants_case
from bot.ids import PersonId
from bot.language.texts import Line
from bot.model import Comment, Invitation, Person
from bot.states import Consent, Decline, InvitationState
from bot.survey.conversation import step
from bot.survey.declining import RETURN_AFTER
from bot.survey.effects import (
    AskingStopped,
    CardMoved,
    ChangeAsked,
    CommentAdded,
    ConsentRecorded,
    Effect,
    LineSent,
    MeantAsked,
    ReturnPlanned,
    ScoreRecorded,
    Step,
)
from bot.survey.events import (
    AskedForAgain,
    BareNumberTyped,
    CommentSkipped,
    ContactChosen,
    DeclineUndone,
    Happening,
    NeverChosen,
    NotNowChosen,
    OutsideScaleTyped,
    PauseChosen,
    QuoteChosen,
    RescoreAsked,
    ScoreEdited,
    ScoreGiven,
    ScoreRefused,
    WordsGiven,
)
from bot.survey.invitation_state import (
    COMMENT_WINDOW,
    FollowUp,
    follow_up,
    is_open,
    may_change,
    takes_comments,
)
from bot.survey.scale import NPS
from tests.bot.cast import ASKED, HOUR, MINUTE, NOW, WINDOW, answered, asked

NOTED = Line(key="toast.noted")
CLOSED = Line(key="toast.closed")
WINDOW_OVER = Line(key="toast.window_over")
REPLACED = Line(key="toast.replaced")
BACK = NOW + RETURN_AFTER
LATER = NOW + timedelta(days=92)
NEVER = asked(state=InvitationState.DECLINED, declined=Decline.NEVER, declined_at=NOW + HOUR)
ANYBODY = Person(id=PersonId(1), name="Anna")


def at(invitation: Invitation, happening: Happening, now: datetime = NOW + HOUR) -> Step:
    return step(invitation, happening, now, WINDOW)


def said(key: str, **values: str | int) -> LineSent:
    return LineSent(line=Line(key=key, values=values))


def line(key: str, **values: str | int) -> Line:
    return Line(key=key, values=values)


def recorded(score: int, previous: int | None = None) -> ScoreRecorded:
    return ScoreRecorded(score=score, previous=previous)


# The score


@pytest.mark.parametrize("score", range(11))
def test_a_tap_on_the_question_is_the_answer(score: int) -> None:
    tapped = at(ASKED, ScoreGiven(score=score))
    assert tapped.invitation == asked(
        state=InvitationState.ANSWERED, score=score, answered_at=NOW + HOUR
    )
    assert tapped.effects == (recorded(score),)
    assert tapped.reply == line("toast.score", score=score)


def test_a_typed_answer_brings_its_comment() -> None:
    typed = at(ASKED, ScoreGiven(score=9, comment="but slow"))
    assert typed.invitation.comments == (Comment(text="but slow", at=NOW + HOUR),)
    assert typed.effects == (recorded(9), CommentAdded(text="but slow"))


def test_the_same_score_twice_is_one_answer() -> None:
    again = at(answered(9), ScoreGiven(score=9))
    assert again == Step(invitation=answered(9), reply=line("toast.same", score=9))


def test_a_changed_score_counts_from_the_first() -> None:
    changed = at(answered(9), ScoreGiven(score=3))
    assert changed.invitation == answered(3)
    assert changed.effects == (recorded(3, previous=9),)
    assert changed.reply == line("toast.changed", previous=9, score=3)


@pytest.mark.parametrize(
    ("after", "score", "reply"),
    [
        (WINDOW, 3, line("toast.changed", previous=9, score=3)),
        (WINDOW + MINUTE, 9, WINDOW_OVER),
    ],
)
def test_a_score_may_be_changed_until_the_window_ends(
    after: timedelta, score: int, reply: Line
) -> None:
    tapped = at(answered(9), ScoreGiven(score=3), NOW + after)
    assert (tapped.invitation.score, tapped.reply) == (score, reply)


def test_words_that_come_with_too_late_a_score_are_kept() -> None:
    late = at(answered(9), ScoreGiven(score=3, comment="it broke"), NOW + 2 * WINDOW)
    assert late.invitation.score == 9
    assert late.effects == (CommentAdded(text="it broke"),)


@pytest.mark.parametrize(
    ("before", "after", "asks_again"), [(9, 3, True), (3, 9, True), (3, 4, False), (9, 10, False)]
)
def test_another_segment_asks_for_the_comment_again(
    before: int, after: int, asks_again: bool
) -> None:
    changed = at(answered(before, comment_skipped=True), ScoreGiven(score=after))
    assert changed.invitation.comment_skipped is not asks_again


@pytest.mark.parametrize(
    "asking",
    [
        asked(state=InvitationState.EXPIRED),
        asked(state=InvitationState.UNCERTAIN),
        asked(state=InvitationState.DECLINED, declined=Decline.NOT_NOW, returned=True),
        asked(state=InvitationState.DECLINED, declined=Decline.NEVER),
    ],
)
def test_a_late_answer_counts_when_it_is_given(asking: Invitation) -> None:
    late = at(asking, ScoreGiven(score=8), NOW + timedelta(days=40))
    assert late.invitation.state is InvitationState.ANSWERED
    assert late.invitation.answered_at == NOW + timedelta(days=40)
    assert late.effects == (recorded(8),)


def test_the_scale_is_shown_again_to_change_the_score() -> None:
    shown = at(answered(4), RescoreAsked())
    assert shown == Step(invitation=answered(4, rescoring=True))
    assert at(shown.invitation, ScoreGiven(score=8)).invitation == answered(8)
    assert at(shown.invitation, ScoreGiven(score=4)).invitation == answered(4)


def test_the_scale_is_not_shown_again_after_the_window() -> None:
    late = at(answered(4), RescoreAsked(), NOW + 2 * WINDOW)
    assert late == Step(invitation=answered(4), reply=WINDOW_OVER)


def test_a_scale_that_stood_open_too_long_closes() -> None:
    late = at(answered(4, rescoring=True), ScoreGiven(score=8), NOW + 2 * WINDOW)
    assert late == Step(invitation=answered(4), reply=WINDOW_OVER)


# Typed words


def test_words_before_the_score_are_kept_and_the_question_is_put_again() -> None:
    typed = at(ASKED, WordsGiven(text="waited 5 days"))
    assert typed.invitation == asked(
        put_again=True, comments=(Comment(text="waited 5 days", at=NOW + HOUR),)
    )
    assert typed.effects == (CommentAdded(text="waited 5 days"), CardMoved())


def test_the_question_is_put_again_only_once() -> None:
    typed = at(asked(put_again=True), WordsGiven(text="hello?"))
    assert typed.effects == (CommentAdded(text="hello?"), said("note.kept", **NPS.ends))


def test_words_do_not_bring_a_declined_question_back() -> None:
    declined = asked(state=InvitationState.DECLINED, declined=Decline.NEVER)
    typed = at(declined, WordsGiven(text="too many questions"))
    assert typed.effects == (CommentAdded(text="too many questions"), said("toast.noted"))


def test_a_score_is_never_guessed() -> None:
    typed = at(ASKED, WordsGiven(text="5 days I waited", number=5))
    assert typed.invitation.score is None
    assert typed.effects == (CommentAdded(text="5 days I waited"), MeantAsked(score=5))


def test_words_kept_before_the_score_stay_with_the_answer() -> None:
    typed = at(ASKED, WordsGiven(text="waited 5 days"))
    tapped = at(typed.invitation, ScoreGiven(score=2))
    assert [comment.text for comment in tapped.invitation.comments] == ["waited 5 days"]


def test_words_after_the_score_are_added_to_the_earlier_ones() -> None:
    settled = answered(3, "slow", contact_wanted=False)
    typed = at(settled, WordsGiven(text="and dear"))
    assert [comment.text for comment in typed.invitation.comments] == ["slow", "and dear"]
    assert typed.effects == (CommentAdded(text="and dear"), said("note.comment"))


def test_words_move_an_unanswered_question_of_the_card_below_them() -> None:
    typed = at(answered(3, "slow"), WordsGiven(text="and dear"))
    assert typed.effects == (CommentAdded(text="and dear"), CardMoved(patiently=True))


def test_words_from_the_form_are_shown_by_the_card_alone() -> None:
    settled = answered(3, "slow", contact_wanted=False)
    sent = at(settled, WordsGiven(text="and dear", in_form=True))
    assert sent.effects == (CommentAdded(text="and dear"),)


def test_forwarded_words_are_kept_as_such_and_never_offered_for_quoting() -> None:
    typed = at(answered(10), WordsGiven(text="great", forwarded=True))
    assert typed.invitation.comments[0].forwarded
    assert typed.effects[0] == CommentAdded(text="great", forwarded=True)
    assert follow_up(typed.invitation) is FollowUp.NOTHING


@pytest.mark.parametrize(
    ("score", "effect"),
    [(8, ChangeAsked(previous=4, score=8)), (4, said("note.same", score=4))],
)
def test_a_bare_number_after_the_answer_changes_nothing_unasked(score: int, effect: Effect) -> None:
    settled = answered(4, "slow", contact_wanted=False)
    typed = at(settled, BareNumberTyped(score=score))
    assert typed == Step(invitation=settled, effects=(effect,))


def test_a_bare_number_after_the_window_is_refused_in_words() -> None:
    late = at(answered(4), BareNumberTyped(score=8), NOW + 2 * WINDOW)
    assert late == Step(invitation=answered(4), effects=(said("toast.window_over"),))


def test_a_number_typed_below_the_open_scale_is_the_new_score() -> None:
    typed = at(answered(4, rescoring=True), BareNumberTyped(score=8))
    assert (typed.invitation.score, typed.invitation.rescoring) == (8, False)


def test_a_refused_change_keeps_the_score_and_says_so() -> None:
    settled = answered(4, "slow", contact_wanted=False)
    assert at(settled, ScoreRefused()).effects == (said("note.stays", score=4),)
    assert at(answered(4), ScoreRefused()).effects == (CardMoved(),)


def test_a_number_that_was_no_score_brings_the_question_again() -> None:
    refused = at(ASKED, ScoreRefused())
    assert refused == Step(invitation=asked(put_again=True), effects=(CardMoved(),))


@pytest.mark.parametrize(
    ("invitation", "effect"),
    [(ASKED, MeantAsked(score=9)), (answered(3), ChangeAsked(previous=3, score=9))],
)
def test_an_edited_score_is_asked_about(invitation: Invitation, effect: Effect) -> None:
    assert at(invitation, ScoreEdited(score=9)) == Step(invitation=invitation, effects=(effect,))


def test_an_open_question_is_shown_again_on_request() -> None:
    assert at(ASKED, AskedForAgain()).effects == (CardMoved(),)
    assert at(answered(3), AskedForAgain()).effects == ()


def test_a_number_outside_the_scale_is_corrected() -> None:
    corrected = Step(invitation=ASKED, effects=(said("note.outside", **NPS.ends),))
    assert at(ASKED, OutsideScaleTyped()) == corrected


# The follow-up


def test_the_comment_may_be_skipped() -> None:
    skipped = at(answered(3), CommentSkipped())
    assert skipped == Step(invitation=answered(3, comment_skipped=True), reply=NOTED)


@pytest.mark.parametrize("wanted", [True, False])
def test_contact_is_wanted_or_not(wanted: bool) -> None:
    chosen = at(answered(8, "slow"), ContactChosen(wanted=wanted))
    assert chosen == Step(invitation=answered(8, "slow", contact_wanted=wanted), reply=NOTED)


@pytest.mark.parametrize("consent", Consent)
def test_a_consent_is_recorded(consent: Consent) -> None:
    chosen = at(answered(10, "kind"), QuoteChosen(consent=consent))
    assert chosen.invitation.quote is consent
    assert chosen.effects == (ConsentRecorded(consent=consent),)


def test_a_consent_is_recorded_once() -> None:
    agreed = answered(10, "kind", quote=Consent.NAMED)
    assert at(agreed, QuoteChosen(consent=Consent.NAMED)) == Step(invitation=agreed, reply=NOTED)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_consent_can_always_be_withdrawn(replaced: bool) -> None:
    agreed = answered(10, "kind", quote=Consent.NAMED, replaced=replaced)
    withdrawn = at(agreed, QuoteChosen(consent=Consent.REFUSED), NOW + timedelta(days=400))
    assert withdrawn.invitation.quote is Consent.REFUSED
    assert withdrawn.effects == (ConsentRecorded(consent=Consent.REFUSED),)


@pytest.mark.parametrize(
    "happening",
    [
        CommentSkipped(),
        ContactChosen(wanted=True),
        QuoteChosen(consent=Consent.NAMED),
        RescoreAsked(),
        NotNowChosen(),
    ],
)
def test_an_old_button_of_a_declined_question_changes_nothing(happening: Happening) -> None:
    declined = asked(state=InvitationState.DECLINED, declined=Decline.NEVER)
    assert at(declined, happening) == Step(invitation=declined, reply=CLOSED)


# The way out


def test_not_now_comes_back_once() -> None:
    chosen = at(ASKED, NotNowChosen(), NOW)
    assert chosen.invitation == asked(
        state=InvitationState.DECLINED,
        declined=Decline.NOT_NOW,
        declined_until=BACK,
        declined_at=NOW,
        returned=True,
    )
    assert chosen.effects == (ReturnPlanned(at=BACK),)
    back = replace(chosen.invitation, state=InvitationState.HANDED_OVER, declined_until=None)
    again = at(back, NotNowChosen(), BACK + HOUR)
    assert again.invitation.state is InvitationState.DECLINED
    assert again.invitation.declined_until is None
    assert again.effects == ()


def test_not_now_stops_only_this_question() -> None:
    assert not any(isinstance(one, AskingStopped) for one in at(ASKED, NotNowChosen()).effects)


def test_a_pause_stops_all_questions_until_its_end() -> None:
    paused = at(ASKED, PauseChosen(until=LATER), NOW)
    assert paused.invitation == asked(
        state=InvitationState.DECLINED,
        declined=Decline.PAUSE,
        declined_until=LATER,
        declined_at=NOW,
    )
    assert paused.effects == (AskingStopped(until=LATER),)


def test_never_stops_all_questions_for_ever() -> None:
    stopped = at(ASKED, NeverChosen())
    assert stopped.invitation == NEVER
    assert stopped.effects == (AskingStopped(until=None),)


def test_a_pause_does_not_soften_never() -> None:
    assert at(NEVER, PauseChosen(until=LATER)) == Step(invitation=NEVER, reply=CLOSED)


def test_an_answer_stays_one_when_its_person_says_never() -> None:
    stopped = at(answered(3), NeverChosen())
    assert stopped.invitation == answered(3)
    assert stopped.effects == (AskingStopped(until=None),)


@pytest.mark.parametrize("refusal", [NeverChosen(), PauseChosen(until=LATER), NotNowChosen()])
def test_an_undone_refusal_opens_the_question_again(refusal: Happening) -> None:
    refused = at(ASKED, refusal).invitation
    undone = at(refused, DeclineUndone(person=ANYBODY)).invitation
    assert undone == replace(ASKED, returned=isinstance(refusal, NotNowChosen))


def test_an_undone_refusal_is_late_after_the_question_expired() -> None:
    undone = at(NEVER, DeclineUndone(person=ANYBODY), NEVER.expires_at)
    assert undone.invitation.state is InvitationState.EXPIRED


@pytest.mark.parametrize(
    ("person", "holds"),
    [
        (replace(ANYBODY, never_at=NOW), (Decline.NEVER, None)),
        (replace(ANYBODY, paused_until=LATER), (Decline.PAUSE, LATER)),
    ],
)
def test_another_refusal_still_holds_after_one_is_undone(
    person: Person, holds: tuple[Decline, datetime | None]
) -> None:
    undone = at(NEVER, DeclineUndone(person=person)).invitation
    assert (undone.declined, undone.declined_until) == holds


def test_there_is_nothing_to_undo_on_an_answer() -> None:
    assert at(answered(3), DeclineUndone(person=ANYBODY)) == Step(
        invitation=answered(3), reply=CLOSED
    )


@pytest.mark.parametrize(
    ("before", "after", "wanted", "expected"),
    [
        (8, 3, False, None),
        (9, 6, False, None),
        (8, 3, True, True),
        (3, 2, False, False),
        (3, 8, False, False),
        (8, 9, False, False),
    ],
)
def test_a_refusal_of_contact_does_not_outlast_a_fall_to_the_detractors(
    before: int, after: int, wanted: bool, expected: bool | None
) -> None:
    changed = at(answered(before, "slow", contact_wanted=wanted), ScoreGiven(score=after))
    assert changed.invitation.contact_wanted is expected


def test_not_now_after_the_answer_is_settled_already() -> None:
    assert at(answered(3), NotNowChosen()) == Step(invitation=answered(3), reply=CLOSED)


# A question that a newer one has replaced


@pytest.mark.parametrize(
    "happening",
    [
        ScoreGiven(score=3),
        WordsGiven(text="slow"),
        CommentSkipped(),
        ContactChosen(wanted=True),
        QuoteChosen(consent=Consent.NAMED),
        RescoreAsked(),
        NotNowChosen(),
    ],
)
@pytest.mark.parametrize("invitation", [asked(replaced=True), answered(9, replaced=True)])
def test_a_replaced_question_changes_nothing(invitation: Invitation, happening: Happening) -> None:
    assert at(invitation, happening) == Step(invitation=invitation, reply=REPLACED)


@pytest.mark.parametrize(
    ("happening", "until"), [(NeverChosen(), None), (PauseChosen(until=LATER), LATER)]
)
def test_the_way_out_is_open_on_a_replaced_question_too(
    happening: Happening, until: datetime | None
) -> None:
    old = asked(replaced=True)
    chosen = at(old, happening)
    assert chosen == Step(invitation=old, effects=(AskingStopped(until=until),), reply=NOTED)


# What words belong to


@pytest.mark.parametrize(
    ("invitation", "expected"),
    [
        (asked(), True),
        (asked(state=InvitationState.UNCERTAIN), True),
        (asked(state=InvitationState.EXPIRED), True),
        (asked(state=InvitationState.QUEUED), False),
        (asked(state=InvitationState.DECLINED), False),
        (asked(state=InvitationState.CANCELLED), False),
        (asked(replaced=True), False),
        (answered(3), False),
    ],
)
def test_a_question_is_open_while_a_score_is_welcome(
    invitation: Invitation, expected: bool
) -> None:
    assert is_open(invitation) is expected


@pytest.mark.parametrize(
    ("invitation", "after", "expected"),
    [
        (answered(3), COMMENT_WINDOW, True),
        (answered(3), COMMENT_WINDOW + MINUTE, False),
        (answered(3, "slow"), COMMENT_WINDOW + MINUTE, True),
        (answered(3, "slow"), COMMENT_WINDOW + 2 * MINUTE, False),
        (answered(3, "slow", "and dear"), COMMENT_WINDOW + 2 * MINUTE, True),
        (answered(3, replaced=True), HOUR, False),
        (asked(comments=(Comment(text="slow", at=NOW),)), HOUR, False),
    ],
)
def test_each_comment_opens_another_day_for_comments(
    invitation: Invitation, after: timedelta, expected: bool
) -> None:
    assert takes_comments(invitation, NOW + after) is expected


def test_an_early_comment_does_not_shorten_the_day_for_comments() -> None:
    late_answer = replace(answered(3, "slow"), answered_at=NOW + 3 * COMMENT_WINDOW)
    assert takes_comments(late_answer, NOW + 4 * COMMENT_WINDOW)


def test_what_was_not_answered_cannot_be_changed() -> None:
    assert not may_change(ASKED, NOW, WINDOW)


@pytest.mark.parametrize(
    ("invitation", "expected"),
    [
        (asked(), False),
        (answered(0), True),
        (answered(6), True),
        (answered(7), False),
        (answered(9), False),
        (answered(9, contact_wanted=True), True),
        (answered(8, contact_wanted=False), False),
    ],
)
def test_a_detractor_or_a_wish_for_contact_is_a_case(
    invitation: Invitation, expected: bool
) -> None:
    assert wants_case(invitation) is expected
