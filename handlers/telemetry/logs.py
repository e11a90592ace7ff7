"""Configures the log, which never contains a token, a customer's words or a name."""

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor

from handlers.telemetry.log_throttle import Repeats
from handlers.telemetry.lossy_writer import LogOutput

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

TALKATIVE: Final = (
    "aiohttp",
    "alembic",
    "asyncio",
    "httpx",
    "psycopg",
    "slack_bolt",
    "slack_sdk",
    "telegram",
    "uvicorn",
)
"""Libraries that log message texts, addresses with tickets, or tokens."""
STDERR: Final = 2

log = structlog.get_logger()


def silence_libraries() -> None:
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def configure(*, quiet: bool = False) -> None:
    """Logs to standard error, readable on a terminal and as JSON elsewhere. *quiet*: errors only.

    Control characters are always escaped, so that other people's text can neither begin a line nor
    control a terminal.
    """
    silence_libraries()
    stamp: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _named,
        _renderer(),
    ]
    output = LogOutput(
        STDERR, lambda lines: _rendered(stamp, {"event": "log.lost", "lines": lines})
    )
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, Repeats(), *stamp],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.ERROR if quiet else logging.INFO
        ),
        logger_factory=lambda *_: _LineLogger(output),
    )
    _take_over_other_output()


def _named(_: object, __: str, line: EventDict) -> EventDict:
    """Puts the value of an enumeration where the terminal would show its class."""
    values = ((name, value) for name, value in line.items() if isinstance(value, Enum))
    return {**line, **{name: value.value for name, value in values}}


def _renderer() -> Processor:
    if os.isatty(STDERR):
        return structlog.dev.ConsoleRenderer(repr_native_str=True)
    return structlog.processors.JSONRenderer()


def _rendered(steps: list[Processor], line: EventDict) -> str:
    done: Any = line
    for step in steps:
        done = step(None, "warning", done)
    return str(done)


class _LineLogger:
    """A logger as structlog expects it: a method for each level."""

    def __init__(self, output: LogOutput) -> None:
        self.debug = self.info = self.warning = self.error = self.critical = output.write_line


def _take_over_other_output() -> None:
    """Logs what the libraries and Python itself would print.

    Such a line contains the place and the kind, but never the text: libraries quote addresses with
    passwords, and what people wrote.
    """
    logging.raiseExceptions = False
    logging.root.handlers = [_Library()]
    warnings.showwarning = _log_warning
    threading.excepthook = _log_thread_failure
    sys.unraisablehook = _logging_hook(sys.unraisablehook)


class _Library(logging.Handler):
    """Logs a library's record, without its text."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        log.log(
            logging.ERROR if record.levelno >= logging.ERROR else logging.WARNING,
            "library.trouble",
            logger=record.name,
            at=f"{record.filename}:{record.lineno}",
            error=kind and kind.__name__,
        )


def _log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("python.warning", at=f"{Path(filename).name}:{lineno}", error=category.__name__)


def _log_thread_failure(failed: threading.ExceptHookArgs) -> None:
    log.error("thread.failed", error=failed.exc_type.__name__)


def _logging_hook(
    previous: Callable[["UnraisableHookArgs"], Any],
) -> Callable[["UnraisableHookArgs"], None]:
    """Returns a hook that logs errors, and leaves a Ctrl-C to the *previous* hook."""

    def hook(unraisable: "UnraisableHookArgs") -> None:
        if issubclass(unraisable.exc_type, KeyboardInterrupt):
            previous(unraisable)
        else:
            log.error("python.ignored_error", error=unraisable.exc_type.__name__)

    return hook
