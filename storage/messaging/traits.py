"""The properties of each kind of outbox row: keys, priority, retention, and uncertain outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Final

from storage.messaging.keys import (
    CampaignKey,
    CaseKey,
    CaseReplyKey,
    CommentKey,
    FeedbackKey,
    InvitationKey,
    Key,
    MeetingKey,
    MessageKey,
    OutageKey,
    PersonKey,
    PromptKey,
    ReplyKey,
    SurveyKey,
    WeekKey,
)
from storage.messaging.news_key import NewsKey
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.messaging.preview_key import PreviewKey
from storage.messaging.refusal_keys import LostKey, RefusalKey
from storage.messaging.trouble_keys import FeedbackLostKey, MeetingLostKey, TroubleKey
from storage.messaging.upgrade_key import UpgradeKey
from storage.states import OutboxKind


class OnUncertain(Enum):
    """What to do if a message's outcome is unknown."""

    REPEAT = auto()
    """Sends it again: a second one is harmless, a missing one is not."""
    DROP = auto()
    """Does not send it again: a missing one is harmless, a second one is not."""
    KEEP = auto()
    """Keeps the row as uncertain and visible to staff, since neither is harmless."""


class Channel(StrEnum):
    """A channel of ``bot.toml``. Rows that follow it move if it changes there."""

    SUPPORT = "support"
    TEAM = "team"
    ADMIN = "admin"


@dataclass(frozen=True, kw_only=True)
class KindTraits:
    keys: tuple[type[Key], ...]
    """The shapes of its key, usually one."""
    priority: int
    """Its position in the order of sending; see ``FIRST`` and ``IN_TURNS``."""
    on_uncertain: OnUncertain = OnUncertain.REPEAT
    lasting: bool = False
    """Whether its rows are history and never deleted."""
    follows: Channel | None = None


TRAITS: Final[Mapping[OutboxKind, KindTraits]] = {
    OutboxKind.CARD: KindTraits(keys=(InvitationKey,), priority=0),
    OutboxKind.RETIRED: KindTraits(keys=(MessageKey,), priority=0),
    OutboxKind.NOTE: KindTraits(
        keys=(ReplyKey, PromptKey), priority=1, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.PERSONAL_COPY: KindTraits(keys=(PersonalCopyKey,), priority=1),
    OutboxKind.STAFF_REPLY: KindTraits(
        keys=(CaseReplyKey,), priority=1, on_uncertain=OnUncertain.KEEP
    ),
    OutboxKind.REPLY_PROMPT: KindTraits(keys=(CaseReplyKey,), priority=1),
    OutboxKind.REPLY_NOTICE: KindTraits(keys=(CaseReplyKey,), priority=1),
    OutboxKind.CARD_BELOW: KindTraits(
        keys=(InvitationKey,), priority=1, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.ALERT: KindTraits(
        keys=(CaseKey,), priority=2, lasting=True, follows=Channel.SUPPORT
    ),
    OutboxKind.ALERT_LIST: KindTraits(
        keys=(CaseKey,), priority=2, lasting=True, follows=Channel.SUPPORT
    ),
    OutboxKind.ALERT_LOST: KindTraits(keys=(CaseKey,), priority=2, follows=Channel.ADMIN),
    OutboxKind.TROUBLE: KindTraits(
        keys=(TroubleKey, FeedbackLostKey, MeetingLostKey, LostKey, RefusalKey),
        priority=2,
        follows=Channel.ADMIN,
    ),
    OutboxKind.ADMIN_LOST: KindTraits(keys=(RefusalKey,), priority=2, follows=Channel.SUPPORT),
    OutboxKind.QUESTION: KindTraits(
        keys=(InvitationKey,), priority=3, on_uncertain=OnUncertain.KEEP, lasting=True
    ),
    OutboxKind.QUESTION_BACK: KindTraits(
        keys=(InvitationKey,), priority=4, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.REMINDER: KindTraits(
        keys=(InvitationKey,), priority=4, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.AFTER_OUTAGE: KindTraits(
        keys=(OutageKey,), priority=4, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.FIXED_QUESTION: KindTraits(
        keys=(PromptKey,), priority=4, on_uncertain=OnUncertain.DROP
    ),
    OutboxKind.EXPIRY: KindTraits(keys=(InvitationKey,), priority=4),
    OutboxKind.CASE_CLOCK: KindTraits(keys=(CaseKey,), priority=4),
    OutboxKind.CASE_ESCALATION: KindTraits(keys=(CaseKey,), priority=2),
    OutboxKind.OLD_CASES: KindTraits(
        keys=(UpgradeKey,), priority=5, lasting=True, follows=Channel.ADMIN
    ),
    OutboxKind.CLOSE_CASES: KindTraits(keys=(UpgradeKey,), priority=5),
    OutboxKind.ERASURE: KindTraits(keys=(PersonKey,), priority=4),
    OutboxKind.ERASED_MESSAGE: KindTraits(keys=(MessageKey,), priority=7),
    OutboxKind.CAMPAIGN: KindTraits(keys=(CampaignKey,), priority=5),
    OutboxKind.RHYTHM: KindTraits(keys=(SurveyKey,), priority=5),
    OutboxKind.START_OFFER: KindTraits(
        keys=(SurveyKey,), priority=5, lasting=True, follows=Channel.ADMIN
    ),
    OutboxKind.PREVIEW: KindTraits(keys=(PreviewKey,), priority=5, on_uncertain=OnUncertain.DROP),
    OutboxKind.RECEIPT: KindTraits(keys=(CampaignKey,), priority=5),
    OutboxKind.SUMMARY: KindTraits(keys=(WeekKey,), priority=5, lasting=True, follows=Channel.TEAM),
    OutboxKind.CHART: KindTraits(keys=(WeekKey,), priority=5, lasting=True),
    OutboxKind.SUMMARY_THREAD: KindTraits(keys=(ReplyKey,), priority=5, lasting=True),
    OutboxKind.SUMMARY_SHARED: KindTraits(
        keys=(WeekKey,), priority=5, lasting=True, follows=Channel.TEAM
    ),
    OutboxKind.ALERT_THREAD: KindTraits(
        keys=(NewsKey, CommentKey), priority=6, follows=Channel.SUPPORT
    ),
    OutboxKind.FEEDBACK: KindTraits(keys=(FeedbackKey,), priority=6, follows=Channel.SUPPORT),
    OutboxKind.MEETING: KindTraits(
        keys=(MeetingKey,), priority=6, lasting=True, follows=Channel.SUPPORT
    ),
}
FIRST: Final = (0, 1, 2)
"""Priorities that go first: cards and replies, then alerts."""
IN_TURNS: Final = (3, 4, 5, 6, 7)
"""Priorities that take turns: questions, follow-ups of questions, campaigns and summaries,
customers' messages, and edits for erasures. So a customer who writes much delays no alert."""
ASKING: Final = frozenset(
    {
        OutboxKind.QUESTION,
        OutboxKind.QUESTION_BACK,
        OutboxKind.REMINDER,
        OutboxKind.AFTER_OUTAGE,
        OutboxKind.FIXED_QUESTION,
    }
)
"""The messages that ask a person by themselves; a pause of all asking stops them."""
ASKING_PRIORITIES: Final = frozenset({3, 4})
"""In the queues of platforms, rows of these priorities are of the kinds ``ASKING``."""


def followers(channel: Channel) -> tuple[OutboxKind, ...]:
    """Returns the kinds whose rows go to the channel."""
    return tuple(kind for kind, traits in TRAITS.items() if traits.follows is channel)


def parsed(kind: OutboxKind, key: str) -> Key | None:
    """Returns the key of a row; ``None`` if it is damaged and no shape fits."""
    for shape in TRAITS[kind].keys:
        try:
            return shape.parse(key)
        except ValueError:
            continue
    return None


def shown(kind: OutboxKind, key: str) -> str:
    """Returns the key of a row for display; a damaged one unchanged."""
    readable = parsed(kind, key)
    return key if readable is None else f"{readable.counts} {key}".strip()
