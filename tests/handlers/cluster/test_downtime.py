"""What a platform has forgotten while it was not heard: when that is noticed, and for whom."""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import PersonId
from bot.states import InvitationState
from handlers.cluster.downtime import Downtime
from handlers.usecases.context import Context
from handlers.usecases.operations import outages
from storage import contacts
from storage.cluster import heartbeats
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import StorageError, Tx
from storage.messaging import outbox
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import Item
from storage.schema import outbox as rows
from storage.states import OutboxKind
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import DAY, NOW, add_person, ask, change

SLACK, TELEGRAM = Platform.SLACK, Platform.TELEGRAM
BOTH = load(
    {
        "slack": {},
        "telegram": {},
        "channels": {"admin": "slack:U0ADMIN"},
        "survey": [{"key": "relationship", "kind": "nps"}, {"key": "support", "kind": "nps"}],
    }
)
SECOND = timedelta(seconds=1)
FORGOTTEN = 151 * SECOND


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    opened = open_tx(migrated(tmp_path / "tentap.db"))
    yield opened
    close_tx(opened)


def in_telegram(tx: Tx, name: str) -> PersonId:
    person = add_person(tx, name)
    contacts.add_contact(tx, person, TELEGRAM, user=name, chat=name)
    return person


def hear(
    tx: Tx, at: datetime, *platforms: Platform, back: Sequence[Platform] = (), config: Config = BOTH
) -> None:
    outages.note(tx, dict.fromkeys(platforms, at), back, Context(config=config, now=at))


def found(tx: Tx, kind: OutboxKind) -> Sequence[Row[Any]]:
    return tx.execute(select(rows).where(rows.c.kind == kind).order_by(rows.c.id)).all()


def lines(tx: Tx) -> list[str]:
    """The invitations below which a line goes out."""
    return [row.key.partition("/")[0] for row in found(tx, OutboxKind.AFTER_OUTAGE)]


# For whom


def test_somebody_with_two_open_questions_gets_one_line_below_the_newest(tx: Tx) -> None:
    tomo, nora = in_telegram(tx, "Tomo"), in_telegram(tx, "Nora")
    ask(tx, tomo, survey="relationship")
    newest = ask(tx, tomo, survey="support")
    other = ask(tx, nora)
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert lines(tx) == [str(newest.id), str(other.id)]


def test_who_is_reminded_of_one_of_two_questions_hears_no_more(tx: Tx) -> None:
    tomo = in_telegram(tx, "Tomo")
    oldest = ask(tx, tomo, survey="relationship")
    ask(tx, tomo, survey="support")
    reminder = Item(
        kind=OutboxKind.REMINDER,
        key=InvitationKey(invitation=oldest.id),
        queue=TELEGRAM,
        recipient="somebody",
        due_at=NOW + SECOND,
    )
    outbox.put_once(tx, reminder, NOW)
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert lines(tx) == []


def test_who_has_answered_hears_nothing(tx: Tx) -> None:
    change(tx, ask(tx, in_telegram(tx, "Tomo")), state=InvitationState.DECLINED)
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert lines(tx) == []


# When


def test_as_long_as_taps_live_nothing_is_lost(tx: Tx) -> None:
    ask(tx, in_telegram(tx, "Tomo"))
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + outages.SILENT_AFTER, TELEGRAM, back=[TELEGRAM])
    assert lines(tx) == []


def test_a_clock_that_ran_ahead_hides_no_outage(tx: Tx) -> None:
    ask(tx, in_telegram(tx, "Tomo"))
    hear(tx, NOW + DAY, TELEGRAM)
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert len(lines(tx)) == 1


def test_what_another_process_heard_is_not_lost(tx: Tx) -> None:
    """This one was frozen, and says at first until when it had heard before."""
    ask(tx, in_telegram(tx, "Tomo"))
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN - SECOND, TELEGRAM)
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert lines(tx) == []
    assert heartbeats.last(tx, TELEGRAM) == NOW + FORGOTTEN


def test_a_start_in_the_middle_of_an_outage_hides_nothing(tx: Tx) -> None:
    ask(tx, in_telegram(tx, "Tomo"))
    hear(tx, NOW, SLACK, TELEGRAM)
    outages.back_at_work(tx, Context(config=BOTH, now=NOW + 100 * SECOND))
    assert lines(tx) == []
    hear(tx, NOW + FORGOTTEN, TELEGRAM, back=[TELEGRAM])
    assert len(lines(tx)) == 1


def test_a_slack_that_was_silent_makes_nobody_in_telegram_tap_again(tx: Tx) -> None:
    ask(tx, in_telegram(tx, "Tomo"))
    hear(tx, NOW, SLACK, TELEGRAM)
    hear(tx, NOW + FORGOTTEN - SECOND, TELEGRAM)
    hear(tx, NOW + FORGOTTEN, SLACK, back=[SLACK])
    assert lines(tx) == []


# Over a day


def test_the_admin_is_told_once_of_an_outage_of_both(tx: Tx) -> None:
    hear(tx, NOW, SLACK, TELEGRAM)
    hear(tx, NOW + DAY + FORGOTTEN, SLACK, back=[SLACK, TELEGRAM])
    assert found(tx, OutboxKind.TROUBLE) == []
    hear(tx, NOW + DAY + FORGOTTEN + SECOND, TELEGRAM, back=[TELEGRAM])
    (trouble,) = found(tx, OutboxKind.TROUBLE)
    assert trouble.payload is not None
    assert trouble.payload["values"] == {"since": "2 Nov 09:00", "until": "3 Nov 09:02"}


def test_the_admin_is_told_where_one_platform_was_not_heard_for_a_day(tx: Tx) -> None:
    hear(tx, NOW, SLACK, TELEGRAM)
    for hours in range(1, 26):
        hear(tx, NOW + timedelta(hours=hours), SLACK)
    hear(tx, NOW + timedelta(hours=25), TELEGRAM, back=[TELEGRAM])
    assert len(found(tx, OutboxKind.TROUBLE)) == 1


def test_a_platform_that_is_new_was_not_away(tx: Tx) -> None:
    hear(tx, NOW, TELEGRAM)
    hear(tx, NOW + 2 * DAY, SLACK, back=[SLACK])
    assert found(tx, OutboxKind.TROUBLE) == []


# In a running process


class Ears:
    """A process that hears until now, by a clock that somebody may set."""

    def __init__(self) -> None:
        self.now, self.elapsed = NOW, 0.0
        self.last_contact_at: datetime | None = None
        """``None``: until now."""

    def pass_time(self, by: timedelta) -> None:
        self.now, self.elapsed = self.now + by, self.elapsed + by.total_seconds()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def hearing(store: SqliteStore, ears: Ears) -> Downtime:
    return Downtime(
        store,
        BOTH,
        lambda: {TELEGRAM: ears.last_contact_at or ears.now},
        now=lambda: ears.now,
        elapsed=lambda: ears.elapsed,
    )


async def test_what_was_heard_before_a_silence_and_noted_after_it_hides_nothing(
    store: SqliteStore,
) -> None:
    """A suspended host writes down what it had heard before, and only then hears again."""
    await store.run(lambda tx: ask(tx, in_telegram(tx, "Tomo")))
    ears = Ears()
    listening = hearing(store, ears)
    await listening.note()
    ears.pass_time(10 * SECOND)
    ears.last_contact_at = ears.now
    ears.pass_time(FORGOTTEN)
    await listening.note()
    ears.last_contact_at = None
    await listening.note()
    assert len(await store.read(lines)) == 1


async def test_a_clock_that_is_set_forward_is_no_outage(store: SqliteStore) -> None:
    await store.run(lambda tx: ask(tx, in_telegram(tx, "Tomo")))
    ears = Ears()
    listening = hearing(store, ears)
    await listening.note()
    ears.pass_time(20 * SECOND)
    ears.now += 3 * DAY
    await listening.note()
    assert await store.read(lines) == []
    assert await store.read(found, OutboxKind.TROUBLE) == []
    ears.pass_time(FORGOTTEN)
    await listening.note()
    assert len(await store.read(lines)) == 1


async def test_a_clock_that_is_set_forward_right_after_the_start_is_no_outage(
    store: SqliteStore,
) -> None:
    """As in the demo, where a visitor moves the clock before the first contact is noted."""
    ears = Ears()
    listening = hearing(store, ears)
    ears.last_contact_at = ears.now
    ears.pass_time(20 * SECOND)
    ears.now += 14 * DAY
    await listening.note()
    ears.last_contact_at = None
    ears.pass_time(20 * SECOND)
    await listening.note()
    assert await store.read(found, OutboxKind.TROUBLE) == []


async def test_a_start_goes_by_the_clock_alone(store: SqliteStore) -> None:
    await store.run(lambda tx: ask(tx, in_telegram(tx, "Tomo")))
    ears = Ears()
    await hearing(store, ears).note()
    ears.pass_time(FORGOTTEN)
    await hearing(store, ears).note()
    assert len(await store.read(lines)) == 1


class BrokenStore(SqliteStore):
    broken = False

    async def run(self, use_case: Any, /, *args: Any, **kwargs: Any) -> Any:
        if self.broken:
            raise StorageError("the server is away")
        return await super().run(use_case, *args, **kwargs)


async def test_a_database_that_was_away_is_an_outage(tmp_path: Path) -> None:
    async with BrokenStore(migrated(tmp_path / "tentap.db")) as store:
        await store.run(lambda tx: ask(tx, in_telegram(tx, "Tomo")))
        ears = Ears()
        listening = hearing(store, ears)
        await listening.note()
        store.broken = True
        for _ in range(8):
            ears.pass_time(20 * SECOND)
            await listening.note()
        store.broken = False
        for _ in range(2):
            ears.pass_time(20 * SECOND)
            await listening.note()
        assert len(await store.read(lines)) == 1
