"""What was stored is worked, now or when its platform is back."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weeks import Week
from bot.model import Contact
from handlers.inbox import intake as module
from handlers.inbox.intake import Intake
from handlers.inbox.processor import InboundAdapter
from handlers.ports import Reached
from handlers.telemetry.metrics import Metrics
from handlers.updates import Commanded, Event, PrivateReply, Reply, User
from handlers.usecases.operations.quarantine import quarantine_update
from storage import moved_chats
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Store, Tx
from storage.messaging import inbox, quarantine
from storage.messaging.inbox import Arrival
from storage.operations.migrate import migrate
from tests.harness.counting_store import CountingStore
from tests.harness.sqlite import migrated
from tests.harness.summaries import title_of
from tests.storage.cast import NOW, unworked

P = ParamSpec("P")
T = TypeVar("T")

WITHOUT_TELEGRAM = load({"survey": [{"key": "relationship", "kind": "nps"}]})


def an_intake(
    store: Store, adapters: Mapping[Platform, InboundAdapter], config: Config = WITHOUT_TELEGRAM
) -> Intake:
    return Intake(
        store,
        config,
        adapters,
        now=lambda: NOW,
        elapsed=lambda: 0.0,
        on_processed=lambda: None,
        name="us",
        metrics=Metrics(),
    )


async def test_a_tap_waits_while_its_platform_is_out_of_bot_toml(tmp_path: Path) -> None:
    tap = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="{}", received_at=NOW)
    async with SqliteStore(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        (stored,) = await store.run(inbox.add, [tap], "a process that is gone")
        intake = an_intake(store, {})
        await intake.process_backlog()
        assert await store.read(unworked) == (stored,)


class FakeTelegram:
    """A messenger in which somebody types ``/tentap summary`` in a group that got a new id."""

    def __init__(self) -> None:
        self.said: list[Reply | None] = []

    def parse(self, body: str) -> Event:
        ada = User(platform=Platform.TELEGRAM, id="9", name="Ada")
        return Commanded(user=ada, chat="-100777", private=False, text="summary")

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        self.said.append(reply)

    async def is_member(self, chat: str, user: str) -> bool:
        return False

    async def reach(self, contact: Contact, email: str) -> Reached:
        raise NotImplementedError

    async def describe(self, user: User) -> User:
        return user


@pytest.mark.long
async def test_the_team_sees_figures_after_its_group_got_a_new_id(tmp_path: Path) -> None:
    config = load(
        {
            "product": "Acme",
            "channels": {"team": "telegram:-501"},
            "survey": [{"key": "relationship", "kind": "nps"}],
        }
    )
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    typed = Arrival(platform=Platform.TELEGRAM, key="1", chat="-100777", body="{}", received_at=NOW)
    async with SqliteStore(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        await store.run(moved_chats.record_move, "-501", "-100777")
        adapters = {Platform.TELEGRAM: adapter}
        intake = an_intake(store, adapters, config)
        await intake.receive([typed])
        await intake.finish()

    (answer,) = telegram.said
    assert isinstance(answer, PrivateReply)
    assert title_of(Week.parse("2026-W44")) in answer.message.text


class ForgetfulStore(SqliteStore):
    """Stores the first arrivals, and reports that the outcome of the COMMIT is unknown."""

    forgets = True

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        result = await super().run(use_case, *args, **kwargs)
        if use_case is inbox.add and self.forgets:
            self.forgets = False
            raise StorageError("the server went away during a COMMIT")
        return result


@pytest.mark.long
async def test_all_that_was_kept_without_our_being_told_is_worked(tmp_path: Path) -> None:
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    taps = [
        Arrival(platform=Platform.TELEGRAM, key=key, chat=chat, body="{}", received_at=NOW)
        for key, chat in (("1", "7"), ("2", "8"), ("3", "7"))
    ]
    async with ForgetfulStore(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        with pytest.raises(StorageError):
            await intake.receive(taps)
        await intake.receive(taps)  # the platform sends them again
        await intake.process_backlog()
        assert await store.read(unworked) == ()
        await intake.finish()


@pytest.mark.long
async def test_what_was_kept_for_a_listener_that_was_cancelled_is_worked(tmp_path: Path) -> None:
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    tap = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="{}", received_at=NOW)
    async with SqliteStore(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        listening = asyncio.create_task(intake.receive([tap]))
        await asyncio.sleep(0)
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        await intake.finish()
        assert await store.read(unworked) == ()
    assert len(telegram.said) == 1


class SurprisingStore(SqliteStore):
    """Fails in a way that nobody expects of it, once at each of these functions."""

    def __init__(self, path: Path, *surprises: Callable[..., object]) -> None:
        super().__init__(path)
        self.surprises = list(surprises)

    async def run(
        self, use_case: Callable[Concatenate[Tx, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if use_case in self.surprises:
            self.surprises.remove(use_case)
            raise ValueError("Nora's words")
        return await super().run(use_case, *args, **kwargs)


class Stumbling(FakeTelegram):
    """Cannot work what holds a stone."""

    def parse(self, body: str) -> Event:
        if "stone" in body:
            raise RuntimeError("Nora's words")
        return super().parse(body)


async def test_a_chat_goes_on_after_a_failure_that_nobody_expects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAUSE_WHILE_BROKEN", timedelta(seconds=0.01))
    telegram = Stumbling()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    stone, typed = (
        Arrival(platform=Platform.TELEGRAM, key=body, chat="7", body=body, received_at=NOW)
        for body in ("stone", "words")
    )
    surprises = (inbox.begin_attempt, quarantine_update)
    async with SurprisingStore(tmp_path / "tentap.db", *surprises) as store:
        await store.run(migrate)
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        with capture_logs() as logs:
            await intake.receive([stone])
            await intake.receive([typed])
            async with asyncio.timeout(5):
                await intake.finish()
        (parked,) = await store.read(quarantine.quarantined)
        assert await store.read(unworked) == ()
    assert (parked.body, store.surprises) == ("stone", [])
    assert len(telegram.said) == 1
    assert "Nora" not in str(logs)


@pytest.mark.long
async def test_what_another_left_is_worked_after_a_failure_that_nobody_expects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "POLL_EVERY", timedelta(seconds=0.01))
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    left = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="", received_at=NOW)
    async with SurprisingStore(tmp_path / "tentap.db", inbox.adopt) as store:
        await store.run(migrate)
        await store.run(inbox.add, [left], "a process that is gone")
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        looking = asyncio.create_task(intake.keep_adopting())
        await asyncio.wait({looking}, timeout=0.5)
        assert await store.read(unworked) == ()
        looking.cancel()
        await asyncio.wait({looking})
    assert store.surprises == []


async def test_the_platform_is_told_before_the_work_begins(tmp_path: Path) -> None:
    """Processing would take the interpreter from the answer to the platform."""
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=telegram.parse, responder=telegram, directory=telegram)
    tap = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="{}", received_at=NOW)
    async with CountingStore(migrated(tmp_path / "tentap.db")) as store:
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        await intake.receive([tap])
        assert store.runs == 1
        await intake.finish()
        assert store.runs > 1
