"""What stands in a line of the log cannot make a second line, or tell a terminal what to do."""

import json
import logging
import os
import pty
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

import pytest
import structlog
from sqlalchemy import QueuePool, create_engine, event

from handlers.telemetry import log_throttle, logs
from handlers.telemetry.log_throttle import REPEATS
from storage.states import OutboxKind

HOSTILE = "x\x1b[2J\x9b31m\r2026-11-22 [info] all_is_well\ny\u2028z\u202e"
"""Clears a terminal, colours it, and pretends to be a line of ours; without a blank it ends so."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in logs.TALKATIVE]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@contextmanager
def stderr_at(descriptor: int) -> Iterator[None]:
    """Standard error leads there, and the log with it."""
    before = os.dup(2)
    os.dup2(descriptor, 2)
    try:
        logs.configure()
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)


def written(write: Callable[[], object], *, terminal: bool = False) -> str:
    """What *write* brings into the log."""
    reading, writing = pty.openpty() if terminal else os.pipe()
    with stderr_at(writing):
        write()
    line = os.read(reading, 10_000).decode()
    os.close(reading)
    os.close(writing)
    return line.replace("\r\n", "\n")  # as a terminal has them


def parked(reason: str) -> Callable[[], object]:
    return lambda: structlog.get_logger().warning("update.quarantined", reason=reason)


@pytest.mark.parametrize("reason", [HOSTILE, HOSTILE.replace(" ", ""), "\x1b[31m", "\x9b31m"])
@pytest.mark.parametrize("terminal", [True, False])
def test_what_others_wrote_stays_in_its_line_and_is_seen(reason: str, terminal: bool) -> None:
    harmless = written(parked(""), terminal=terminal)
    line = written(parked(reason), terminal=terminal)
    assert line.endswith("\n")
    assert [mark for mark in "\r\n\x9b\u2028\u202e" if mark in line[:-1]] == []
    assert line.count("\x1b") == harmless.count("\x1b")


def test_where_nobody_looks_a_line_is_json() -> None:
    line = json.loads(written(parked(HOSTILE)))
    assert (line["event"], line["level"], line["reason"]) == (
        "update.quarantined",
        "warning",
        HOSTILE,
    )


@pytest.mark.parametrize("terminal", [True, False])
def test_the_kind_of_a_row_is_a_word(terminal: bool) -> None:
    line = written(
        lambda: structlog.get_logger().info("message.sent", kind=OutboxKind.CARD_BELOW),
        terminal=terminal,
    )
    assert "card below" in line
    assert "OutboxKind" not in line


# What others print


PASSWORD = "hunter2"
ADDRESS = f"postgresql://u:{PASSWORD}@db/tentap"


def fail() -> None:
    raise RuntimeError(f"cannot reach {ADDRESS}")


def a_pool_whose_reset_fails() -> None:
    """A real one, which logs a traceback."""
    engine = create_engine("sqlite://", poolclass=QueuePool)
    event.listen(engine, "reset", lambda *_: fail())
    engine.connect().close()
    engine.dispose()


def a_callback_of_a_future() -> None:
    """`concurrent.futures` logs that with its traceback."""
    future: Future[None] = Future()
    future.add_done_callback(lambda _: fail())
    future.set_result(None)


def a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def an_object_that_is_deleted() -> None:
    class Failing:
        def __del__(self) -> None:
            fail()

    Failing()


def a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = logs._log_warning
        warnings.warn(f"cannot reach {ADDRESS}", stacklevel=1)


def a_library_without_a_traceback() -> None:
    logging.getLogger("somebody.s").warning("cannot reach %s", ADDRESS)


@pytest.mark.parametrize(
    ("failing", "event", "error"),
    [
        (a_pool_whose_reset_fails, "library.trouble", "RuntimeError"),
        (a_callback_of_a_future, "library.trouble", "RuntimeError"),
        (a_library_without_a_traceback, "library.trouble", None),
        (a_thread, "thread.failed", "RuntimeError"),
        (an_object_that_is_deleted, "python.ignored_error", "RuntimeError"),
        (a_warning, "python.warning", "UserWarning"),
    ],
)
def test_what_libraries_and_python_would_print_is_one_line_without_their_words(
    failing: Callable[[], None], event: str, error: str | None
) -> None:
    text = written(failing)
    line = json.loads(text)
    assert (line["event"], line["error"]) == (event, error)
    assert PASSWORD not in text


# Repeated errors


def full_disk(lines: int) -> None:
    for row in range(lines):
        structlog.get_logger().error("outbox.claim_failed", row=row, error="disk is full")


def test_an_error_that_repeats_is_told_a_few_times_and_then_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write() -> None:
        full_disk(370)
        structlog.get_logger().error("outbox.claim_failed", row=1, error="another one")
        monkeypatch.setattr(log_throttle, "REPEAT_SECONDS", 0.0)
        full_disk(1)

    lines = [json.loads(line) for line in written(write).splitlines()]
    assert [(line["error"], line.get("left_out")) for line in lines] == [
        *[("disk is full", None)] * REPEATS,
        ("another one", None),
        ("disk is full", 370 - REPEATS),
    ]


def test_what_was_left_out_is_told_also_when_the_error_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write() -> None:
        full_disk(10)
        monkeypatch.setattr(log_throttle, "REPEAT_SECONDS", 0.0)
        structlog.get_logger().info("message.sent", row=1)

    *_, told, sent = [json.loads(line) for line in written(write).splitlines()]
    assert (told["event"], told["about"], told["lines"]) == (
        "log.lines_dropped",
        "outbox.claim_failed",
        10 - REPEATS,
    )
    assert sent["event"] == "message.sent"
