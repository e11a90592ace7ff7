"""What the bot logs: silent but for errors, unless somebody listens."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from structlog.contextvars import merge_contextvars
from structlog.processors import TimeStamper
from structlog.testing import capture_logs


def only_errors() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))


@contextmanager
def heard() -> Iterator[list[Any]]:
    """Every line as it is written, with its ``timestamp`` in seconds since 1970."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))
    try:
        with capture_logs([merge_contextvars, TimeStamper(fmt=None)]) as lines:
            yield lines
    finally:
        only_errors()
