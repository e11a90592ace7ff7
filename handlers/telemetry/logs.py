"""What the program tells about itself: never a token, a customer's words or a name."""

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
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
"""Libraries that write message texts, addresses with tickets, or tokens."""
STDERR: Final = 2

log = structlog.get_logger()


def silence_libraries() -> None:
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def configure(*, quiet: bool = False) -> None:
    """Readable on a terminal, JSON elsewhere; both to standard error. *quiet*: only errors.

    Either way control characters are escaped: what others wrote makes no line of its own, and
    tells a terminal nothing.
    """
    silence_libraries()
    stamp: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
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
        logger_factory=lambda *_: _Lines(output),
    )
    _take_over_what_others_print()


def _renderer() -> Processor:
    if os.isatty(STDERR):
        return structlog.dev.ConsoleRenderer(repr_native_str=True)
    return structlog.processors.JSONRenderer()


def _rendered(steps: list[Processor], line: EventDict) -> str:
    done: Any = line
    for step in steps:
        done = step(None, "warning", done)
    return str(done)


class _Lines:
    """A logger as structlog wants it: a method for each level."""

    def __init__(self, output: LogOutput) -> None:
        self.debug = self.info = self.warning = self.error = self.critical = output.write_line


def _take_over_what_others_print() -> None:
    """What the libraries and Python itself would print is a line like all others.

    It tells where and what kind, never the words: a library quotes addresses with passwords, and
    what people wrote.
    """
    logging.raiseExceptions = False
    logging.root.handlers = [_Library()]
    warnings.showwarning = _warned
    threading.excepthook = _thread_failed
    sys.unraisablehook = _ignored(sys.unraisablehook)


class _Library(logging.Handler):
    """Passes on what a library logs."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        log.log(
            logging.ERROR if record.levelno >= logging.ERROR else logging.WARNING,
            "library.trouble",
            logger=record.name,
            at=f"{record.filename}:{record.lineno}",
            error=kind and kind.__name__,
        )


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("python.warning", at=f"{Path(filename).name}:{lineno}", error=category.__name__)


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    log.error("thread.failed", error=failed.exc_type.__name__)


def _ignored(
    before: Callable[["UnraisableHookArgs"], Any],
) -> Callable[["UnraisableHookArgs"], None]:
    """*before* knows what to do about a Ctrl-C."""

    def tell(dropped: "UnraisableHookArgs") -> None:
        if issubclass(dropped.exc_type, KeyboardInterrupt):
            before(dropped)
        else:
            log.error("python.ignored_error", error=dropped.exc_type.__name__)

    return tell
