"""The list of erased people beside the database, and the secret of its keys."""

from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from bot.config.loading import load
from handlers.cluster.erasure_files import ErasureFiles
from handlers.cluster.erasure_list import ErasureList
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from storage import contacts, erasures, people
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Store, Tx
from storage.people import NewPerson
from storage.schema import people as table
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}})


KEY, OTHER_KEY = "a" * 64, "b" * 64


def add_dani(tx: Tx, at: timedelta = timedelta()) -> None:
    person = people.add(tx, NewPerson(name="Dani"), NOW + at)
    contacts.add_contact(tx, person, Platform.SLACK, user="U7", chat="D7")


def erase_dani(tx: Tx, secret: bytes) -> None:
    [dani] = people.named(tx, "Dani")
    erase(tx, dani.id, Context(config=CONFIG, now=NOW, erasure_key=secret), CONSOLE)


def list_of(store: Store, files: ErasureFiles) -> ErasureList:
    return ErasureList(store, files, CONFIG, files.secret(), lambda: NOW)


async def names(store: Store) -> list[str]:
    rows = await store.read(lambda tx: tx.execute(table.select().order_by(table.c.id)).all())
    return [row.name for row in rows]


async def test_a_database_from_before_loses_the_person_and_one_who_came_later_stays(
    tmp_path: Path,
) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    async with SqliteStore(migrated(tmp_path / "now.db")) as store:
        await store.run(add_dani)
        await store.run(erase_dani, files.secret())
        assert await list_of(store, files).bring_together() == 0
    async with SqliteStore(migrated(tmp_path / "restored.db")) as store:
        await store.run(add_dani)
        assert await list_of(store, files).bring_together() == 1
        assert await names(store) == [""]
        assert await list_of(store, files).bring_together() == 0
    async with SqliteStore(migrated(tmp_path / "another.db")) as store:
        await store.run(add_dani, timedelta(days=1))
        assert await list_of(store, files).bring_together() == 0
        assert await names(store) == ["Dani"]


async def test_a_list_that_cannot_be_written_stops_no_bot(tmp_path: Path) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    files.list_file.mkdir()
    async with SqliteStore(migrated(tmp_path / "tentap.sqlite")) as store:
        await store.run(lambda tx: erasures.add(tx, {KEY: NOW}))
        with capture_logs() as lines:
            await list_of(store, files).begin()
    assert [line["event"] for line in lines] == ["erasures.not_listed"]


async def test_a_line_that_a_kill_has_cut_is_written_again(tmp_path: Path) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    files.add({KEY: NOW})
    files.list_file.write_text(files.list_file.read_text()[:-20])
    assert files.listed() == {}
    async with SqliteStore(migrated(tmp_path / "tentap.sqlite")) as store:
        await store.run(lambda tx: erasures.add(tx, {KEY: NOW, OTHER_KEY: NOW}))
        for _ in range(2):  # the first new line goes on where the cut one ended
            await list_of(store, files).begin()
    assert files.listed() == {KEY: NOW, OTHER_KEY: NOW}


async def test_without_its_secret_a_list_stops_no_bot(tmp_path: Path) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    files.add({KEY: NOW})
    async with SqliteStore(migrated(tmp_path / "tentap.sqlite")) as store:
        await store.run(add_dani)
        assert await ErasureList(store, files, CONFIG, b"", lambda: NOW).bring_together() == 0
        assert await names(store) == ["Dani"]


def test_the_secret_is_made_once_and_stays(tmp_path: Path) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    assert files.secret() == files.secret() != b""
    assert ErasureFiles(folder=tmp_path, name="other.db").secret() != files.secret()


def test_a_secret_that_is_given_needs_no_file(tmp_path: Path) -> None:
    files = ErasureFiles(folder=tmp_path, name="tentap", given="from the environment")
    assert files.secret() == b"from the environment"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["erasure-key", "erased"])
def test_where_no_file_can_be_there_is_no_secret(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"tentap.db.{ending}").mkdir()
    files = ErasureFiles(folder=tmp_path, name="tentap.db")
    assert (files.secret() == b"") is (ending == "erasure-key")
