"""The bot is worth more than its log: whatever becomes of that, people are answered."""

import asyncio
import json
import os
import pty
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from handlers.telemetry.log_throttle import REPEATS
from sandbox import Sandbox
from tests.harness.house import invite_people
from tests.invariants.installed import running_bot
from tests.invariants.restartable_house import RestartableHouse

WHILE = 1.0
"""Seconds in which a bot that complains about everything writes hundreds of lines."""
Breakable = tuple[Path, Callable[[], None]]
"""Where a log is written, and what makes that fail."""
_ids = count(70_000_000)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        invite_people(sandbox)
        yield sandbox


async def greet_somebody(sandbox: Sandbox) -> None:
    """Somebody new presses Start, and the bot says hello."""
    user = sandbox.telegram.add_user("Nova", user_id=next(_ids))
    sandbox.telegram.start(user)
    await sandbox.telegram.until(lambda: len(sandbox.telegram.messages(user)) > 1, 10)


@contextmanager
def a_pipe(folder: Path) -> Iterator[tuple[Path, int]]:
    """Where it is written to, and its reading end."""
    path = folder / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    yield path, reading
    with suppress(OSError):  # the test may have closed it
        os.close(reading)


@contextmanager
def a_reader_that_dies(folder: Path) -> Iterator[Breakable]:
    with a_pipe(folder) as (path, reading):
        yield path, lambda: os.close(reading)


@contextmanager
def a_reader_that_is_stuck(folder: Path) -> Iterator[Breakable]:
    with a_pipe(folder) as (path, _):
        yield path, lambda: fill_up(path)


def fill_up(pipe: Path) -> None:
    writing = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b"x" * 4096)
    os.close(writing)


@contextmanager
def a_terminal_that_goes_away(folder: Path) -> Iterator[Breakable]:
    screen, terminal = pty.openpty()
    yield Path(os.ttyname(terminal)), lambda: os.close(screen)
    os.close(terminal)


@contextmanager
def a_disk_that_is_full(folder: Path) -> Iterator[Breakable]:
    yield Path("/dev/full"), lambda: None


@pytest.mark.parametrize(
    "log",
    [a_reader_that_dies, a_reader_that_is_stuck, a_terminal_that_goes_away, a_disk_that_is_full],
)
async def test_a_log_that_cannot_be_written_stops_nobody(
    sandbox: Sandbox,
    tmp_path: Path,
    log: Callable[[Path], AbstractContextManager[Breakable]],
) -> None:
    with log(tmp_path) as (path, break_it):
        async with running_bot(sandbox, tmp_path, path) as bot:
            break_it()
            await greet_somebody(sandbox)
            await greet_somebody(sandbox)
            assert await bot.stop() == 0


async def test_a_bot_whose_streams_are_closed_runs(sandbox: Sandbox, tmp_path: Path) -> None:
    async with running_bot(sandbox, tmp_path, None) as bot:
        await greet_somebody(sandbox)
        assert await bot.stop() == 0


async def test_with_the_log_on_the_disk_that_is_full_the_bot_goes_on_when_there_is_space_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "tentap.log"
    async with running_bot(sandbox, tmp_path, path) as bot:
        with bot.full_disk():
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(WHILE):
                    await greet_somebody(sandbox)
            assert bot.lives
        await greet_somebody(sandbox)
        assert await bot.stop() == 0
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    (lost,) = [line for line in lines if line["event"] == "log.lost"]
    assert lost["lines"] > 0
    assert lines[-1]["event"] == "tentap.stopped"


@pytest.mark.long
async def test_a_full_disk_in_the_middle_of_a_campaign_is_told_in_few_lines(
    home: RestartableHouse, tmp_path: Path
) -> None:
    customers = [home.telegram.add_user(f"Customer {n}") for n in range(100)]
    await home.add(*customers)
    await home.stop()
    with a_pipe(tmp_path) as (path, reading):
        async with running_bot(home.sandbox, tmp_path, path) as bot:
            os.read(reading, 100_000)
            with bot.full_disk():
                await home.queue_elsewhere(*customers)
                await asyncio.sleep(2 * WHILE)
            lines = os.read(reading, 1_000_000).splitlines()
    told = [json.loads(line)["event"] for line in lines]
    assert told.count("outbox.claim_failed") == REPEATS, told
    assert len(told) < 40
