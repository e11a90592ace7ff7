"""Renders the question: eleven score buttons, and the buttons to decline below."""

from typing import Final

from bot.chat.messages import Button, Message, Paragraph, Row, Style, Tone, line
from bot.chat.tap_encoding import pack
from bot.chat.taps import NeverTap, NotNowTap, PauseTap, ScoreTap
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import Variant
from bot.survey.card_context import CardContext
from bot.survey.scale import SCORES, Segment, segment_of

FIRST_ROW: Final = 6
"""The buttons in the first row: 0 to 5, then 6 to 10, so that each is wide enough on a phone."""
TONES: Final = {
    Segment.DETRACTOR: Tone.BAD,
    Segment.PASSIVE: Tone.FAIR,
    Segment.PROMOTER: Tone.GOOD,
}


def question(invitation: Invitation, card_context: CardContext) -> Message:
    """Returns the question with an opening line, where one applies, and buttons."""
    texts = card_context.texts
    token = invitation.token
    way_out: Row = (
        Button(label=texts("question.not_now"), tap=pack(NotNowTap(invitation=token))),
        Button(label=texts("question.pause"), tap=pack(PauseTap(invitation=token))),
        Button(label=texts("question.never"), tap=pack(NeverTap(invitation=token))),
    )
    return Message(
        paragraphs=(*_opening(invitation, texts), texts.paragraph("question.ask"), ends(texts)),
        rows=(*scale(invitation, texts), way_out),
    )


def question_gone(texts: Texts) -> Message:
    """Returns the text that replaces a question after it was sent again below."""
    return line(texts("question.moved"), Style.QUIET)


def scale(invitation: Invitation, texts: Texts) -> tuple[Row, ...]:
    """Returns the eleven buttons, coloured by segment if the variant is coloured."""
    buttons = tuple(_score_button(invitation, score, texts) for score in SCORES)
    return buttons[:FIRST_ROW], buttons[FIRST_ROW:]


def _opening(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    if invitation.returned:
        return (texts.paragraph("question.back"),)
    if invitation.put_again:
        return (texts.paragraph("question.again"),)
    if invitation.first_ask:
        return (texts.paragraph("question.who_reads", Style.QUIET),)
    return ()


def ends(texts: Texts) -> Paragraph:
    return texts.paragraph("question.ends", Style.QUIET)


def _score_button(invitation: Invitation, score: int, texts: Texts) -> Button:
    hints = {SCORES[0]: "question.hint.low", SCORES[-1]: "question.hint.high"}
    coloured = invitation.variant is Variant.COLOURED
    return Button(
        label=str(score),
        tap=pack(ScoreTap(invitation=invitation.token, score=score)),
        tone=TONES[segment_of(score)] if coloured else Tone.PLAIN,
        hint=texts(hints.get(score, "question.hint"), score=score),
    )
