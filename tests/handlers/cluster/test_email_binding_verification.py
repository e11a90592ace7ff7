"""Ties of an earlier release are verified one by one, whatever a platform tells of each."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.model import Contact
from bot.states import Binding
from handlers.cluster import email_binding_verification
from handlers.ports import Reached, SendError
from handlers.updates import Standing, User
from storage import contacts, people
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import contacts as contact_rows
from tests.harness.sqlite import migrated

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
CONFIG = load({"slack": {}, "survey": [{"key": "relationship", "kind": "nps"}]})


class SilentDirectory:
    """A platform that never gives a readable answer about Anna."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def describe(self, user: User) -> User:
        self.asked.append(user.id)
        if user.id == "U0ANNA":
            raise SendError("unreadable answer", uncertain=True)
        return User(
            platform=user.platform,
            id=user.id,
            name="Budi",
            email="budi@hill.example",
            standing=Standing.MEMBER,
        )

    async def reach(self, contact: Contact, email: str) -> Reached:
        raise NotImplementedError

    async def is_member(self, chat: str, user: str) -> bool:
        raise NotImplementedError


def tied_by_an_earlier_release(tx: Tx) -> None:
    for name in ("anna", "budi"):
        new = NewPerson(name=name.title(), email=f"{name}@hill.example")
        person_id = people.add(tx, new, NOW)
        contacts.add_contact(
            tx, person_id, Platform.SLACK, user=f"U0{name.upper()}", bound_by=Binding.LIST
        )
    tx.execute(contact_rows.update().values(bound_by=None))


def bindings_of(tx: Tx) -> list[Binding | None]:
    return list(tx.execute(select(contact_rows.c.bound_by).order_by(contact_rows.c.id)).scalars())


async def test_an_account_without_an_answer_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(email_binding_verification, "PACE", timedelta())
    monkeypatch.setattr(email_binding_verification, "PAUSE", timedelta())
    directory = SilentDirectory()
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        await store.run(tied_by_an_earlier_release)
        verifying = asyncio.create_task(
            email_binding_verification.keep_verifying(
                store, directory, Platform.SLACK, CONFIG, lambda: NOW
            )
        )
        async with asyncio.timeout(10):
            while await store.read(bindings_of) != [None, Binding.EMAIL]:  # noqa: ASYNC110 - a database tells nobody
                await asyncio.sleep(0.01)
        verifying.cancel()
    assert directory.asked == ["U0ANNA"] * email_binding_verification.MOST_TRIES + ["U0BUDI"]
