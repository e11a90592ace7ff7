"""Outbox rows for tests that do not care what a row is about."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId
from storage.messaging import keys
from storage.messaging.keys import Key, TroubleSort
from storage.messaging.outbox import Item
from storage.messaging.traits import TRAITS
from storage.states import OutboxKind
from tests.storage.cast import NOW

NUMBERED: Mapping[type[Key], Callable[[int], Key]] = {
    keys.InvitationKey: lambda n: keys.InvitationKey(invitation=InvitationId(n)),
    keys.OutageKey: lambda n: keys.OutageKey(invitation=InvitationId(n), since=NOW),
    keys.MessageKey: lambda n: keys.MessageKey(message=MessageRef(f"D7/{n}")),
    keys.CampaignKey: lambda n: keys.CampaignKey(campaign=f"campaign{n}"),
    keys.CaseKey: lambda n: keys.CaseKey(case=CaseId(n)),
    keys.CommentKey: lambda n: keys.CommentKey(case=CaseId(n), first=0, part=0),
    keys.FeedbackKey: lambda n: keys.FeedbackKey(person=PersonId(n), since=NOW),
    keys.MeetingKey: lambda n: keys.MeetingKey(contact=ContactId(n), person=PersonId(3)),
    keys.WeekKey: lambda n: keys.WeekKey(survey="relationship", week=Week(2026, 1).shift(n)),
    keys.ReplyKey: lambda n: keys.ReplyKey(source=f"slack/{n}", line="note.not_text"),
    keys.PromptKey: lambda n: keys.PromptKey(prompt=n),
    keys.TroubleKey: lambda n: keys.TroubleKey(
        sort=TroubleSort.QUARANTINED, at=NOW + timedelta(seconds=n)
    ),
    keys.FeedbackLostKey: lambda n: keys.FeedbackLostKey(
        feedback=keys.FeedbackKey(person=PersonId(n), since=NOW)
    ),
    keys.MeetingLostKey: lambda n: keys.MeetingLostKey(
        meeting=keys.MeetingKey(contact=ContactId(n), person=PersonId(3))
    ),
}


def key_of(kind: OutboxKind, number: int = 7) -> Key:
    """A key that a row of this kind may have."""
    return NUMBERED[TRAITS[kind].keys[0]](number)


def item_of(
    kind: OutboxKind, number: int = 7, *, queue: str = "slack", due_at: datetime = NOW
) -> Item:
    return Item(
        kind=kind, key=key_of(kind, number), queue=queue, recipient="somebody", due_at=due_at
    )
