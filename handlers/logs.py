"""What the program tells about itself: never a token, a customer's words or a name."""

import logging
import sys
from typing import Final

import structlog

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


def silence_libraries() -> None:
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def configure(*, quiet: bool = False) -> None:
    """Readable on a terminal, JSON elsewhere; both to standard error. *quiet*: only errors.

    Either way control characters are escaped: what others wrote makes no line of its own, and
    tells a terminal nothing.
    """
    silence_libraries()
    terminal = sys.stderr.isatty()
    least = logging.ERROR if quiet else logging.INFO
    renderer = (
        structlog.dev.ConsoleRenderer(repr_native_str=True)
        if terminal
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
