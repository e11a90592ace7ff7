"""Nothing is acknowledged before its COMMIT."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.schema import inbox
from tests.invariants.restartable_house import RestartableHouse

WHILE = 0.6
"""Seconds in which a bot that acknowledges too early has long done so."""


@contextmanager
def nobody_can_commit(database: Path) -> Iterator[None]:
    """Another process holds the write lock."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.long
async def test_telegram_keeps_a_tap_until_it_is_committed(
    home: RestartableHouse, tmp_path: Path
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    with nobody_can_commit(tmp_path / "tentap.db"):
        tap = home.telegram.tap(tomo, home.telegram_question(), "3")
        await asyncio.sleep(WHILE)
        assert not tap.acknowledged
    await home.until(lambda: tap.acknowledged)
    await home.becomes(lambda invitation: invitation.score == 3, tomo)


@pytest.mark.long
async def test_slack_is_not_told_before_the_commit(home: RestartableHouse, tmp_path: Path) -> None:
    dani = home.cast.dani
    await home.ask(dani)
    with nobody_can_commit(tmp_path / "tentap.db"):
        press = home.slack.press(dani, home.slack_question(), "3")
        await asyncio.sleep(WHILE)
        assert not press.acknowledged
    await press.settled()
    assert press.warning is None
    await home.becomes(lambda invitation: invitation.score == 3, dani)


async def test_a_tap_is_in_the_inbox_when_telegram_forgets_it(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    tap = home.telegram.tap(tomo, home.telegram_question(), "3")
    await home.until(lambda: tap.acknowledged)

    assert tap.update is not None
    kept = await home.rows(inbox, inbox.c.key == str(tap.update.update_id))
    assert len(kept) == 1


@pytest.mark.long
async def test_what_the_database_refuses_is_asked_for_again(
    home: RestartableHouse, tmp_path: Path
) -> None:
    """A table that is gone refuses every row; when it is back, the tap is still there."""
    tomo = home.cast.tomo
    await home.ask(tomo)
    with closing(sqlite3.connect(tmp_path / "tentap.db", isolation_level=None)) as other:
        other.execute("ALTER TABLE inbox RENAME TO hidden")
        tap = home.telegram.tap(tomo, home.telegram_question(), "3")
        await asyncio.sleep(WHILE)
        assert not tap.acknowledged
        other.execute("ALTER TABLE hidden RENAME TO inbox")
    await home.becomes(lambda invitation: invitation.score == 3, tomo)
    assert tap.acknowledged
