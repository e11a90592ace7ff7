"""What stands in a line of the log cannot make a second line, or tell a terminal what to do."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from handlers import logs

HOSTILE = "x\x1b[2J\x9b31m\r2026-11-22 [info] all_is_well\ny\u2028z\u202e"
"""Clears a terminal, colours it, and pretends to be a line of ours; without a blank it ends so."""


class Stderr(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in logs.TALKATIVE]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def written(monkeypatch: pytest.MonkeyPatch, reason: str, *, terminal: bool) -> str:
    stderr = Stderr(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    logs.configure()
    structlog.get_logger().warning("inbox.parked", reason=reason)
    return stderr.getvalue()


@pytest.mark.parametrize("reason", [HOSTILE, HOSTILE.replace(" ", ""), "\x1b[31m", "\x9b31m"])
@pytest.mark.parametrize("terminal", [True, False])
def test_what_others_wrote_stays_in_its_line_and_is_seen(
    monkeypatch: pytest.MonkeyPatch, reason: str, terminal: bool
) -> None:
    harmless = written(monkeypatch, "", terminal=terminal)
    line = written(monkeypatch, reason, terminal=terminal)
    assert line.endswith("\n")
    assert [mark for mark in "\r\n\x9b\u2028\u202e" if mark in line[:-1]] == []
    assert line.count("\x1b") == harmless.count("\x1b")


def test_where_nobody_looks_a_line_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.loads(written(monkeypatch, HOSTILE, terminal=False))
    assert (line["event"], line["level"], line["reason"]) == ("inbox.parked", "warning", HOSTILE)
