from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.postgresql import fresh_database
from tests.promises.home import Home, open_home


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with open_home(tmp_path / "tentap.db") as home:
        yield home


@pytest.fixture
async def postgresql_home() -> AsyncIterator[Home]:
    with fresh_database() as database:
        async with open_home(database) as home:
            yield home
