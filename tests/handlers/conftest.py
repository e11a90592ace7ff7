"""A fresh database for use cases, which are ordinary functions of a transaction."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.migrate import migrate
from storage.store import Tx
from tests.storage.conftest import close_tx, open_tx


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Tx]:
    opened = open_tx(tmp_path / "tentap.db")
    migrate(opened)
    yield opened
    close_tx(opened)
