"""How an invitation looks: one message, drawn anew from the invitation's state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from bot.cleaning import shorten
from bot.conversation import FollowUp, follow_up
from bot.messages import (
    Button,
    Form,
    Link,
    Message,
    Paragraph,
    Prompt,
    Row,
    Style,
    Tone,
    line,
    plain,
)
from bot.model import Consent, Decline, Invitation, InvitationState, Variant
from bot.segments import SCORES, Segment, segment_of
from bot.taps import (
    ContactTap,
    NeverTap,
    NotNowTap,
    PauseTap,
    QuoteTap,
    RescoreTap,
    ScoreTap,
    SkipTap,
    WriteTap,
    pack,
)
from bot.texts import Texts

FIRST_ROW: Final = 6
"""0 to 5 above, 6 to 10 below: wide enough for a thumb on a phone."""
SHOWN_COMMENT: Final = 300
"""UTF-16 units of a person's own words that their card shows back to them."""
TONES: Final = {
    Segment.DETRACTOR: Tone.BAD,
    Segment.PASSIVE: Tone.FAIR,
    Segment.PROMOTER: Tone.GOOD,
}


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a card needs beside the invitation."""

    texts: Texts
    timezone: str = "UTC"
    links: Mapping[str, str] = field(default_factory=dict)
    """``help``, ``explore``, ``review``: those that are configured."""


def card(invitation: Invitation, look: Look) -> Message:
    """The invitation's message as its state asks for."""
    if invitation.score is not None:
        return _answered(invitation, invitation.score, look)
    if invitation.state is InvitationState.DECLINED:
        return _declined(invitation, look)
    return question(invitation, look)


def question(invitation: Invitation, look: Look) -> Message:
    """The question, with the one line before it that fits, and the way out below."""
    texts = look.texts
    token = invitation.token
    way_out: Row = (
        Button(label=texts("question.not_now"), tap=pack(NotNowTap(invitation=token))),
        Button(label=texts("question.pause"), tap=pack(PauseTap(invitation=token))),
        Button(label=texts("question.never"), tap=pack(NeverTap(invitation=token))),
    )
    return Message(
        paragraphs=(*_opening(invitation, texts), texts.paragraph("question.ask"), _ends(texts)),
        rows=(*scale(invitation, texts), way_out),
    )


def question_gone(texts: Texts) -> Message:
    """What stays of a question that was put again below."""
    return line(texts("question.moved"), Style.QUIET)


def scale(invitation: Invitation, texts: Texts) -> tuple[Row, ...]:
    """The eleven buttons, coloured by segment where the variant says so."""
    buttons = tuple(_score_button(invitation, score, texts) for score in SCORES)
    return buttons[:FIRST_ROW], buttons[FIRST_ROW:]


def comment_form(invitation: Invitation, texts: Texts) -> Form:
    """The form to write a comment in."""
    segment = segment_of(invitation.score) if invitation.score is not None else Segment.PASSIVE
    return Form(
        title=texts("form.title"),
        label=texts(f"form.label.{segment}"),
        submit=texts("form.submit"),
        cancel=texts("form.cancel"),
        empty=texts("form.empty"),
        too_late=texts("toast.too_late"),
        tap=pack(WriteTap(invitation=invitation.token)),
    )


def _opening(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    if invitation.returned:
        return (texts.paragraph("question.back"),)
    if invitation.put_again:
        return (texts.paragraph("question.again"),)
    if invitation.first_ask:
        return (texts.paragraph("question.who_reads", Style.QUIET),)
    return ()


def _ends(texts: Texts) -> Paragraph:
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


def _declined(invitation: Invitation, look: Look) -> Message:
    texts, until = look.texts, invitation.declined_until
    match invitation.declined, until:
        case Decline.NOT_NOW, datetime():
            return line(texts("declined.not_now"))
        case Decline.PAUSE, datetime():
            day = texts.day(until, look.timezone)
            return line(texts("declined.pause", date=day))
        case Decline.NOT_NOW, _:
            return line(texts("declined.not_now.last"))
        case _:
            return line(texts("declined.never"))


def _answered(invitation: Invitation, score: int, look: Look) -> Message:
    if invitation.rescoring:
        return _rescoring(invitation, score, look.texts)
    head = (look.texts.paragraph("answer.score", score=score), *_own_words(invitation))
    body = _next_question(invitation, segment_of(score), look)
    return Message(
        paragraphs=(*head, *body.paragraphs),
        rows=(*body.rows, (_change_button(invitation, look.texts),)),
        prompt=body.prompt,
    )


def _rescoring(invitation: Invitation, score: int, texts: Texts) -> Message:
    keep = pack(ScoreTap(invitation=invitation.token, score=score))
    return Message(
        paragraphs=(texts.paragraph("answer.change.how", score=score), _ends(texts)),
        rows=(
            *scale(invitation, texts),
            (Button(label=texts("answer.keep", score=score), tap=keep),),
        ),
    )


def _own_words(invitation: Invitation) -> tuple[Paragraph, ...]:
    words = "\n".join(comment.text for comment in invitation.comments)
    return (plain(shorten(words, SHOWN_COMMENT), Style.QUOTE),) if words else ()


def _change_button(invitation: Invitation, texts: Texts) -> Button:
    tap = pack(RescoreTap(invitation=invitation.token))
    return Button(label=texts("answer.change"), tap=tap)


def _next_question(invitation: Invitation, segment: Segment, look: Look) -> Message:
    match follow_up(invitation):
        case FollowUp.COMMENT:
            return _ask_comment(invitation, segment, look.texts)
        case FollowUp.CONTACT:
            return _ask_contact(invitation, segment, look.texts)
        case FollowUp.QUOTE:
            return _ask_quote(invitation, look.texts)
        case FollowUp.NOTHING:
            return _last_words(invitation, segment, look)


def _ask_comment(invitation: Invitation, segment: Segment, texts: Texts) -> Message:
    skip = pack(SkipTap(invitation=invitation.token))
    write = pack(WriteTap(invitation=invitation.token))
    return Message(
        paragraphs=(
            texts.paragraph(f"answer.ask.{segment}"),
            texts.paragraph("answer.how", Style.QUIET),
        ),
        rows=((Button(label=texts("answer.skip"), tap=skip),),),
        prompt=Prompt(label=texts("answer.write"), tap=write),
    )


def _ask_contact(invitation: Invitation, segment: Segment, texts: Texts) -> Message:
    def button(key: str, wanted: bool) -> Button:
        tap = ContactTap(invitation=invitation.token, wanted=wanted)
        return Button(label=texts(key), tap=pack(tap))

    return Message(
        paragraphs=(texts.paragraph(f"answer.contact.{segment}"),),
        rows=((button("answer.contact.yes", True), button("answer.contact.no", False)),),
    )


def _ask_quote(invitation: Invitation, texts: Texts) -> Message:
    def button(consent: Consent) -> Button:
        tap = QuoteTap(invitation=invitation.token, consent=consent)
        return Button(label=texts(f"answer.quote.{consent}"), tap=pack(tap))

    return Message(
        paragraphs=(texts.paragraph("answer.quote"),),
        rows=(tuple(button(consent) for consent in Consent),),
    )


_LINKS: Final = {
    Segment.DETRACTOR: ("help", "review"),
    Segment.PASSIVE: ("help", "explore", "review"),
    Segment.PROMOTER: ("explore", "review"),
}
"""The review link is for everyone who answers: showing it to promoters alone would be gating."""


def _last_words(invitation: Invitation, segment: Segment, look: Look) -> Message:
    texts = look.texts
    wanted = invitation.contact_wanted
    thanks = f"answer.done.{segment}.contact" if wanted else f"answer.done.{segment}"
    links = tuple(
        Link(label=texts(f"answer.link.{name}"), url=look.links[name])
        for name in _LINKS[segment]
        if name in look.links
    )
    return Message(
        paragraphs=(texts.paragraph(thanks), *_quote_kept(invitation, texts)),
        rows=(*((links,) if links else ()), *_withdrawal(invitation, texts)),
    )


def _withdrawal(invitation: Invitation, texts: Texts) -> tuple[Row, ...]:
    if not _may_be_quoted(invitation):
        return ()
    tap = QuoteTap(invitation=invitation.token, consent=Consent.REFUSED)
    return ((Button(label=texts("answer.quote.withdraw"), tap=pack(tap)),),)


def _may_be_quoted(invitation: Invitation) -> bool:
    return invitation.quote in {Consent.NAMED, Consent.ANONYMOUS}


def _quote_kept(invitation: Invitation, texts: Texts) -> tuple[Paragraph, ...]:
    if not _may_be_quoted(invitation):
        return ()
    return (texts.paragraph(f"answer.quote.kept.{invitation.quote}", Style.QUIET),)
