"""A person is erased while messages wait or are on their way: at every point, for every kind."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.chat.platforms import Platform
from bot.ids import MessageRef, PersonId
from bot.language.texts import Texts
from handlers.outbox import transitions
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.messaging import claims, outbox
from storage.schema import outbox as table
from storage.schema import people
from storage.states import OutboxKind, OutboxState
from tests.handlers.outbox.messages import EDITS, LATER, PREPARED, MessageInTransit, config_of
from tests.handlers.outbox.platform import Loss
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW

MINUTE = timedelta(minutes=1)
ENGLISH = Texts("en")
ERASED = ENGLISH("erased.message")
OF_NOBODY = {
    OutboxKind.ERASED_MESSAGE,
    OutboxKind.START_OFFER,
    OutboxKind.OLD_CASES,
    OutboxKind.RECEIPT,
    OutboxKind.TROUBLE,
    OutboxKind.ADMIN_LOST,
    OutboxKind.SUMMARY,
    OutboxKind.CHART,
    OutboxKind.SUMMARY_SHARED,
    OutboxKind.SUMMARY_THREAD,
}
"""These go to staff and are about no single person: they are drawn from what is left."""
OF_PEOPLE = [kind for kind in PREPARED if kind not in OF_NOBODY]
POSTS = [kind for kind in OF_PEOPLE if kind not in {*EDITS, OutboxKind.PERSONAL_COPY}]
"""A copy that a person asked for is theirs."""


def context(name: Platform) -> Context:
    return Context(config=config_of(name), now=LATER, erasure_key=b"a secret of some length")


def erase_all(tx: Tx, name: Platform) -> None:
    for person in tx.execute(select(people.c.id).where(people.c.erased_at.is_(None))).scalars():
        erase(tx, PersonId(person), context(name), CONSOLE)


@pytest.mark.parametrize("name", list(Platform))
@pytest.mark.parametrize("kind", OF_PEOPLE)
def test_what_waits_is_gone(tx: Tx, kind: OutboxKind, name: Platform) -> None:
    outbox.put(tx, replace(PREPARED[kind](tx, name), recipient="contact 1"), NOW)
    erase_all(tx, name)
    left = select(func.count()).where(table.c.kind == kind, table.c.state != OutboxState.DROPPED)
    if kind is not OutboxKind.ALERT_LIST:
        assert tx.execute(left).scalar_one() == 0


@pytest.mark.parametrize("name", list(Platform))
@pytest.mark.parametrize("kind", POSTS)
def test_what_is_on_its_way_is_edited_when_it_has_arrived(
    tx: Tx, kind: OutboxKind, name: Platform
) -> None:
    outbox.put(tx, PREPARED[kind](tx, name), NOW)
    [row] = tx.execute(select(table.c.id).where(table.c.kind == kind)).scalars()
    claimed = transitions.claim(tx, row, "ours", context(name))
    assert claimed is not None
    assert isinstance(claimed[1], Outgoing)
    erase_all(tx, name)
    transitions.record_sent(tx, claimed[0], "ours", MessageRef("C0STAFF/77"), context(name))
    edits = tx.execute(select(table.c.key).where(table.c.kind == OutboxKind.ERASED_MESSAGE))
    redrawn = claims.due(tx, name, LATER, 9)
    is_list = kind is OutboxKind.ALERT_LIST
    assert "C0STAFF/77" in list(edits.scalars()) or (is_list and redrawn)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.mark.sampled
@pytest.mark.parametrize("loss", list(Loss))
@pytest.mark.parametrize("kind", [OutboxKind.ALERT, OutboxKind.FEEDBACK, OutboxKind.MEETING])
async def test_in_slack_what_may_have_arrived_is_looked_for_and_edited_and_never_repeated(
    store: Store, kind: OutboxKind, loss: Loss
) -> None:
    sending = MessageInTransit(store, Platform.SLACK)
    await sending.put(kind)
    await sending.lose(loss)
    before = len(sending.platform.posts)
    await store.run(erase_all, Platform.SLACK)
    await sending.pass_time(2 * MINUTE)
    assert len(sending.platform.posts) == before
    of_the_question = 1
    (of_home,) = (one for one in sending.platform.edits if one != ERASED)
    assert ENGLISH("erased.done") in of_home
    assert sending.platform.edits.count(ERASED) == before + of_the_question
