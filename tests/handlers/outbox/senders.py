"""A sender that is watched, on a store that has its moods, and much for it to send."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from bot.chat.platforms import Platform
from bot.ids import ContactId, MessageRef
from bot.language.texts import Line
from bot.model import Invitation
from bot.people.notes import Note, to_payload
from bot.states import Variant
from handlers.outbox import transitions
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.uncertain import BEGIN_WITHIN
from storage import contacts, invitations, people, response_urls
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Tx
from storage.invitations import NewInvitation
from storage.messaging import claims, outbox
from storage.messaging.keys import InvitationKey, MessageKey, ReplyKey
from storage.messaging.outbox import Item
from storage.people import NewPerson
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import LATER, MessageInTransit, Prepare
from tests.handlers.outbox.platform import MovedClock
from tests.storage.cast import NOW

P = ParamSpec("P")
T = TypeVar("T")

SECOND = timedelta(seconds=1)


class MoodyStore(SqliteStore):
    """Its process is frozen after a certain transaction, or its database refuses one."""

    clock: MovedClock
    freezes_after: Callable[..., object] | None = None
    refuses: Callable[..., object] | None = None
    claims: int = 0
    looks: int = 0
    """At what is due."""
    hands_over: asyncio.Event | None = None
    """What was read of what is due comes only then."""

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        result = await super().run(use_case, *args, **kwargs)
        self.claims += use_case is transitions.claim and result is not None
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
        if query is claims.due and self.hands_over is not None:
            await self.hands_over.wait()
        return found


def sending_on(store: MoodyStore, name: Platform) -> MessageInTransit:
    found = MessageInTransit(store, name)
    store.clock = found.clock
    return found


async def two_turns(store: MoodyStore, dispatcher: Dispatcher) -> None:
    """Wait until the sender has looked at everything, after now."""
    for _ in range(2):
        looks = store.looks
        async with asyncio.timeout(20):
            while store.looks == looks:
                dispatcher.wake()
                await asyncio.sleep(0.01)


async def until_it_is(sending: MessageInTransit, state: OutboxState) -> None:
    async with asyncio.timeout(20):
        found = await sending.state()
        while found is not state:
            await asyncio.sleep(0.01)
            found = await sending.state()


async def until_sent(sending: MessageInTransit, n: int) -> None:
    await until(lambda: len(sending.platform.posts) >= n)


async def until(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        is_met = met()
        while not is_met:
            await asyncio.sleep(0.01)
            is_met = met()


def unreached(user: str) -> Prepare:
    """A question to somebody whose chat is not open yet."""

    def prepare(tx: Tx, name: Platform) -> Item:
        key = InvitationKey(invitation=invite(tx, name, user=user).id)
        return Item(kind=OutboxKind.QUESTION, key=key, queue=name, recipient=user, due_at=NOW)

    return prepare


def asked_of(chat: str) -> Prepare:
    """A question to somebody whose chat is open."""

    def prepare(tx: Tx, name: Platform) -> Item:
        key = InvitationKey(invitation=invite(tx, name, user=chat, chat=chat).id)
        return Item(kind=OutboxKind.QUESTION, key=key, queue=name, recipient=chat, due_at=NOW)

    return prepare


def pressed(user: str) -> Prepare:
    """The card of somebody who has just pressed a button of it."""

    def prepare(tx: Tx, name: Platform) -> Item:
        invitation = invite(tx, name, user=user, chat=f"D{user}")
        card, until = MessageRef(f"D{user}/1"), LATER + timedelta(minutes=29)
        invitations.mark_handed_over(tx, invitation, card, NOW)
        response_urls.remember(tx, name, card, "https://hooks", until, 4)
        key = InvitationKey(invitation=invitation.id)
        return Item(kind=OutboxKind.CARD, key=key, queue=name, recipient=user, due_at=NOW)

    return prepare


def retired(chat: str) -> Prepare:
    """An older question, which is to lose its buttons."""

    def prepare(tx: Tx, name: Platform) -> Item:
        payload = {"contact": add_person(tx, name, chat)}
        return Item(
            kind=OutboxKind.RETIRED,
            key=MessageKey(message=MessageRef(f"{chat}/1")),
            queue=name,
            recipient=chat,
            due_at=NOW,
            payload=payload,
        )

    return prepare


def invite(tx: Tx, name: Platform, *, user: str, chat: str = "") -> Invitation:
    person = people.add(tx, NewPerson(name=f"Person {user}"), NOW)
    new = NewInvitation(
        token=f"t0k3n {person}",
        survey="relationship",
        person_id=person,
        contact_id=contacts.add_contact(tx, person, name, user=user, chat=chat),
        variant=Variant.PLAIN,
        expires_at=LATER + timedelta(days=14),
    )
    return invitations.get(tx, invitations.add(tx, new, NOW))


def put_notes(tx: Tx, queue: str, notes: list[tuple[str, str]], due_at: datetime = NOW) -> None:
    """Lines to people: chat, and what each answers."""
    known: dict[str, ContactId] = {}
    for chat, source in notes:
        if chat not in known:
            found = contacts.contact_of_user(tx, Platform(queue), chat)
            known[chat] = found.id if found else add_person(tx, Platform(queue), chat)
        payload = {
            "note": to_payload(Note(line=Line(key="note.not_text"))),
            "contact": known[chat],
        }
        item = Item(
            kind=OutboxKind.NOTE,
            key=ReplyKey(source=source, line="note.not_text"),
            queue=queue,
            recipient=f"contact {known[chat]}",
            due_at=due_at,
            payload=payload,
        )
        outbox.put(tx, item, NOW)


def add_person(tx: Tx, name: Platform, chat: str) -> ContactId:
    person = people.add(tx, NewPerson(name=f"Person {chat}"), NOW)
    return contacts.add_contact(tx, person, name, user=chat, chat=chat)
