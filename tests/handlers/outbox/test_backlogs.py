"""One chat's backlog never delays another chat."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from bot.chat.platforms import Platform
from bot.ids import CaseId, InvitationId, PersonId
from bot.states import InvitationState
from storage import schema
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import (
    CaseKey,
    CommentKey,
    FeedbackKey,
    InvitationKey,
    Key,
    MeetingKey,
    OutageKey,
    WeekKey,
)
from storage.messaging.outbox import Item
from storage.states import OutboxKind
from tests.handlers.outbox.messages import PREPARED, SILENT, about_case, about_invitation, about_it
from tests.handlers.outbox.senders import (
    SECOND,
    MoodyStore,
    put_notes,
    sending_on,
    two_turns,
    until,
    until_sent,
)
from tests.harness.long_params import long_but
from tests.harness.sqlite import migrated
from tests.storage.cast import MINUTE, NOW
from tests.storage.items import NUMBERED, item_of

MANY = 5000
QUICK = (OutboxKind.QUESTION, OutboxKind.ALERT, OutboxKind.CAMPAIGN)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[MoodyStore]:
    async with MoodyStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def prepared(tx: Tx, name: Platform, kind: OutboxKind) -> Item:
    if kind is OutboxKind.CASE_CLOCK:
        return about_case(kind, about_it)(tx, name)
    if kind in SILENT - {OutboxKind.EXPIRY}:
        return item_of(kind, queue=name)
    of_nobody = about_invitation(kind, InvitationState.HANDED_OVER)
    return PREPARED.get(kind, of_nobody)(tx, name)


def pile_up(tx: Tx, name: Platform, kind: OutboxKind) -> None:
    """Very many rows of one recipient."""
    item = prepared(tx, name, kind)
    outbox.put(tx, item, NOW)
    outbox.put_new(tx, (replace(item, key=key) for key in keys_like(tx, item.key)), NOW)


def keys_like(tx: Tx, key: Key) -> Iterator[Key]:
    """Many keys of the same shape: of invitations, cases and persons that there are."""
    match key:
        case InvitationKey(invitation=number):
            invitations = copies(tx, schema.invitations, number, round=range(2, MANY))
            return (replace(key, invitation=InvitationId(one)) for one in invitations)
        case CaseKey(case=number) | CommentKey(case=number):
            asked = select(schema.cases.c.invitation_id).where(schema.cases.c.id == number)
            others = copies(
                tx, schema.invitations, tx.execute(asked).scalar_one(), round=range(2, MANY)
            )
            cases = copies(tx, schema.cases, number, invitation_id=others)
            return (replace(key, case=CaseId(one)) for one in cases)
        case MeetingKey(person=number):
            persons = copies(tx, schema.people, number, name=map(str, range(MANY)))
            return (replace(key, person=PersonId(one)) for one in persons)
        case FeedbackKey():
            return (replace(key, since=key.since + n * MINUTE) for n in range(1, MANY))
        case WeekKey():
            return (replace(key, week=key.week.shift(-n)) for n in range(1, 2000))
        case OutageKey():
            return (replace(key, since=key.since + n * SECOND) for n in range(1, MANY))
        case _:
            return map(NUMBERED[type(key)], range(1, MANY))


def copies(tx: Tx, table: Table, number: int, **values: Iterable[object]) -> Sequence[int]:
    """Returns the ids of copies of a row, which differ from it in one column; none has a name
    that must be its own."""
    row = dict(tx.execute(select(table).where(table.c.id == number)).one()._mapping)
    del row["id"]
    ((column, each),) = values.items()
    rows = [{**row, column: value} for value in each]
    if "token" in row:
        rows = [{**one, "token": f"token {n}"} for n, one in enumerate(rows)]
    tx.execute(table.insert(), rows)
    return tx.execute(select(table.c.id).where(table.c.id != number)).scalars().all()


@pytest.mark.long
@pytest.mark.parametrize("kind", long_but(QUICK, OutboxKind))
async def test_a_stop_is_answered_before_another_chats_five_thousand(
    store: MoodyStore, kind: OutboxKind
) -> None:
    """The clock stands still: no chat gets a second message, and nobody is looked for later."""
    sending = sending_on(store, Platform.TELEGRAM)
    await store.run(pile_up, Platform.TELEGRAM, kind)
    async with sending.sender() as dispatcher:
        await two_turns(store, dispatcher)
        await store.run(put_notes, Platform.TELEGRAM, [("8", "stop")], sending.clock.now())
        dispatcher.wake()
        await until(lambda: "8" in sending.platform.chats)


async def test_several_backlogs_all_go_on(store: MoodyStore) -> None:
    """Each chat takes one message a second, however the rows of all of them are mixed."""
    sending = sending_on(store, Platform.TELEGRAM)
    chats = [str(n) for n in range(1, 6)]
    mixed = [(chat, f"update {chat} {n}") for chat in chats[:3] for n in range(100)]
    mixed += [(chat, f"update {chat} {n}") for n in range(100) for chat in chats[3:]]
    await store.run(put_notes, Platform.TELEGRAM, mixed)
    async with sending.sender() as dispatcher:
        for second in range(1, 6):
            await until_sent(sending, second * len(chats))
            sending.clock.move(SECOND)
            dispatcher.wake()
    assert {chat: sending.platform.chats[:25].count(chat) for chat in chats} == dict.fromkeys(
        chats, 5
    )
