"""The whole conversation, played at random against a dict that keeps what must come of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.language.texts import Texts
from bot.model import Comment
from bot.states import Consent, InvitationState
from bot.survey.card_context import CardContext
from bot.survey.conversation import step
from bot.survey.effects import (
    AskingStopped,
    CardMoved,
    ChangeAsked,
    CommentAdded,
    ConsentRecorded,
    ReturnPlanned,
    ScoreRecorded,
    Step,
)
from bot.survey.events import (
    BareNumberTyped,
    CommentSkipped,
    ContactChosen,
    Happening,
    NeverChosen,
    NotNowChosen,
    OutsideScaleTyped,
    PauseChosen,
    QuoteChosen,
    RescoreAsked,
    ScoreGiven,
    WordsGiven,
)
from bot.survey.invitation_card import card
from bot.survey.invitation_state import is_open
from tests.bot.cast import ASKED, NOW, WINDOW

SCORES = st.integers(0, 10)
WORDS = st.text(min_size=1, max_size=20)
LATER = NOW + timedelta(days=92)
LOOK = CardContext(texts=Texts("en", product="Acme"), links={"review": "https://example.org"})


class Conversation(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.invitation = ASKED
        self.effects: list[object] = []
        self.expected: dict[str, object] = {"score": None, "answered_at": None, "quote": None}
        self.words: list[Comment] = []
        self.history: list[int] = []
        self.stopped = False

    def let(self, happening: Happening) -> Step:
        before = self.invitation
        taken = step(before, happening, self.now, WINDOW)
        assert taken == step(before, happening, self.now, WINDOW), "the same twice is the same"
        self.invitation = taken.invitation
        self.effects += taken.effects
        return taken

    @property
    def answered_in_window(self) -> bool:
        answered_at = self.invitation.answered_at
        return answered_at is not None and self.now <= answered_at + WINDOW

    def expect_words(self, text: str) -> None:
        if text and not self.invitation.replaced:
            self.words.append(Comment(text=text, at=self.now))

    # What happens

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(score=SCORES, comment=st.just("") | WORDS)
    def a_score_is_given(self, score: int, comment: str) -> None:
        if not self.invitation.replaced and self.invitation.score is None:
            self.expected |= {"score": score, "answered_at": self.now}
            self.history.append(score)
        elif not self.invitation.replaced and self.answered_in_window:
            if score != self.expected["score"]:
                self.history.append(score)
            self.expected["score"] = score
        self.expect_words(comment)
        assert self.let(ScoreGiven(score=score, comment=comment)).reply is not None

    @rule(text=WORDS, number=st.none() | SCORES)
    def words_are_given(self, text: str, number: int | None) -> None:
        self.expect_words(text)
        before = self.invitation
        taken = self.let(WordsGiven(text=text, number=number))
        if before.score is None and (before.put_again or number is not None):
            assert CardMoved() not in taken.effects, "the question is put again only once"
        assert len(taken.effects) == (0 if self.invitation.replaced else 2), "words and our reply"

    @rule()
    def a_number_outside_the_scale_is_typed(self) -> None:
        before = self.invitation
        assert self.let(OutsideScaleTyped()).invitation == before

    @precondition(lambda self: self.invitation.score is not None)
    @rule(score=SCORES)
    def a_bare_number_is_typed(self, score: int) -> None:
        before = self.invitation
        may = not before.replaced and self.answered_in_window
        taken = self.let(BareNumberTyped(score=score))
        if may and before.rescoring:
            self.expected["score"] = score
            self.history += [score] if score != before.score else []
            return
        assert taken.invitation == before
        asks = any(isinstance(effect, ChangeAsked) for effect in taken.effects)
        assert asks is (may and score != before.score)

    @rule(choice=st.sampled_from([CommentSkipped(), RescoreAsked()]))
    def the_follow_up_is_pressed(self, choice: CommentSkipped | RescoreAsked) -> None:
        self.let(choice)

    @rule(wanted=st.booleans())
    def contact_is_chosen(self, wanted: bool) -> None:
        before = self.invitation
        self.let(ContactChosen(wanted=wanted))
        closed = before.replaced or before.score is None
        assert self.invitation.contact_wanted is (before.contact_wanted if closed else wanted)

    @rule(consent=st.sampled_from(Consent))
    def a_quote_is_chosen(self, consent: Consent) -> None:
        may = not self.invitation.replaced or consent is Consent.REFUSED
        if may and self.invitation.score is not None:
            self.expected["quote"] = consent
        self.let(QuoteChosen(consent=consent))

    @rule(choice=st.sampled_from([NotNowChosen(), PauseChosen(until=LATER), NeverChosen()]))
    def a_way_out_is_taken(self, choice: NotNowChosen | PauseChosen | NeverChosen) -> None:
        answer = self.invitation.score
        self.let(choice)
        self.stopped = self.stopped or isinstance(choice, NeverChosen)
        assert self.invitation.score == answer

    # What the time brings

    @precondition(lambda self: is_open(self.invitation))
    @rule()
    def the_question_expires(self) -> None:
        self.become(state=InvitationState.EXPIRED)

    @precondition(lambda self: self.invitation.declined_until is not None and not self.stopped)
    @rule()
    def the_question_comes_back(self) -> None:
        if self.invitation.state is InvitationState.DECLINED:
            self.become(state=InvitationState.HANDED_OVER, declined=None, declined_until=None)

    @rule()
    def a_newer_question_replaces_it(self) -> None:
        self.become(replaced=True)

    def become(self, **changes: Any) -> None:
        self.invitation = replace(self.invitation, **changes)

    # What holds all the while

    @invariant()
    def the_last_tap_in_time_wins(self) -> None:
        assert self.invitation.score == self.expected["score"]
        assert self.invitation.answered_at == self.expected["answered_at"]
        assert self.invitation.quote == self.expected["quote"]

    @invariant()
    def no_word_is_lost(self) -> None:
        assert list(self.invitation.comments) == self.words
        added = [one.text for one in self.effects if isinstance(one, CommentAdded)]
        assert added == [comment.text for comment in self.words]

    @invariant()
    def each_change_is_kept(self) -> None:
        recorded = [one for one in self.effects if isinstance(one, ScoreRecorded)]
        assert [one.score for one in recorded] == self.history
        assert [one.previous for one in recorded] == [None, *self.history][: len(recorded)]

    @invariant()
    def an_answer_is_a_score_with_its_moment(self) -> None:
        answered = self.invitation.state is InvitationState.ANSWERED
        assert answered is (self.invitation.score is not None)
        assert answered is (self.invitation.answered_at is not None)

    @invariant()
    def nobody_is_asked_the_same_over_and_over(self) -> None:
        assert sum(isinstance(one, ReturnPlanned) for one in self.effects) <= 1

    @invariant()
    def never_is_heard(self) -> None:
        assert (AskingStopped(until=None) in self.effects) is self.stopped

    @invariant()
    def consent_is_what_was_recorded_last(self) -> None:
        recorded = [one.consent for one in self.effects if isinstance(one, ConsentRecorded)]
        assert self.invitation.quote == (recorded[-1] if recorded else None)

    @invariant()
    def there_is_always_something_to_show(self) -> None:
        assert card(self.invitation, LOOK).text


# Branch coverage makes its many small steps three times as slow, and CI runs four tests at once.
TestConversation = pytest.mark.timeout(240)(Conversation.TestCase)
