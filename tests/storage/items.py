"""Outbox rows for tests that do not care what a row is about."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.figures.weeks import Week
from bot.ids import CaseId, ContactId, InvitationId, MessageRef, PersonId
from storage.messaging import keys, trouble_keys
from storage.messaging.keys import Key
from storage.messaging.news_key import NewsKey
from storage.messaging.outbox import Item
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.messaging.preview_key import PreviewKey
from storage.messaging.refusal_keys import LostKey, RefusalKey
from storage.messaging.traits import TRAITS
from storage.messaging.trouble_keys import TroubleSort
from storage.messaging.upgrade_key import UpgradeKey
from storage.states import OutboxKind
from tests.storage.cast import NOW

NUMBERED: Mapping[type[Key], Callable[[int], Key]] = {
    keys.InvitationKey: lambda n: keys.InvitationKey(invitation=InvitationId(n)),
    keys.PersonKey: lambda n: keys.PersonKey(person=PersonId(n)),
    keys.OutageKey: lambda n: keys.OutageKey(invitation=InvitationId(n), since=NOW),
    keys.MessageKey: lambda n: keys.MessageKey(message=MessageRef(f"D7/{n}")),
    keys.CampaignKey: lambda n: keys.CampaignKey(campaign=f"campaign{n}"),
    keys.SurveyKey: lambda n: keys.SurveyKey(survey=f"survey{n}"),
    keys.CaseKey: lambda n: keys.CaseKey(case=CaseId(n)),
    keys.CaseReplyKey: lambda n: keys.CaseReplyKey(case=CaseId(n), reply=1),
    keys.CommentKey: lambda n: keys.CommentKey(case=CaseId(n), first=0, part=0),
    NewsKey: lambda n: NewsKey(case=CaseId(n), since=NOW),
    keys.FeedbackKey: lambda n: keys.FeedbackKey(person=PersonId(n), since=NOW),
    PersonalCopyKey: lambda n: PersonalCopyKey(person=PersonId(n), at=NOW),
    PreviewKey: lambda n: PreviewKey(preview="t0k3n", number=n),
    keys.MeetingKey: lambda n: keys.MeetingKey(contact=ContactId(n), person=PersonId(3)),
    keys.WeekKey: lambda n: keys.WeekKey(survey="relationship", week=Week(2026, 1).shift(n)),
    keys.ReplyKey: lambda n: keys.ReplyKey(source=f"slack/{n}", line="note.not_text"),
    keys.PromptKey: lambda n: keys.PromptKey(prompt=n),
    trouble_keys.TroubleKey: lambda n: trouble_keys.TroubleKey(
        sort=TroubleSort.QUARANTINED, at=NOW + timedelta(seconds=n)
    ),
    trouble_keys.FeedbackLostKey: lambda n: trouble_keys.FeedbackLostKey(
        feedback=keys.FeedbackKey(person=PersonId(n), since=NOW)
    ),
    UpgradeKey: lambda n: UpgradeKey(revision=f"00{n}"),
    LostKey: lambda n: LostKey(kind=OutboxKind.SUMMARY, key=f"relationship/2026-W{n:02}"),
    RefusalKey: lambda n: RefusalKey(queue="slack", about=f"token 2026-11-{n:02}"),
    trouble_keys.MeetingLostKey: lambda n: trouble_keys.MeetingLostKey(
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
