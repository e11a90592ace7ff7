"""Renders the question: the score buttons, and the buttons to decline below."""

from typing import Final

from bot.chat.messages import Button, Message, Paragraph, Row, Style, Tone, line
from bot.chat.tap_encoding import pack
from bot.chat.taps import NeverTap, NotNowTap, PauseTap, ScoreTap
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import Variant
from bot.survey.card_context import CardContext
from bot.survey.scale import Segment, scale_of

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
        paragraphs=(
            *_opening(invitation, texts),
            _asked(invitation, texts),
            ends(invitation, texts),
        ),
        rows=(*buttons(invitation, texts), way_out),
    )


def nudge(invitation: Invitation, key: str, texts: Texts) -> Message:
    """Returns a line below the open question, such as the reminder."""
    return line(texts(key, **scale_of(invitation.kind).ends))


def _asked(invitation: Invitation, texts: Texts) -> Paragraph:
    """Returns the question itself."""
    return texts.paragraph(scale_of(invitation.kind).key("question.ask"))


def buttons(invitation: Invitation, texts: Texts) -> tuple[Row, ...]:
    """Returns a button for each score, coloured by segment if the variant is coloured."""
    rows = scale_of(invitation.kind).rows
    return tuple(
        tuple(_score_button(invitation, score, texts) for score in scores) for scores in rows
    )


def _opening(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    test = (texts.paragraph("question.test"),) if invitation.test else ()
    return (*test, *_reason(invitation, texts))


def _reason(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    if invitation.returned:
        return (texts.paragraph("question.back"),)
    if invitation.put_again:
        return (texts.paragraph("question.again", Style.NORMAL, **scale_of(invitation.kind).ends),)
    if invitation.first_ask:
        return (texts.paragraph("question.who_reads", Style.QUIET),)
    return ()


def ends(invitation: Invitation, texts: Texts) -> Paragraph:
    """Returns what the lowest and the highest score mean."""
    return texts.paragraph(scale_of(invitation.kind).key("question.ends"), Style.QUIET)


def _score_button(invitation: Invitation, score: int, texts: Texts) -> Button:
    scale = scale_of(invitation.kind)
    hints = {
        scale.lowest: scale.key("question.hint.low"),
        scale.highest: scale.key("question.hint.high"),
    }
    coloured = invitation.variant is Variant.COLOURED
    return Button(
        label=str(score),
        tap=pack(ScoreTap(invitation=invitation.token, score=score)),
        tone=TONES[scale.segment_of(score)] if coloured else Tone.PLAIN,
        hint=texts(hints.get(score, "question.hint"), score=score, highest=scale.highest),
    )
