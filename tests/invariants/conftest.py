from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.engine.databases import Database
from tests.harness.postgresql import lent_database
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A SQLite file, or a PostgreSQL server where the test is told so: see ``on_both``."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield migrated(tmp_path / "tentap.db")
    else:
        with lent_database() as server:
            yield server


@pytest.fixture
async def home(database: Database) -> AsyncIterator[RestartableHouse]:
    async with open_home(database) as home:
        yield home
