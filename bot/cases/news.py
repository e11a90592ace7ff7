"""Finds what has changed in an answer since the support channel was told, and words it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Self

from bot.cases.card import comment_text
from bot.chat.messages import Message, Paragraph, Style, plain
from bot.language.texts import Texts
from bot.model import Case, Comment, Invitation, Person, Told
from bot.states import CaseState


class Talk(StrEnum):
    """Words between staff and customer."""

    TO_STAFF = "to staff"
    """Lines of the customer, which may be collected. The channel shows them, too."""
    ALONE = "alone"
    """One entry that stands alone."""


@dataclass(frozen=True, kw_only=True)
class News:
    """What the channel does not know yet. Words are rendered from the answer at sending."""

    scores: tuple[int, int] | None = None
    """The score that the channel knows, and the new one."""
    contact: bool | None = None
    """The new answer to the offer of contact; ``None``: no new answer."""
    comments: tuple[int, ...] = ()
    """Positions of new or edited comments."""
    reopened: bool = False
    """The answer opened a resolved case again."""
    entries: tuple[int, ...] = ()
    """The ids of new entries of the case's history."""
    talk: Talk | None = None
    """What staff and customer said to each other, if these news are nothing else."""

    def __bool__(self) -> bool:
        return self != NOTHING

    @property
    def is_urgent(self) -> bool:
        """Whether it is also shown in the channel, not only in the thread."""
        return self.contact is True or self.reopened or self.talk is Talk.TO_STAFF

    def goes_with(self, other: "News") -> bool:
        """Whether one message may show both."""
        return self.talk is other.talk and self.talk is not Talk.ALONE

    def to_payload(self) -> dict[str, Any]:
        return {**vars(self)}

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Self:
        scores = payload["scores"]
        return cls(
            scores=None if scores is None else (scores[0], scores[1]),
            contact=payload["contact"],
            comments=tuple(payload["comments"]),
            reopened=payload["reopened"],
            entries=tuple(payload.get("entries", ())),  # absent in rows of earlier releases
            talk=Talk(talk) if (talk := payload.get("talk")) else None,
        )


NOTHING: Final = News()


def told_of(invitation: Invitation) -> Told:
    """Returns what a message that shows all of the answer tells."""
    comments = invitation.comments
    return Told(
        score=invitation.score,
        contact_wanted=invitation.contact_wanted,
        comments=len(comments),
        until=max((comment.at for comment in comments), default=None),
    )


def news_since(told: Told | None, invitation: Invitation) -> News:
    """Returns what changed in the answer. *told*: ``None`` if nothing can be compared."""
    if told is None:
        return NOTHING
    wish = invitation.contact_wanted
    return News(
        scores=_scores(told.score, invitation.score),
        contact=None if wish == told.contact_wanted else wish,
        comments=tuple(_new_comments(told, invitation.comments)),
    )


def _scores(known: int | None, now: int | None) -> tuple[int, int] | None:
    return None if known is None or now is None or known == now else (known, now)


def _new_comments(told: Told, comments: Sequence[Comment]) -> list[int]:
    return [
        position
        for position, comment in enumerate(comments)
        if position >= told.comments or (told.until is not None and comment.at > told.until)
    ]


def merged(first: News, second: News) -> News:
    """Returns both as one. A score that came back to the known one is no news."""
    scores = first.scores or second.scores
    if first.scores and second.scores:
        scores = _scores(first.scores[0], second.scores[1])
    cancelled = scores is None and (first.scores is not None or second.scores is not None)
    return News(
        scores=scores,
        contact=first.contact if second.contact is None else second.contact,
        comments=tuple(sorted({*first.comments, *second.comments})),
        reopened=(first.reopened or second.reopened) and not cancelled,
        entries=tuple(sorted({*first.entries, *second.entries})),
        talk=first.talk,
    )


def words_of(news: News, invitation: Invitation, texts: Texts) -> str:
    """Returns the new comments, one a line."""
    comments = invitation.comments
    return comment_text((comments[one] for one in news.comments if one < len(comments)), texts)


def reply(
    news: News,
    words: str,
    case: Case,
    invitation: Invitation,
    person: Person,
    texts: Texts,
    steps: Sequence[Paragraph] = (),
) -> Message:
    """Returns the news as a message for the thread. Empty if all of it was taken back.

    *words*: as many of the new comments as fit into this message. *steps*: the new entries of the
    case's history, in words.
    """
    lines = _lines(news, case, invitation, person, texts)
    if news.talk is not None:
        return Message(paragraphs=(*steps, *_quote(words)))
    return Message(paragraphs=(*lines, *_quote(words), *steps))


def _lines(
    news: News, case: Case, invitation: Invitation, person: Person, texts: Texts
) -> list[Paragraph]:
    lines = []
    if news.contact is not None and news.contact == invitation.contact_wanted:
        key = "alert.news.wish" if news.contact else "alert.news.no_wish"
        lines.append(texts.paragraph(key, name=person.name))
    if news.scores is not None:
        previous, score = news.scores
        lines.append(texts.paragraph("alert.news.score", previous=previous, score=score))
    if news.scores is not None and case.state is CaseState.RESOLVED:
        lines.append(texts.paragraph("alert.news.resolved"))
    elif news.reopened:
        lines.append(texts.paragraph("alert.news.reopened"))
    return lines


def _quote(words: str) -> tuple[Paragraph, ...]:
    return (plain(words, Style.QUOTE),) if words else ()
