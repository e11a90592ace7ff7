"""What holds for every test."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def own_logs() -> Iterator[None]:
    """A command that a test runs in this process sets up logs, and the next test has others."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)
