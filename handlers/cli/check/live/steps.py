"""Runs the steps of a live check on one platform."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, Final

from bot.chat.messages import Message
from bot.chat.taps import ScoreTap, WriteTap
from bot.ids import MessageRef
from bot.model import Comment, Invitation
from bot.survey import invitation_card, question_card
from bot.survey.card_context import CardContext
from handlers.cli.check.live import points, trial_picture
from handlers.cli.check.live.session import Session
from handlers.cli.check.live.trial_messages import WORD, Trial, labelled, labelled_form, over
from handlers.updates import (
    Event,
    FormSent,
    OpenForm,
    Pressed,
    Reaction,
    ReactionEmoji,
    Toast,
    Typed,
)

ASSUMED_SCORE: Final = 9
"""The score that the follow-up shows if the operator has not tapped."""


class Course:
    """The steps of a customer: question, follow-up and form, and a picture at the end."""

    def __init__(
        self, session: Session, trial: Trial, invitation: Invitation, card_context: CardContext
    ) -> None:
        """*invitation* is invented and not stored."""
        self._session = session
        self._messenger = session.connected.transport.messenger
        self._trial = trial
        self._invitation = invitation
        self._card_context = card_context

    async def run(self) -> None:
        async with self._session.listening():
            question = await self._ask()
            try:
                if question is not None:
                    await self._answer(question)
                await trial_picture.show(self._session, self._trial.operator, question)
            finally:
                if question is not None:
                    await self._edit(question, "The edit that ends the trial", over())

    async def _ask(self) -> MessageRef | None:
        """Sends the question to the operator. Returns ``None`` if it was refused."""
        message = labelled(question_card.question(self._invitation, self._card_context))
        sending = self._messenger.send(self._trial.operator, message)
        question = await self._session.attempt(points.QUESTION, sending)
        if question is not None:
            await self._session.judge(points.COLOURS, points.ROWS)
        return question

    async def _answer(self, question: MessageRef) -> None:
        score = await self._tap() if self._session.listens else None
        shown = ASSUMED_SCORE if score is None else score
        await self._redraw(question, points.EDIT, score=shown, answered_at=self._session.now())
        await self._session.judge(points.FOLLOW_UP)
        if score is not None and self._session.platform.traits.forms:
            await self._fill_form(question)
        if score is not None:
            await self._write(question)

    async def _tap(self) -> int | None:
        found = await self._session.wait("Tap a number", self._score)
        if found is None:
            return None
        arrived, score = found
        thanks = self._card_context.texts("toast.score", score=score)
        await self._session.reply(arrived, Toast(text=thanks, shown=True))
        self._session.note_arrival(f"Your tap on {score}", arrived)
        if self._session.platform.traits.toasts:
            await self._session.judge(points.TOAST)
        return score

    async def _fill_form(self, question: MessageRef) -> None:
        """Tries the form; only used on platforms that have forms."""
        found = await self._session.wait("Press the button that lets you write", self._wish)
        if found is None:
            return
        form = labelled_form(
            invitation_card.comment_form(self._invitation, self._card_context.texts)
        )
        await self._session.reply(found[0], OpenForm(form=form))
        filled = await self._session.wait("Write something in the form, and send it", _filled)
        if filled is not None:
            self._session.note_arrival("What you wrote in the form", filled[0])
            await self._show_words(question, filled[1])
            await self._session.judge(points.FORM)

    async def _write(self, question: MessageRef) -> None:
        task = f"Write to the bot in this chat, beginning with the word “{WORD}”"
        found = await self._session.wait(task, _typed)
        if found is not None:
            self._session.note_arrival("What you typed", found[0])
            await self._session.reply(found[0], Reaction(emoji=ReactionEmoji.THUMBS_UP))
            await self._show_words(question, found[1])
            await self._session.judge(points.REACTION)

    async def _show_words(self, question: MessageRef, words: str) -> None:
        comment = Comment(text=words, at=self._session.now())
        comments = (*self._invitation.comments, comment)
        await self._redraw(question, "The edit that shows your words", comments=comments)

    async def _redraw(self, question: MessageRef, what: str, **changes: Any) -> None:
        """Applies *changes* to the invitation and edits the message."""
        self._invitation = replace(self._invitation, **changes)
        await self._edit(
            question, what, labelled(invitation_card.card(self._invitation, self._card_context))
        )

    async def _edit(self, question: MessageRef, what: str, message: Message) -> None:
        await self._session.attempt(what, _done(self._messenger.edit(question, message)))

    def _score(self, event: Event) -> int | None:
        tap = self._trial.meaning(event.data) if isinstance(event, Pressed) else None
        return tap.score if isinstance(tap, ScoreTap) else None

    def _wish(self, event: Event) -> WriteTap | None:
        tap = self._trial.meaning(event.data) if isinstance(event, Pressed) else None
        return tap if isinstance(tap, WriteTap) else None


def _typed(event: Event) -> str | None:
    return event.text if isinstance(event, Typed) else None


def _filled(event: Event) -> str | None:
    return event.text if isinstance(event, FormSent) else None


async def _done(call: Awaitable[None]) -> bool:
    await call
    return True
