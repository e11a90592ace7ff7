"""Plays a survey's conversation, to show an admin each message before anybody gets one.

Every message comes from the state machine and the cards of the real conversation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.campaigns.eligibility import REMIND_AFTER
from bot.chat.messages import Button, Link, Message, Style, line, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import PreviewTap
from bot.config.config import SurveyConfig
from bot.figures import button_experiment
from bot.ids import ContactId, InvitationId, PersonId
from bot.language.texts import Line, Texts
from bot.model import Invitation
from bot.states import Consent, InvitationState
from bot.survey import events
from bot.survey.answered_card import asks
from bot.survey.card_context import CardContext
from bot.survey.conversation import step
from bot.survey.declining import RETURN_AFTER
from bot.survey.invitation_card import card, comment_form
from bot.survey.invitation_state import FollowUp, follow_up
from bot.survey.pause import end_of_pause
from bot.survey.question_card import nudge, question
from bot.survey.scale import Segment, scale_of

SAMPLE: Final = "sample"
NOTHING: Final = Message(paragraphs=())
_Choices = Mapping[FollowUp, tuple[str, events.Happening]]
_WITHOUT_EFFECT: Final = pack(PreviewTap())


@dataclass(frozen=True, kw_only=True)
class ConversationScene:
    """One message of the conversation."""

    about: Line
    """When the person gets it, for staff."""
    message: Message

    def marked(self, survey: str, texts: Texts, staff: Texts) -> Message:
        """Returns the message for an admin's own chat: named as a preview, buttons without effect.

        *texts*: those of the message. *staff*: those of the mark.
        """
        name = staff(f"language.name.{texts.language}")
        about = staff.line(self.about)
        mark = plain(staff("preview.mark", survey=survey, language=name, about=about), Style.QUIET)
        prompt = self.message.prompt
        return replace(
            self.message,
            paragraphs=(mark, *self.message.paragraphs),
            rows=tuple(tuple(map(_without_effect, row)) for row in self.message.rows),
            prompt=None if prompt is None else replace(prompt, tap=_WITHOUT_EFFECT),
        )


def _without_effect(item: Button | Link) -> Button | Link:
    return replace(item, tap=_WITHOUT_EFFECT) if isinstance(item, Button) else item


def sample(survey: SurveyConfig, now: datetime) -> Invitation:
    """Returns an example of the invitation, as a person who is asked first would see it."""
    return Invitation(
        id=InvitationId(0),
        token=SAMPLE,
        survey=survey.key,
        kind=survey.kind,
        person_id=PersonId(0),
        contact_id=ContactId(0),
        round=1,
        state=InvitationState.PLANNED,
        variant=button_experiment.variant_of(survey.buttons, SAMPLE),
        expires_at=now,
        first_ask=True,
    )


def conversation(
    survey: SurveyConfig, card_context: CardContext, now: datetime
) -> tuple[ConversationScene, ...]:
    """Returns all messages that a person may get: by segment, without an answer, by refusals."""
    preview = _Preview(survey=survey, card_context=card_context, now=now)
    return (
        preview.scene("preview.asked", preview.asked),
        *(scene for segment in Segment for scene in preview.of_segment(segment)),
        preview.changed(),
        *preview.unanswered(),
        *preview.refusals(),
    )


_WILLING: Final[_Choices] = {
    FollowUp.CONTACT: ("answer.contact.yes", events.ContactChosen(wanted=True)),
    FollowUp.QUOTE: ("answer.quote.named", events.QuoteChosen(consent=Consent.NAMED)),
}
_RELUCTANT: Final[_Choices] = {
    FollowUp.COMMENT: ("answer.skip", events.CommentSkipped()),
    FollowUp.CONTACT: ("answer.contact.no", events.ContactChosen(wanted=False)),
    FollowUp.QUOTE: ("answer.quote.refused", events.QuoteChosen(consent=Consent.REFUSED)),
}
"""The button that is pressed, and what it means."""


@dataclass(frozen=True, kw_only=True)
class _Preview:
    survey: SurveyConfig
    card_context: CardContext
    now: datetime

    @property
    def asked(self) -> Invitation:
        """The question as it waits for its answer."""
        expires_at = self.now + timedelta(days=self.survey.expires_days)
        waiting = replace(sample(self.survey, self.now), expires_at=expires_at)
        return replace(waiting, state=InvitationState.HANDED_OVER)

    def scene(self, key: str, invitation: Invitation, **values: str | int) -> ConversationScene:
        about = Line(key=key, values=values)
        return ConversationScene(about=about, message=card(invitation, self.card_context))

    def after(self, invitation: Invitation, *happenings: events.Happening) -> Invitation:
        window = timedelta(hours=self.survey.change_hours)
        for happening in happenings:
            invitation = step(invitation, happening, self.now, window).invitation
        return invitation

    def of_segment(self, segment: Segment) -> Iterator[ConversationScene]:
        """Yields what follows a score: with a comment and each yes, then with each no."""
        scores, score = self._scores(segment), self._score(segment)
        scored = self.after(self.asked, events.ScoreGiven(score=score))
        key = "preview.scored" if len(scores) > 1 else "preview.scored.one"
        yield self.scene(key, scored, score=score, first=scores[0], last=scores[-1])
        yield self._form(scored)
        words = self.card_context.texts("preview.sample")
        willing = self.after(scored, events.WordsGiven(text=words, in_form=True))
        yield self.scene("preview.commented", willing)
        shown = {asks(scored), asks(willing)}
        while follow_up(willing) is not FollowUp.NOTHING:
            label, choice = _WILLING[follow_up(willing)]
            willing = self.after(willing, choice)
            shown.add(asks(willing))
            yield self._pressed([label], willing)
        yield from self._reluctant(scored, shown)

    def _reluctant(self, scored: Invitation, shown: set[str]) -> Iterator[ConversationScene]:
        """Yields the messages after refusals that say something new."""
        pressed = list[str]()
        while follow_up(scored) is not FollowUp.NOTHING:
            label, choice = _RELUCTANT[follow_up(scored)]
            scored = self.after(scored, choice)
            pressed.append(label)
            if asks(scored) not in shown:
                yield self._pressed(pressed, scored)

    def _pressed(self, labels: Sequence[str], invitation: Invitation) -> ConversationScene:
        texts = self.card_context.texts
        buttons = " → ".join(f"[{texts(label)}]" for label in labels)
        return self.scene("preview.pressed", invitation, buttons=buttons)

    def _form(self, scored: Invitation) -> ConversationScene:
        form = comment_form(scored, self.card_context.texts)
        return ConversationScene(about=Line(key="preview.form"), message=line(form.title))

    def _scores(self, segment: Segment) -> range:
        scale = scale_of(self.survey.kind)
        parts = {
            Segment.DETRACTOR: scale.detractors,
            Segment.PASSIVE: scale.passives,
            Segment.PROMOTER: scale.promoters,
        }
        return parts[segment]

    def _score(self, segment: Segment) -> int:
        """Returns a score from the middle of the segment."""
        scores = self._scores(segment)
        return scores[len(scores) // 2]

    def changed(self) -> ConversationScene:
        """Returns the last words to a person who wants to be contacted and then is content."""
        before, after = self._score(Segment.DETRACTOR), self._score(Segment.PROMOTER)
        given = (
            events.ScoreGiven(score=before),
            events.CommentSkipped(),
            events.ContactChosen(wanted=True),
            events.RescoreAsked(),
            events.ScoreGiven(score=after),
            events.CommentSkipped(),
        )
        settled = self.after(self.asked, *given)
        return self.scene("preview.changed", settled, previous=before, score=after)

    def unanswered(self) -> Iterator[ConversationScene]:
        """Yields the reminder, and what happens when the question closes."""
        days = self.survey.expires_days
        if timedelta(days=days) > REMIND_AFTER:
            about = Line(key="preview.reminder", values={"days": REMIND_AFTER.days})
            reminder = nudge(self.asked, "reminder", self.card_context.texts)
            yield ConversationScene(about=about, message=reminder)
        closed = Line(key="preview.expired", values={"days": days})
        yield ConversationScene(about=closed, message=NOTHING)

    def refusals(self) -> Iterator[ConversationScene]:
        """Yields what follows each way out."""
        texts, now = self.card_context.texts, self.now
        not_now, later = events.NotNowChosen(), f"[{texts('question.not_now')}]"
        put_off = self.after(self.asked, not_now)
        yield self._pressed(["question.not_now"], put_off)
        back = Line(key="preview.back", values={"days": RETURN_AFTER.days, "button": later})
        returned = replace(self.asked, returned=True, first_ask=False)
        yield ConversationScene(about=back, message=question(returned, self.card_context))
        yield self._pressed(["question.not_now", "question.not_now"], self.after(returned, not_now))
        until = end_of_pause(now, self.card_context.timezone)
        paused = self.after(self.asked, events.PauseChosen(until=until))
        holding = replace(self.card_context, paused_until=until, never_at=now)
        held = replace(self, card_context=holding)
        yield held._pressed(["question.pause"], paused)
        yield held._pressed(["question.never"], self.after(self.asked, events.NeverChosen()))
