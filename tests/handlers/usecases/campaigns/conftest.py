"""A bot with a survey after closed tickets, in one transaction, which makes it fast."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.store import Tx
from tests.harness.event_office import EventOffice, config
from tests.harness.sqlite import close_tx, migrated, open_tx


@pytest.fixture
def one_tx(tmp_path: Path) -> Iterator[Tx]:
    """A database whose changes are never committed."""
    opened = open_tx(migrated(tmp_path / "tentap.db"))
    opened.exec_driver_sql("BEGIN")
    yield opened
    close_tx(opened)


@pytest.fixture
def office(one_tx: Tx) -> EventOffice:
    """A bot that was started, and whose survey was started, too."""
    opened = EventOffice(tx=one_tx, config=config())
    opened.start()
    return opened
