"""A message of each kind, ready to go out, and a sender that may lose it."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from bot import states
from bot.cases.entries import Member
from bot.cases.news import News
from bot.cases.steps import resolved
from bot.chat.platforms import Platform
from bot.chat.refusals import Refusal, RefusalReason
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weeks import Week
from bot.ids import CaseId, InvitationId, MessageRef, PersonId
from bot.language.rich_words import unformatted
from bot.language.texts import Line
from bot.model import Invitation
from bot.people.fixed_note import fixed_note
from bot.people.notes import Note, to_payload
from bot.states import Decline, InvitationState
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.transport import Transport
from handlers.ports import SendError
from handlers.telemetry.metrics import Metrics
from handlers.usecases.people import prompts
from handlers.usecases.people.notes import NoteMessage
from storage import (
    answers,
    campaigns,
    case_replies,
    cases,
    contacts,
    feedback,
    invitations,
    people,
    rhythms,
)
from storage.campaigns import Receipt
from storage.case_replies import CaseReply
from storage.cluster.leases import Lease
from storage.engine.store import Store, Tx
from storage.invitations import NewInvitation
from storage.messaging import outbox
from storage.messaging.keys import (
    CampaignKey,
    CaseKey,
    CaseReplyKey,
    FeedbackKey,
    InvitationKey,
    Key,
    MeetingKey,
    MessageKey,
    OutageKey,
    PromptKey,
    ReplyKey,
    SurveyKey,
    WeekKey,
)
from storage.messaging.news_key import NewsKey
from storage.messaging.outbox import Item
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.messaging.preview_key import PreviewKey
from storage.messaging.refusal_keys import RefusalKey
from storage.messaging.traits import parsed
from storage.messaging.trouble_keys import TroubleKey, TroubleSort
from storage.messaging.upgrade_key import UpgradeKey
from storage.people import NewPerson
from storage.rhythms import Rhythm
from storage.schema import cases as case_rows
from storage.schema import outbox as table
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.platform import LIMITS, FakePlatform, Loss, MovedClock
from tests.storage.cast import NOW

LATER = NOW + timedelta(days=10)
"""A Thursday, with a closed week behind it."""
WEEK = WeekKey(survey="relationship", week=Week(2026, 45))
Prepare = Callable[[Tx, Platform], Item]
PATIENCE = timedelta(seconds=0.5)
COMMENT = "It takes five days to get an answer. " * 60


def config_of(name: Platform) -> Config:
    chat = {Platform.SLACK: "slack:C0STAFF", Platform.TELEGRAM: "telegram:-100"}[name]
    channels = dict.fromkeys(("support", "team", "admin"), chat)
    survey = {"key": "relationship", "kind": "nps"}
    person = {Platform.SLACK: "slack:U0LEAD", Platform.TELEGRAM: "telegram:77"}[name]
    tables = {"slack": {}, "telegram": {}, "channels": channels, "alerts": {"wait": 0}}
    return load({**tables, "survey": [survey], "cases": {"escalate_to": person}})


# What is there for each kind, before it goes out


def invited(tx: Tx, name: Platform, state: InvitationState, **more: Any) -> Invitation:
    """Dani's invitation, with a message unless it is queued."""
    person = people.add(tx, NewPerson(name="Dani"), NOW)
    contact = contacts.add_contact(tx, person, name, user="U7", chat="D7")
    new = NewInvitation(
        token="t0k3n",
        survey="relationship",
        person_id=person,
        contact_id=contact,
        variant=states.Variant.PLAIN,
        expires_at=LATER + timedelta(days=14),
    )
    invitation = invitations.get(tx, invitations.add(tx, new, NOW))
    if state is InvitationState.QUEUED:
        return invitation
    invitations.mark_handed_over(tx, invitation, MessageRef("D7/1"), NOW)
    stands = invitations.get(tx, invitation.id)
    invitations.save(tx, replace(stands, state=state, **more))
    return invitations.get(tx, invitation.id)


def about_invitation(kind: OutboxKind, state: InvitationState, **more: object) -> Prepare:
    def prepare(tx: Tx, name: Platform) -> Item:
        key = InvitationKey(invitation=invited(tx, name, state, **more).id)
        return Item(kind=kind, key=key, queue=name, recipient="somebody", due_at=NOW)

    return prepare


def to_contact(kind: OutboxKind, key: Callable[[InvitationId], Key], **payload: Any) -> Prepare:
    def prepare(tx: Tx, name: Platform) -> Item:
        invitation = invited(tx, name, InvitationState.HANDED_OVER)
        return Item(
            kind=kind,
            key=key(invitation.id),
            queue=name,
            recipient="somebody",
            due_at=NOW,
            payload={"contact": invitation.contact_id, **payload},
        )

    return prepare


def about_case(
    kind: OutboxKind,
    key: Callable[[CaseId], Key],
    *,
    is_posted: bool = False,
    has_words: bool = False,
    is_listed: bool = False,
    payload: Mapping[str, Any] | None = None,
) -> Prepare:
    def prepare(tx: Tx, name: Platform) -> Item:
        answered = invited(
            tx, name, InvitationState.ANSWERED, score=3, answered_at=NOW + timedelta(hours=1)
        )
        if has_words:
            answers.add_comment(tx, answered.id, COMMENT, None, NOW)
        case = cases.add(tx, answered, NOW).id
        if is_posted:
            cases.set_message(tx, case, MessageRef("C0STAFF/1"))
        if is_listed:
            cases.put_on_list(tx, [case], case)
        return Item(
            kind=kind,
            key=key(case),
            queue=name,
            recipient="somebody",
            due_at=NOW,
            payload=payload,
        )

    return prepare


def after_a_case(tx: Tx, name: Platform) -> Item:
    """“Did we fix it?” about a case that was resolved."""
    answered = invited(
        tx, name, InvitationState.ANSWERED, score=3, answered_at=NOW + timedelta(hours=1)
    )
    opened = cases.add(tx, answered, NOW)
    case = resolved(opened, Member(address="slack:U9", name="Mia Lund"), "", NOW)
    cases.save(tx, case)
    contact = contacts.contact(tx, answered.contact_id)
    note = fixed_note(case, "relationship", "")
    prompt, shown = prompts.open_prompt(tx, contact, note, NOW)
    return Item(
        kind=OutboxKind.FIXED_QUESTION,
        key=PromptKey(prompt=prompt),
        queue=name,
        recipient="somebody",
        due_at=NOW,
        payload=NoteMessage.payload_of(shown, contact, case=case.id, version=case.version),
    )


def about_reply(kind: OutboxKind, state: states.ReplyState, *, is_posted: bool = False) -> Prepare:
    def prepare(tx: Tx, name: Platform) -> Item:
        alert = about_case(OutboxKind.ALERT, about_it, is_posted=True)(tx, name)
        case = CaseKey.parse(alert.key.pack()).case
        reply = CaseReply(
            id=0,
            case_id=case,
            contact_id=cases.with_parties(tx, case)[1].contact.id,
            at=NOW,
            state=state,
            by=f"{name}:7" if name is Platform.TELEGRAM else f"{name}:U7",
            by_name="Mia Lund",
            signed="Mia",
            words=unformatted("We have fixed it."),
            notice=MessageRef("C0STAFF/2") if is_posted else None,
        )
        key = CaseReplyKey(case=case, reply=case_replies.add(tx, reply))
        return replace(alert, kind=kind, key=key)

    return prepare


def about_week(kind: OutboxKind, **payload: Any) -> Prepare:
    def prepare(tx: Tx, name: Platform) -> Item:
        answered_at = NOW + timedelta(hours=1)
        invited(tx, name, InvitationState.ANSWERED, score=9, answered_at=answered_at)
        return Item(
            kind=kind,
            key=WEEK,
            queue=name,
            recipient="somebody",
            due_at=NOW,
            payload=payload or None,
        )

    return prepare


def below_summary(tx: Tx, name: Platform) -> Item:
    about = about_week(OutboxKind.SUMMARY, survey=WEEK.survey, week=str(WEEK.week))(tx, name)
    key = ReplyKey(source="C0STAFF/1", line="sure")
    return replace(about, kind=OutboxKind.SUMMARY_THREAD, key=key)


def trouble(tx: Tx, name: Platform) -> Item:
    payload = {"key": "trouble.set_aside", "values": {"id": 7, "why": "odd", "n": 1}}
    return Item(
        kind=OutboxKind.TROUBLE,
        key=TroubleKey(sort=TroubleSort.QUARANTINED, at=NOW),
        queue=name,
        recipient="somebody",
        due_at=NOW,
        payload=payload,
    )


def silent_admin(tx: Tx, name: Platform) -> Item:
    refusal = Refusal(reason=RefusalReason.ARCHIVED, code="is_archived")
    return Item(
        kind=OutboxKind.ADMIN_LOST,
        key=RefusalKey(queue=name, about="admin 2026-11-22"),
        queue=name,
        recipient="somebody",
        due_at=NOW,
        payload={
            "key": "refusal.admin",
            "values": {"chat": "slack:C0ADMIN"},
            "refusal": refusal.to_payload(),
            "platform": name,
        },
    )


def start_offer(tx: Tx, name: Platform) -> Item:
    rhythm = Rhythm(survey="relationship", seed="00", settings="{}", checked_at=NOW)
    rhythms.add(tx, rhythm)
    return Item(
        kind=OutboxKind.START_OFFER,
        key=SurveyKey(survey="relationship"),
        queue=name,
        recipient="somebody",
        due_at=NOW,
    )


def escalated(tx: Tx, name: Platform) -> Item:
    """A case without a response."""
    item = about_case(OutboxKind.CASE_ESCALATION, about_it, is_posted=True)(tx, name)
    tx.execute(update(case_rows).values(due_at=NOW))
    return item


def old_cases(tx: Tx, name: Platform) -> Item:
    """The offer to close a case from before the upgrade."""
    about_case(OutboxKind.ALERT, about_it)(tx, name)
    long_ago = NOW - timedelta(days=40)
    tx.execute(update(case_rows).values(has_clock=False, opened_at=long_ago))
    key = UpgradeKey(revision="0028")
    return Item(kind=OutboxKind.OLD_CASES, key=key, queue=name, recipient="somebody", due_at=NOW)


def written(tx: Tx, name: Platform) -> Item:
    invitation = invited(tx, name, InvitationState.HANDED_OVER)
    feedback.add(tx, invitation.person_id, "Where is my invoice?", "D7/2", NOW)
    return Item(
        kind=OutboxKind.FEEDBACK,
        key=FeedbackKey(person=invitation.person_id, since=NOW),
        queue=name,
        recipient="somebody",
        due_at=NOW,
        payload={"changed": False},
    )


def met(tx: Tx, name: Platform) -> Item:
    invitation = invited(tx, name, InvitationState.HANDED_OVER)
    vera = people.add(tx, NewPerson(name="Vera"), NOW)
    return Item(
        kind=OutboxKind.MEETING,
        key=MeetingKey(contact=invitation.contact_id, person=vera),
        queue=name,
        recipient="somebody",
        due_at=NOW,
        payload={"standing": "outsider"},
    )


def about_it(case: CaseId) -> Key:
    return CaseKey(case=case)


def counted(tx: Tx, name: Platform) -> Item:
    """The receipt of a campaign that ended long ago, so that it is looked at only once."""
    campaigns.add(tx, "t0k3n", "relationship", "slack:U0ADMIN", [], NOW)
    proposed, done = [states.CampaignState.PROPOSED], states.CampaignState.DONE
    campaigns.change(tx, "t0k3n", proposed, done, NOW)
    place = Receipt(platform=name, chat="C0STAFF", message=None, shown=None)
    campaigns.set_receipt(tx, "t0k3n", place)
    key = CampaignKey(campaign="t0k3n")
    return Item(kind=OutboxKind.RECEIPT, key=key, queue=name, recipient="somebody", due_at=NOW)


PREPARED: dict[OutboxKind, Prepare] = {
    OutboxKind.QUESTION: about_invitation(OutboxKind.QUESTION, InvitationState.QUEUED),
    OutboxKind.CARD_BELOW: about_invitation(OutboxKind.CARD_BELOW, InvitationState.HANDED_OVER),
    OutboxKind.QUESTION_BACK: about_invitation(
        OutboxKind.QUESTION_BACK, InvitationState.DECLINED, declined=Decline.NOT_NOW
    ),
    OutboxKind.CARD: about_invitation(OutboxKind.CARD, InvitationState.HANDED_OVER),
    OutboxKind.REMINDER: about_invitation(OutboxKind.REMINDER, InvitationState.HANDED_OVER),
    OutboxKind.RETIRED: to_contact(
        OutboxKind.RETIRED, lambda _: MessageKey(message=MessageRef("D7/0"))
    ),
    OutboxKind.ERASED_MESSAGE: to_contact(
        OutboxKind.ERASED_MESSAGE, lambda _: MessageKey(message=MessageRef("D7/0"))
    ),
    OutboxKind.AFTER_OUTAGE: to_contact(
        OutboxKind.AFTER_OUTAGE, lambda one: OutageKey(invitation=one, since=NOW)
    ),
    OutboxKind.NOTE: to_contact(
        OutboxKind.NOTE,
        lambda _: ReplyKey(source="slack/7", line="note.not_text"),
        note=to_payload(Note(line=Line(key="note.not_text"))),
    ),
    OutboxKind.FIXED_QUESTION: after_a_case,
    OutboxKind.PERSONAL_COPY: to_contact(
        OutboxKind.PERSONAL_COPY, lambda _: PersonalCopyKey(person=PersonId(1), at=NOW)
    ),
    OutboxKind.PREVIEW: to_contact(
        OutboxKind.PREVIEW,
        lambda _: PreviewKey(preview="t0k3n", number=23),
        survey="relationship",
        languages=["en"],
    ),
    OutboxKind.ALERT: about_case(OutboxKind.ALERT, about_it),
    OutboxKind.ALERT_LIST: about_case(OutboxKind.ALERT_LIST, about_it, is_listed=True),
    OutboxKind.ALERT_LOST: about_case(OutboxKind.ALERT_LOST, about_it),
    OutboxKind.ALERT_THREAD: about_case(
        OutboxKind.ALERT_THREAD,
        lambda case: NewsKey(case=case, since=NOW),
        is_posted=True,
        has_words=True,
        payload=News(comments=(0,)).to_payload(),
    ),
    OutboxKind.CASE_ESCALATION: escalated,
    OutboxKind.STAFF_REPLY: about_reply(OutboxKind.STAFF_REPLY, states.ReplyState.WAITING),
    OutboxKind.REPLY_PROMPT: about_reply(OutboxKind.REPLY_PROMPT, states.ReplyState.ASKED),
    OutboxKind.REPLY_NOTICE: about_reply(OutboxKind.REPLY_NOTICE, states.ReplyState.WAITING),
    OutboxKind.TROUBLE: trouble,
    OutboxKind.ADMIN_LOST: silent_admin,
    OutboxKind.START_OFFER: start_offer,
    OutboxKind.OLD_CASES: old_cases,
    OutboxKind.RECEIPT: counted,
    OutboxKind.FEEDBACK: written,
    OutboxKind.MEETING: met,
    OutboxKind.SUMMARY: about_week(OutboxKind.SUMMARY, upload="F0CHART00"),
    OutboxKind.CHART: about_week(OutboxKind.CHART, below="C0STAFF/1"),
    OutboxKind.SUMMARY_SHARED: about_week(OutboxKind.SUMMARY_SHARED, upload="F0CHART00"),
    OutboxKind.SUMMARY_THREAD: below_summary,
}
POSTED_ALERT = about_case(OutboxKind.ALERT, about_it, is_posted=True, has_words=True)
LONG_ALERT = about_case(OutboxKind.ALERT, about_it, has_words=True)
"""With a comment that belongs in its thread."""
SILENT = {
    OutboxKind.EXPIRY,
    OutboxKind.CAMPAIGN,
    OutboxKind.ERASURE,
    OutboxKind.RHYTHM,
    OutboxKind.CASE_CLOCK,
    OutboxKind.CLOSE_CASES,
}
"""They send nothing, so that nothing of them can be lost."""
SIGNED = "\n— Mia"
"""The end of a reply to a customer, which the thread does not show."""
DELETED_WHEN_SENT = {OutboxKind.ERASED_MESSAGE}
"""Their keys lead to a person who was erased."""
EDITS = {OutboxKind.CARD, OutboxKind.RETIRED, OutboxKind.ERASED_MESSAGE}


# A bot that sends it


class MessageInTransit:
    """One message on its way, and the clock beside it."""

    def __init__(self, store: Store, name: Platform) -> None:
        self.store = store
        self.name = name
        self.queue: str = name
        """Whose rows it sends."""
        self.clock = MovedClock(LATER)
        self.platform = FakePlatform()
        self.kind = OutboxKind.QUESTION

    async def put(self, kind: OutboxKind, prepare: Prepare | None = None) -> None:
        """As prepared here, or in another way."""
        self.kind = kind
        prepared = PREPARED[kind] if prepare is None else prepare
        await self.store.run(lambda tx: outbox.put(tx, prepared(tx, self.name), NOW))

    async def put_again(self) -> None:
        """What it shows has changed."""
        keys = select(table.c.key).where(table.c.kind == self.kind)

        def change(tx: Tx) -> None:
            (found,) = tx.execute(keys).scalars()
            now = self.clock.now()
            key = parsed(self.kind, found)
            assert key is not None
            item = Item(
                kind=self.kind,
                key=key,
                queue=self.name,
                recipient="somebody",
                due_at=now,
            )
            outbox.put(tx, item, now)

        await self.store.run(change)

    async def attempts(self) -> int:
        """Of the row that was put."""
        of_kind = select(table.c.attempts).where(table.c.kind == self.kind).order_by(table.c.id)
        found = await self.store.read(lambda tx: tx.execute(of_kind).scalars().first())
        if found is None and self.kind in DELETED_WHEN_SENT:
            return 1
        assert found is not None
        return int(found)

    async def state(self) -> OutboxState:
        """Of the row that was put."""
        of_kind = select(table.c.state).where(table.c.kind == self.kind).order_by(table.c.id)
        found = await self.store.read(lambda tx: tx.execute(of_kind).scalars().first())
        if found is None and self.kind in DELETED_WHEN_SENT:
            return OutboxState.SENT
        assert found is not None
        return OutboxState(found)

    @property
    def seen(self) -> list[str]:
        """What people see of the message that was put, and of nothing that follows from it."""
        if self.kind in EDITS:
            return self.platform.edits
        if self.kind is OutboxKind.STAFF_REPLY:
            return [text for text in self.platform.posts if text.endswith(SIGNED)]
        is_chart = self.kind is OutboxKind.CHART
        return [text for text in self.platform.posts if text.endswith(".png") is is_chart]

    def dispatcher(self) -> Dispatcher:
        return Dispatcher(
            transport=Transport(
                queue=self.queue,
                messenger=self.platform,
                directory=self.platform,
                limits=LIMITS[self.name],
                finds=self.name.traits.history,
            ),
            store=self.store,
            config=config_of(self.name),
            now=self.clock.now,
            monotonic=self.clock.monotonic,
            metrics=Metrics(),
        )

    @contextlib.asynccontextmanager
    async def sender(self, lease: Lease | None = None) -> AsyncIterator[Dispatcher]:
        """A process of its own."""
        dispatcher = self.dispatcher()
        running = asyncio.create_task(dispatcher.run(lease))
        try:
            yield dispatcher
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running

    async def lose(self, *losses: Loss | SendError) -> None:
        """Let the next calls be lost, one after the other; wait until they were made."""
        self.platform.losses.extend(losses)
        async with self.sender():
            async with asyncio.timeout(10):
                await self._until_all_are_lost()
                if losses[-1] is not Loss.PROCESS:
                    await self.until_at_rest()

    async def _until_all_are_lost(self) -> None:
        left = len(self.platform.losses)
        while left:
            await asyncio.sleep(0.01)
            left = len(self.platform.losses)

    async def until_uploaded(self) -> None:
        """A picture for a message is on its way."""
        uploads = self.platform.uploads
        while not uploads:
            await asyncio.sleep(0.01)
            uploads = self.platform.uploads

    async def until_at_rest(self) -> None:
        """No call is under way."""
        state = await self.state()
        while state is OutboxState.SENDING:
            await asyncio.sleep(0.01)
            state = await self.state()

    async def pass_time_until(self, state: OutboxState, *, most: timedelta) -> None:
        """In steps of five minutes."""
        end, step = self.clock.now() + most, timedelta(minutes=5)
        async with self.sender() as dispatcher:
            while await self.state() is not state:
                assert self.clock.now() < end, f"it is not {state} after {most}"
                self.clock.move(step)
                await self._until_nothing_is_due(dispatcher, PATIENCE)

    async def pass_time(self, by: timedelta, step: timedelta = timedelta(seconds=20)) -> None:
        """A bot is there meanwhile."""
        end = self.clock.now() + by
        async with self.sender() as dispatcher:
            while self.clock.now() < end:
                self.clock.move(step)
                await self._until_nothing_is_due(dispatcher, PATIENCE)
            await self._until_nothing_is_due(dispatcher, 10 * PATIENCE)

    async def _until_nothing_is_due(self, dispatcher: Dispatcher, patience: timedelta) -> None:
        """At this time of the clock. What waits for the pace is left to the next step."""
        end = time.monotonic() + patience.total_seconds()
        while await self.store.read(is_due, self.clock.now()) and time.monotonic() < end:
            dispatcher.wake()
            await asyncio.sleep(0.01)
        async with asyncio.timeout(10):  # no process stands still while it sends
            await self.until_at_rest()


def is_due(tx: Tx, now: datetime) -> bool:
    waits = (table.c.state == OutboxState.DUE) & (table.c.due_at <= now)
    statement = select(table.c.id).where(waits | (table.c.state == OutboxState.SENDING))
    return tx.execute(statement.limit(1)).first() is not None
