from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.promises.home import Home, open_home


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with open_home(tmp_path) as home:
        yield home
