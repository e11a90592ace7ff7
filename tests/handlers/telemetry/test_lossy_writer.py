"""A log that cannot be written stops nothing, and says later how much of it is missing."""

import os
import pty
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.telemetry.lossy_writer import LogOutput
from tests.harness.sqlite import no_room_beyond


def log_to(descriptor: int) -> LogOutput:
    return LogOutput(descriptor, lambda lines: f"{lines} lost")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Its reading and its writing end."""
    reading, writing = os.pipe()
    yield reading, writing
    for end in (reading, writing):
        try:
            os.close(end)
        except OSError:
            continue


def test_what_a_full_disk_swallowed_is_counted_when_there_is_room_again(tmp_path: Path) -> None:
    path = tmp_path / "tentap.log"
    with path.open("ab", buffering=0) as file:
        log = log_to(file.fileno())
        log.write_line("before")
        with no_room_beyond(path):
            log.write_line("swallowed")
            log.write_line("this too")
        log.write_line("after")
    assert path.read_text() == "before\n2 lost\nafter\n"


def test_a_line_of_which_half_was_written_spoils_no_other(tmp_path: Path) -> None:
    path, measure = tmp_path / "tentap.log", tmp_path / "room"
    measure.write_text("before")
    with path.open("ab", buffering=0) as file:
        log = log_to(file.fileno())
        with no_room_beyond(measure):
            log.write_line("before it was full")
            log.write_line("swallowed")
        log.write_line("after")
    assert path.read_text() == "before\n2 lost\nafter\n"


def test_a_reader_that_died_stops_nothing(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    log = log_to(writing)
    os.close(reading)
    log.write_line("nobody reads this")
    log.write_line("nor that")


def test_a_reader_that_is_stuck_holds_up_only_the_first_line(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    log = log_to(writing)
    long_line = "x" * 5_000
    begun = time.monotonic()
    for _ in range(100):
        log.write_line(long_line)
    assert time.monotonic() - begun < 1

    os.set_blocking(reading, False)
    read = os.read(reading, 1_000_000)
    log.write_line("after")
    whole = read.count(long_line.encode() + b"\n")
    assert os.read(reading, 1_000_000).split(b"\n")[-3:] == [
        f"{100 - whole} lost".encode(),
        b"after",
        b"",
    ]


def test_a_terminal_that_went_away_stops_nothing() -> None:
    screen, terminal = pty.openpty()
    log = log_to(terminal)
    os.close(screen)
    log.write_line("nobody sees this")
    os.close(terminal)


def test_characters_that_no_encoding_has_are_escaped(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    log_to(writing).write_line("half \ud83d of it")
    assert os.read(reading, 100) == b"half \\ud83d of it\n"
