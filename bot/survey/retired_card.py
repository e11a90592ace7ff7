"""Renders what stays of an invitation's older message: a record without buttons."""

from bot.chat.messages import Message, Style, line
from bot.language.texts import Texts
from bot.model import Invitation
from bot.survey.answered_card import given_score


def record(invitation: Invitation | None, texts: Texts, asked: str = "") -> Message:
    """Returns the record: the text with the key *asked*, else the score.

    *invitation*: ``None`` if an earlier release did not note it.
    """
    if asked:
        return Message(paragraphs=(texts.paragraph(asked, Style.NORMAL),))
    if invitation is not None and invitation.score is not None:
        return Message(paragraphs=(given_score(invitation, invitation.score, texts),))
    return line(texts("question.moved"), Style.QUIET)


def settled_reminder(invitation: Invitation, texts: Texts) -> Message:
    """Returns the text that replaces a reminder whose question needs no answer any more."""
    is_answered = invitation.score is not None
    return line(texts("reminder.answered" if is_answered else "reminder.settled"), Style.QUIET)
