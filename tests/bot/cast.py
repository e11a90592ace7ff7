"""An invitation for the tests of ``bot``: one person, one survey, one Monday morning."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.ids import ContactId, InvitationId, PersonId
from bot.model import Comment, Invitation, Person
from bot.states import InvitationState, Variant

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
WINDOW = timedelta(hours=24)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)

ANNA = Person(id=PersonId(1), name="Anna Berg", account="Hill & Co")

ASKED = Invitation(
    id=InvitationId(7),
    token="Qm9vLXRva2VuLTE2",
    survey="relationship",
    person_id=ANNA.id,
    contact_id=ContactId(3),
    round=1,
    state=InvitationState.HANDED_OVER,
    variant=Variant.COLOURED,
    expires_at=NOW + timedelta(days=14),
)
"""A question that waits for its score."""


def asked(**changes: Any) -> Invitation:
    return replace(ASKED, **changes)


def answered(score: int, *words: str, **changes: Any) -> Invitation:
    """Answered at ``NOW``, with a comment a minute for each of *words*."""
    comments = tuple(
        Comment(text=text, at=NOW + minutes * MINUTE) for minutes, text in enumerate(words, 1)
    )
    return replace(
        ASKED,
        state=InvitationState.ANSWERED,
        score=score,
        answered_at=NOW,
        comments=comments,
        **changes,
    )
