"""What holds for every test."""

import gc
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from logging import root

import pytest
import structlog
from hypothesis import settings

# A shell lets what it starts in the background ignore Ctrl-C, and so would every command here.
signal.signal(signal.SIGINT, signal.default_int_handler)


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # a loaded machine is no failure
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a sampled test the first set of parameters takes seconds, and all others are long."""
    seen: set[str] = set()
    for item in items:
        if item.get_closest_marker("sampled"):
            test = item.nodeid.partition("[")[0]
            if test in seen:
                item.add_marker("long")
            seen.add(test)


def pytest_collection_finish() -> None:
    """What was collected lives as long as the run: the collector need not look at it each time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def own_logs() -> Iterator[None]:
    """A command that a test runs in this process sets up logs, and the next test has others."""
    before = structlog.get_config()
    hooks = sys.unraisablehook, threading.excepthook, warnings.showwarning
    handlers, root.handlers = root.handlers, list(root.handlers)
    yield
    structlog.configure(**before)
    sys.unraisablehook, threading.excepthook, warnings.showwarning = hooks
    root.handlers = handlers
