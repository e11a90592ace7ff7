"""A fresh database for use cases, which are ordinary functions of a transaction."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine.store import Tx
from tests.harness.sqlite import close_tx, migrated, open_tx


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    opened = open_tx(migrated(tmp_path / "tentap.db"))
    yield opened
    close_tx(opened)
