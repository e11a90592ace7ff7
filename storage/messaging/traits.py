"""What is true of every row of a kind: its key, its turn, its retention, what it does in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from storage.messaging.keys import (
    CampaignKey,
    CaseKey,
    CommentKey,
    FeedbackKey,
    FeedbackLostKey,
    InvitationKey,
    Key,
    MeetingKey,
    MeetingLostKey,
    MessageKey,
    OutageKey,
    PromptKey,
    ReplyKey,
    TroubleKey,
    WeekKey,
)
from storage.states import OutboxKind


class OnUncertain(Enum):
    """What to do where a message's outcome is unknown."""

    REPEAT = auto()
    """A second one is harmless, a missing one is not."""
    DROP = auto()
    """A missing one is harmless, a second one is not."""
    KEEP = auto()
    """Neither is harmless: the row stays uncertain, and people can see that."""


class Channel(StrEnum):
    """A channel of ``bot.toml``; rows that follow it move when it is changed there."""

    SUPPORT = "support"
    TEAM = "team"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class Traits:
    keys: tuple[type[Key], ...]
    """What a row is about: the shapes of its key, most often one."""
    priority: int
    """Its place in the order of sending; see ``FIRST`` and ``IN_TURNS``."""
    on_uncertain: OnUncertain = OnUncertain.REPEAT
    lasting: bool = False
    """Whether its rows are history and never forgotten."""
    follows: Channel | None = None


TRAITS: Final[Mapping[OutboxKind, Traits]] = {
    OutboxKind.CARD: Traits(keys=(InvitationKey,), priority=0),
    OutboxKind.RETIRED: Traits(keys=(MessageKey,), priority=0),
    OutboxKind.NOTE: Traits(keys=(ReplyKey, PromptKey), priority=1, on_uncertain=OnUncertain.DROP),
    OutboxKind.QUESTION_AGAIN: Traits(
        keys=(InvitationKey,), priority=1, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.ALERT: Traits(keys=(CaseKey,), priority=2, lasting=True, follows=Channel.SUPPORT),
    OutboxKind.ALERT_LOST: Traits(keys=(CaseKey,), priority=2, follows=Channel.ADMIN),
    OutboxKind.TROUBLE: Traits(
        keys=(TroubleKey, FeedbackLostKey, MeetingLostKey), priority=2, follows=Channel.ADMIN
    ),
    OutboxKind.QUESTION: Traits(
        keys=(InvitationKey,), priority=3, on_uncertain=OnUncertain.KEEP, lasting=True
    ),
    OutboxKind.QUESTION_BACK: Traits(
        keys=(InvitationKey,), priority=4, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.REMINDER: Traits(keys=(InvitationKey,), priority=4, on_uncertain=OnUncertain.DROP),
    OutboxKind.AFTER_OUTAGE: Traits(keys=(OutageKey,), priority=4, on_uncertain=OnUncertain.DROP),
    OutboxKind.EXPIRY: Traits(keys=(InvitationKey,), priority=4),
    OutboxKind.CAMPAIGN: Traits(keys=(CampaignKey,), priority=5),
    OutboxKind.SUMMARY: Traits(keys=(WeekKey,), priority=5, lasting=True, follows=Channel.TEAM),
    OutboxKind.CHART: Traits(keys=(WeekKey,), priority=5, lasting=True),
    OutboxKind.ALERT_THREAD: Traits(keys=(CommentKey,), priority=6, follows=Channel.SUPPORT),
    OutboxKind.FEEDBACK: Traits(keys=(FeedbackKey,), priority=6, follows=Channel.SUPPORT),
    OutboxKind.MEETING: Traits(keys=(MeetingKey,), priority=6, follows=Channel.SUPPORT),
}
FIRST: Final = (0, 1, 2)
"""People who are waiting, then alerts."""
IN_TURNS: Final = (3, 4, 5, 6)
"""Everything else: questions, what belongs to questions asked before, campaigns and summaries, and
what customers wrote: one who writes much delays nobody's alert."""


def followers(channel: Channel) -> tuple[OutboxKind, ...]:
    """Returns the kinds whose rows go to the channel."""
    return tuple(kind for kind, traits in TRAITS.items() if traits.follows is channel)


def parsed(kind: OutboxKind, key: str) -> Key | None:
    """Returns the key of a row; ``None`` where it is damaged, so that no shape fits."""
    for shape in TRAITS[kind].keys:
        try:
            return shape.parse(key)
        except ValueError:
            continue
    return None


def shown(kind: OutboxKind, key: str) -> str:
    """Returns the key of a row as a person reads it; a damaged one as it is."""
    found = parsed(kind, key)
    return key if found is None else f"{found.counts} {key}".strip()
