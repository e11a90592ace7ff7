from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.databases import Database
from tests.postgresql import fresh_database
from tests.promises.home import Home, open_home


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A SQLite file, or a PostgreSQL server where the test is told so: see ``on_both``."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield tmp_path / "tentap.db"
    else:
        with fresh_database() as server:
            yield server


@pytest.fixture
async def home(database: Database) -> AsyncIterator[Home]:
    async with open_home(database) as home:
        yield home
