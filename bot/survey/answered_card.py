"""Renders the card of an answer: the score, the comments and the next question."""

from typing import Final

from bot.chat.messages import Button, InputPrompt, Link, Message, Paragraph, Row, Style, line, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import ContactTap, QuoteTap, RescoreTap, ScoreTap, SkipTap, WriteTap
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import Consent
from bot.survey.card_context import CardContext
from bot.survey.invitation_state import FollowUp, follow_up
from bot.survey.question_card import buttons, ends
from bot.survey.scale import Segment, scale_of

SHOWN_COMMENT: Final = 300
"""UTF-16 units of a person's own comments that their card shows."""


def answered(invitation: Invitation, score: int, card_context: CardContext) -> Message:
    if invitation.rescoring:
        return _rescoring(invitation, score, card_context.texts)
    head = (given_score(invitation, score, card_context.texts), *_own_words(invitation))
    segment = scale_of(invitation.kind).segment_of(score)
    body = _next_question(invitation, segment, card_context)
    return Message(
        paragraphs=(*head, *body.paragraphs),
        rows=(*body.rows, (_change_button(invitation, card_context.texts),)),
        prompt=body.prompt,
    )


def given_score(invitation: Invitation, score: int, texts: Texts) -> Paragraph:
    """Returns the line that says which score was given."""
    highest = scale_of(invitation.kind).highest
    return texts.paragraph("answer.score", score=score, highest=highest)


def asks(invitation: Invitation) -> str:
    """Returns the key of the text by which the card asks its next question, or thanks.

    Empty if it asks for a score.
    """
    if invitation.score is None or invitation.rescoring:
        return ""
    scale = scale_of(invitation.kind)
    segment = scale.segment_of(invitation.score)
    match follow_up(invitation):
        case FollowUp.COMMENT:
            return scale.key(f"answer.ask.{segment}")
        case FollowUp.CONTACT:
            return f"answer.contact.{segment}"
        case FollowUp.QUOTE:
            return "answer.quote"
        case FollowUp.NOTHING:
            wish = ".contact" if invitation.contact_wanted else ""
            return f"answer.done.{segment}{wish}"


def outdated(invitation: Invitation, card_context: CardContext) -> Message:
    """Returns the card after a newer question: only a permission to quote can be withdrawn."""
    texts, elsewhere = card_context.texts, card_context.newer_in
    if invitation.score is None and elsewhere:
        return line(texts("question.replaced.elsewhere", platform=elsewhere), Style.QUIET)
    if invitation.score is None:
        return line(texts("question.replaced"), Style.QUIET)
    head = (given_score(invitation, invitation.score, texts), *_own_words(invitation))
    return Message(
        paragraphs=(*head, *_quote_kept(invitation, texts)), rows=_withdrawal(invitation, texts)
    )


def _rescoring(invitation: Invitation, score: int, texts: Texts) -> Message:
    keep = pack(ScoreTap(invitation=invitation.token, score=score))
    return Message(
        paragraphs=(texts.paragraph("answer.change.how", score=score), ends(invitation, texts)),
        rows=(
            *buttons(invitation, texts),
            (Button(label=texts("answer.keep", score=score), tap=keep),),
        ),
    )


def _own_words(invitation: Invitation) -> tuple[Paragraph, ...]:
    words = "\n".join(comment.text for comment in invitation.comments if comment.text)
    return (plain(shorten(words, SHOWN_COMMENT), Style.QUOTE),) if words else ()


def _change_button(invitation: Invitation, texts: Texts) -> Button:
    tap = pack(RescoreTap(invitation=invitation.token))
    return Button(label=texts("answer.change"), tap=tap)


def _next_question(invitation: Invitation, segment: Segment, card_context: CardContext) -> Message:
    match follow_up(invitation):
        case FollowUp.COMMENT:
            return _ask_comment(invitation, card_context.texts)
        case FollowUp.CONTACT:
            return _ask_contact(invitation, card_context.texts)
        case FollowUp.QUOTE:
            return _ask_quote(invitation, card_context.texts)
        case FollowUp.NOTHING:
            return _last_words(invitation, segment, card_context)


def _ask_comment(invitation: Invitation, texts: Texts) -> Message:
    skip = pack(SkipTap(invitation=invitation.token))
    write = pack(WriteTap(invitation=invitation.token))
    return Message(
        paragraphs=(
            texts.paragraph(asks(invitation)),
            texts.paragraph("answer.how", Style.QUIET),
        ),
        rows=((Button(label=texts("answer.skip"), tap=skip),),),
        prompt=InputPrompt(label=texts("answer.write"), tap=write),
    )


def _ask_contact(invitation: Invitation, texts: Texts) -> Message:
    def button(key: str, wanted: bool) -> Button:
        tap = ContactTap(invitation=invitation.token, wanted=wanted)
        return Button(label=texts(key), tap=pack(tap))

    return Message(
        paragraphs=(texts.paragraph(asks(invitation)),),
        rows=((button("answer.contact.yes", True), button("answer.contact.no", False)),),
    )


def _ask_quote(invitation: Invitation, texts: Texts) -> Message:
    def button(consent: Consent) -> Button:
        tap = QuoteTap(invitation=invitation.token, consent=consent)
        return Button(label=texts(f"answer.quote.{consent}"), tap=pack(tap))

    return Message(
        paragraphs=(texts.paragraph(asks(invitation)),),
        rows=(tuple(button(consent) for consent in Consent),),
    )


_LINKS: Final = {
    Segment.DETRACTOR: ("help", "review"),
    Segment.PASSIVE: ("help", "explore", "review"),
    Segment.PROMOTER: ("explore", "review"),
}
"""The link names for each segment. All get the review link: for promoters alone it is gating."""


def _last_words(invitation: Invitation, segment: Segment, card_context: CardContext) -> Message:
    texts = card_context.texts
    links = tuple(
        Link(label=texts(f"answer.link.{name}"), url=card_context.links[name])
        for name in _LINKS[segment]
        if name in card_context.links
    )
    return Message(
        paragraphs=(texts.paragraph(asks(invitation)), *_quote_kept(invitation, texts)),
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
