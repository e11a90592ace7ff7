"""Who may send, until when, and in what order."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import select

from bot.addresses import Platform as Name
from bot.model import ContactId, ContactState, Invitation, MessageRef, Variant
from bot.notes import Note, to_payload
from bot.texts import Line
from handlers import doubting, sending
from handlers.delivery import Delivery
from handlers.doubting import BEGIN_WITHIN, CLAIM_LIFE
from handlers.messenger import SendError
from handlers.queue import SEEN
from storage import claims, invitations, leases, outbox, people, presses
from storage.invitations import NewInvitation
from storage.leases import Lease
from storage.outbox import Item
from storage.people import NewPerson
from storage.schema import contacts
from storage.sqlite_store import SqliteStore
from storage.states import OutboxKind, OutboxState
from storage.store import StorageError, Tx
from tests.handlers.messages import LATER, POSTED_ALERT, Prepare, Sending
from tests.handlers.platform import Loss, MovedClock
from tests.sqlite import migrated
from tests.storage.cast import NOW

P = ParamSpec("P")
T = TypeVar("T")

SECOND = timedelta(seconds=1)
WAIT = SendError("rate limited", retry_after=timedelta(hours=1))


class MoodyStore(SqliteStore):
    """Its process is frozen after a certain transaction, or its database refuses one."""

    clock: MovedClock
    freezes_after: Callable[..., object] | None = None
    refuses: Callable[..., object] | None = None
    claims: int = 0
    looks: int = 0
    """At what is due."""

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        result = await super().run(use_case, *args, **kwargs)
        self.claims += use_case is sending.claim and result is not None
        if use_case is self.freezes_after:
            self.freezes_after = None
            self.clock.move(BEGIN_WITHIN + SECOND)
        return result

    async def read(
        self, query: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if query is self.refuses:
            self.refuses = None
            raise StorageError("the server is starting up")
        found = await super().read(query, *args, **kwargs)
        self.looks += query is claims.due
        return found


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
def telegram(store: MoodyStore) -> Sending:
    return sending_on(store, Name.TELEGRAM)


@pytest.fixture
def slack(store: MoodyStore) -> Sending:
    return sending_on(store, Name.SLACK)


def sending_on(store: MoodyStore, name: Name) -> Sending:
    found = Sending(store, name)
    store.clock = found.clock
    return found


async def take(store: MoodyStore, holder: str, life: timedelta = timedelta(hours=1)) -> Lease:
    lease = await store.run(leases.take, "sender", holder, life)
    assert lease is not None
    return lease


# Frozen processes


@pytest.mark.parametrize(
    ("kind", "step"),
    [(OutboxKind.NOTE, sending.claim), (OutboxKind.CHART, sending.renew)],
)
async def test_a_process_that_was_frozen_before_sending_sends_nothing_with_its_old_claim(
    telegram: Sending, store: MoodyStore, kind: OutboxKind, step: Callable[..., object]
) -> None:
    store.freezes_after = step
    await telegram.put(kind)
    async with telegram.sender():
        await until_sent(telegram, 1)
        await telegram.until_at_rest()
    assert store.claims == 2
    assert (await telegram.state(), len(telegram.seen)) == (OutboxState.SENT, 1)
    assert await telegram.attempts() == 1


# Leases


async def test_without_the_lease_nothing_is_sent(telegram: Sending, store: MoodyStore) -> None:
    lost = await take(store, "frozen", timedelta())
    await asyncio.sleep(0.01)
    await take(store, "another")
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(lost):
        await asyncio.sleep(0.3)
    assert (await telegram.state(), telegram.seen) == (OutboxState.DUE, [])


async def test_with_the_lease_it_is_sent(telegram: Sending, store: MoodyStore) -> None:
    await telegram.put(OutboxKind.NOTE)
    async with telegram.sender(await take(store, "mine")):
        await until_sent(telegram, 1)


async def test_what_the_last_holder_was_sending_is_left_to_it_until_it_must_have_ended(
    telegram: Sending, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.NOTE)
    await telegram.lose(Loss.PROCESS)
    async with telegram.sender(await take(store, "mine")) as delivery:
        await two_turns(store, delivery)
        telegram.clock.move(CLAIM_LIFE - SECOND)
        await two_turns(store, delivery)
        assert await telegram.state() is OutboxState.SENDING
        telegram.clock.move(2 * SECOND)
        delivery.wake()
        await until_it_is(telegram, OutboxState.DROPPED)


async def two_turns(store: MoodyStore, delivery: Delivery) -> None:
    """Wait until the sender has looked at everything, after now."""
    for _ in range(2):
        looks = store.looks
        async with asyncio.timeout(20):
            while store.looks == looks:
                delivery.wake()
                await asyncio.sleep(0.01)


async def until_it_is(sending: Sending, state: OutboxState) -> None:
    async with asyncio.timeout(20):
        found = await sending.state()
        while found is not state:
            await asyncio.sleep(0.01)
            found = await sending.state()


async def test_a_sender_whose_lease_is_lost_and_regained_goes_on(
    telegram: Sending, store: MoodyStore
) -> None:
    delivery = telegram.delivery()
    for holder, chat in (("mine", "7"), ("mine again", "8")):
        lease = await take(store, holder, timedelta(seconds=0.5))
        await store.run(put_notes, Name.TELEGRAM, [(chat, f"update {chat}")])
        running = asyncio.create_task(delivery.run(lease))
        await until_sent(telegram, 1)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        telegram.platform.posts.clear()
        await asyncio.sleep(0.6)


async def test_what_it_has_in_hand_itself_it_does_not_take_for_abandoned(
    telegram: Sending, store: MoodyStore
) -> None:
    """A call that is under way while the sender is started a second time."""
    telegram.platform.answers.clear()
    await telegram.put(OutboxKind.NOTE)
    delivery = telegram.delivery()
    first = asyncio.create_task(delivery.run())
    await until_sent(telegram, 1)
    second = asyncio.create_task(delivery.run(await take(store, "mine")))
    await two_turns(store, delivery)
    telegram.clock.move(CLAIM_LIFE + SECOND)
    await two_turns(store, delivery)
    assert await telegram.state() is OutboxState.SENDING
    telegram.platform.answers.set()
    await until_it_is(telegram, OutboxState.SENT)
    for running in (first, second):
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_what_was_abandoned_is_settled_though_the_database_refuses_at_first(
    telegram: Sending, store: MoodyStore
) -> None:
    await telegram.put(OutboxKind.QUESTION)
    await telegram.lose(Loss.PROCESS)
    store.refuses = doubting.abandoned
    await telegram.pass_time(5 * SECOND, step=SECOND)
    assert await telegram.state() is OutboxState.UNCERTAIN


async def test_who_lost_the_lease_while_it_asked_for_a_person_marks_nobody(
    slack: Sending, store: MoodyStore
) -> None:
    """The next sender may have reached the person meanwhile."""
    await slack.put(OutboxKind.QUESTION, unreached("U7"))
    slack.platform.reaches.append(SendError("user_disabled", permanent=True))
    slack.platform.answers.clear()
    async with slack.sender(await take(store, "frozen", timedelta(seconds=0.5))):
        await until(lambda: slack.platform.reached == 1)
        await asyncio.sleep(0.6)
        await take(store, "another")
        slack.platform.answers.set()
        await asyncio.sleep(0.3)
    assert await slack.state() is OutboxState.DUE
    assert await store.read(contact_states) == [ContactState.OK]


def unreached(user: str) -> Prepare:
    """A question to somebody whose chat is not open yet."""

    def prepare(tx: Tx, name: Name) -> Item:
        subject = str(invite(tx, name, user=user).id)
        return Item(kind=OutboxKind.QUESTION, subject=subject, lane=name, due_at=NOW)

    return prepare


def pressed(user: str) -> Prepare:
    """The card of somebody who has just pressed a button of it."""

    def prepare(tx: Tx, name: Name) -> Item:
        invitation = invite(tx, name, user=user, chat=f"D{user}")
        invitations.handed_over(tx, invitation, MessageRef(f"D{user}/1"), NOW)
        presses.remember(tx, invitation.id, "https://hooks", LATER + timedelta(minutes=29), 4)
        subject = str(invitation.id)
        return Item(kind=OutboxKind.CARD, subject=subject, lane=name, due_at=NOW)

    return prepare


def invite(tx: Tx, name: Name, **contact: str) -> Invitation:
    person = people.add(tx, NewPerson(name=f"Person {contact}"), NOW)
    new = NewInvitation(
        token=f"t0k3n {person}",
        survey="relationship",
        person_id=person,
        contact_id=people.add_contact(tx, person, name, **contact),
        variant=Variant.PLAIN,
        expires_at=LATER + timedelta(days=14),
    )
    return invitations.get(tx, invitations.add(tx, new, NOW))


def contact_states(tx: Tx) -> list[ContactState]:
    return [ContactState(found) for found in tx.execute(select(contacts.c.state)).scalars()]


# Whose turn it is


def put_notes(tx: Tx, lane: str, notes: list[tuple[str, str]]) -> None:
    """Lines to people: chat and subject."""
    contacts: dict[str, ContactId] = {}
    for chat, subject in notes:
        if chat not in contacts:
            known = people.contact_of_user(tx, Name(lane), chat)
            contacts[chat] = known.id if known else add_person(tx, Name(lane), chat)
        payload = {
            "note": to_payload(Note(line=Line(key="note.not_text"))),
            "contact": contacts[chat],
        }
        item = Item(kind=OutboxKind.NOTE, subject=subject, lane=lane, due_at=NOW, payload=payload)
        outbox.put(tx, item, NOW)


def add_person(tx: Tx, name: Name, chat: str) -> ContactId:
    person = people.add(tx, NewPerson(name=f"Person {chat}"), NOW)
    return people.add_contact(tx, person, name, user=chat, chat=chat)


async def until_sent(sending: Sending, n: int) -> None:
    await until(lambda: len(sending.platform.posts) >= n)


async def until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        is_met = met()
        while not is_met:
            await asyncio.sleep(0.01)
            is_met = met()


async def test_a_chat_with_very_many_lines_hides_nobody_elses(
    telegram: Sending, store: MoodyStore
) -> None:
    many = [("7", f"update {n}") for n in range(3 * SEEN)]
    await store.run(put_notes, Name.TELEGRAM, [*many, ("8", "update of somebody else")])
    async with telegram.sender():
        await until_sent(telegram, 2)
    assert telegram.platform.chats == ["7", "8"]


async def test_a_refused_chat_hides_nobody_elses(telegram: Sending, store: MoodyStore) -> None:
    await store.run(put_notes, Name.TELEGRAM, [("7", "update 1"), ("8", "update 2")])
    telegram.platform.losses.append(SendError("rate limited", retry_after=timedelta(hours=1)))
    async with telegram.sender():
        await until_sent(telegram, 1)
    assert telegram.platform.chats == ["8"]


# What a platform refuses for itself


@pytest.mark.parametrize("name", list(Name))
async def test_refused_openings_hold_up_openings_alone(store: MoodyStore, name: Name) -> None:
    sending = sending_on(store, name)
    sending.platform.reaches.append(WAIT)
    await sending.put(OutboxKind.QUESTION, unreached("U1"))
    async with sending.sender() as delivery:
        await until(lambda: not sending.platform.reaches)
        await sending.put(OutboxKind.QUESTION, unreached("U2"))
        await store.run(put_notes, name, [("8", "update 8")])
        await two_turns(store, delivery)
        await until_sent(sending, 1)
    assert (sending.platform.reached, sending.platform.chats) == (1, ["8"])


async def test_refused_looks_hold_up_looks_alone(slack: Sending, store: MoodyStore) -> None:
    for user in ("U1", "U2"):
        await slack.put(OutboxKind.QUESTION, unreached(user))
        await slack.lose(Loss.ANSWER)
        slack.clock.move(SECOND)
    slack.clock.move(CLAIM_LIFE - 2 * SECOND)
    slack.platform.looks.append(WAIT)
    async with slack.sender() as delivery:
        await until(lambda: not slack.platform.looks)
        slack.clock.move(SECOND)
        await store.run(put_notes, Name.SLACK, [("8", "update 8")])
        await two_turns(store, delivery)
        await until_sent(slack, 3)
    assert (slack.platform.looked, slack.platform.chats) == (1, ["8"])


@pytest.mark.parametrize(("name", "edits"), [(Name.SLACK, 0), (Name.TELEGRAM, 1)])
async def test_a_refused_edit_holds_up_every_edit_in_slack_and_its_chat_in_telegram(
    store: MoodyStore, name: Name, edits: int
) -> None:
    sending = sending_on(store, name)
    sending.platform.losses.append(WAIT)
    await sending.put(OutboxKind.RETIRED, retired("D1"))
    async with sending.sender() as delivery:
        await until(lambda: not sending.platform.losses)
        await sending.put(OutboxKind.RETIRED, retired("D2"))
        await store.run(put_notes, name, [("8", "update 8")])
        await two_turns(store, delivery)
        await until_sent(sending, 1)
        await until(lambda: len(sending.platform.edits) == edits)
    assert sending.platform.chats == ["8"]


async def test_edits_whose_presses_are_refused_keep_to_the_pace(
    slack: Sending, store: MoodyStore
) -> None:
    slack.platform.refuses_presses = True
    for n in range(60):
        await slack.put(OutboxKind.CARD, pressed(f"U{n}"))
    async with slack.sender() as delivery:
        await until(lambda: len(slack.platform.edits) >= 45)
        await two_turns(store, delivery)
        assert len(slack.platform.edits) == 45
        slack.clock.move(timedelta(minutes=1))
        delivery.wake()
        await until(lambda: len(slack.platform.edits) == 60)
    assert await slack.attempts() == 1


def retired(chat: str) -> Prepare:
    """An older question, which is to lose its buttons."""

    def prepare(tx: Tx, name: Name) -> Item:
        payload = {"contact": add_person(tx, name, chat)}
        return Item(
            kind=OutboxKind.RETIRED, subject=f"{chat}/1", lane=name, due_at=NOW, payload=payload
        )

    return prepare


# When a group becomes a supergroup


async def test_the_alert_of_a_group_that_has_moved_is_posted_anew(telegram: Sending) -> None:
    """What was posted stays behind and can never be edited."""
    moved = SendError("the group has a new id", moved_to="-200")
    telegram.platform.losses.extend([moved, moved])
    await telegram.put(OutboxKind.ALERT, POSTED_ALERT)
    await telegram.pass_time(20 * SECOND, step=SECOND)
    assert await telegram.state() is OutboxState.SENT
    assert (telegram.platform.edits, set(telegram.platform.chats)) == ([], {"-200"})


# When the platform is down


async def test_an_outage_spoils_few_messages_and_the_others_follow(
    telegram: Sending, store: MoodyStore
) -> None:
    await store.run(put_notes, Name.TELEGRAM, [(f"{n}", f"update {n}") for n in range(100)])
    telegram.platform.losses.extend([Loss.REQUEST] * 1000)
    async with telegram.sender() as delivery:
        for _ in range(20):
            telegram.clock.move(SECOND)
            delivery.wake()
            await asyncio.sleep(0.1)
        spoiled = 1000 - len(telegram.platform.losses)
        assert 30 <= spoiled <= 36
        telegram.platform.losses.clear()
        while len(telegram.platform.posts) < 100 - spoiled:
            telegram.clock.move(SECOND)
            delivery.wake()
            await asyncio.sleep(0.05)
