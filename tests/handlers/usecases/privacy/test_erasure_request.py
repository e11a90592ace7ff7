"""An erasure that a person asks for in chat is a job: killed midway, the next process does it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import MessageRef, PersonId
from handlers.outbox.job_runner import run_job
from handlers.usecases.context import Context
from handlers.usecases.privacy import erasure_request
from storage import audit, contacts, people
from storage.engine.databases import Database, store_at
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import outbox
from storage.schema import people as table
from storage.states import OutboxKind, OutboxState
from tests.harness.postgresql import lent_database
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}})
CONTEXT = Context(config=CONFIG, now=NOW, erasure_key=b"a secret of some length")


class KilledError(Exception):
    """Stands for the end of the process, before the COMMIT."""


def asked(tx: Tx) -> PersonId:
    person = people.add(tx, NewPerson(name="Dani"), NOW)
    contacts.add_contact(tx, person, Platform.SLACK, user="U7", chat="D7")
    erasure_request.request(tx, person, MessageRef("D7/9"), CONTEXT)
    erasure_request.request(tx, person, MessageRef("D7/9"), CONTEXT)  # pressed twice
    return person


def job(tx: Tx) -> int:
    of_kind = select(outbox.c.id).where(outbox.c.kind == OutboxKind.ERASURE)
    return int(tx.execute(of_kind).scalar_one())


def killed(tx: Tx) -> None:
    run_job(tx, job(tx), "first", CONTEXT)
    raise KilledError


async def is_done_by_the_next_one(database: Database) -> None:
    async with store_at(database) as store:
        await store.run(asked)
        with pytest.raises(KilledError):
            await store.run(killed)
        names = await store.read(lambda tx: tx.execute(select(table.c.name)).scalars().all())
        assert names == ["Dani"]

        await store.run(lambda tx: run_job(tx, job(tx), "second", CONTEXT))
        await store.run(is_erased)


def is_erased(tx: Tx) -> None:
    assert tx.execute(select(table.c.name)).scalars().all() == [""]
    states = tx.execute(select(outbox.c.kind, outbox.c.state)).all()
    assert (OutboxKind.ERASURE, OutboxState.SENT) in [tuple(row) for row in states]
    [line] = audit.latest(tx, 9)
    assert (line.actor, line.action, line.object) == ("erased", "erase person", "person erased")


async def test_on_sqlite(tmp_path: Path) -> None:
    await is_done_by_the_next_one(migrated(tmp_path / "tentap.db"))


async def test_on_postgresql() -> None:
    with lent_database() as server:
        await is_done_by_the_next_one(server)
