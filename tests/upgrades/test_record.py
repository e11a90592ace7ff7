"""The next version's database can be recorded."""

from pathlib import Path

import pytest

from tests.upgrades.record import write
from tests.upgrades.recording import FOLDERS, Recording


@pytest.mark.long
@pytest.mark.timeout(180)
def test_the_present_version_leaves_as_much_as_an_older_one(tmp_path: Path) -> None:
    write(tmp_path)
    present, older = Recording(tmp_path), Recording(FOLDERS[0])
    filled = {table for table, keys in present.contents().items() if keys}
    assert filled >= {table for table, keys in older.contents().items() if keys}
