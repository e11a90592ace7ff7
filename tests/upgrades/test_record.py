"""The next version's database can be recorded."""

from pathlib import Path

import pytest

from tests.upgrades.record import write
from tests.upgrades.recording import FOLDERS, RENAMED, Recording


@pytest.mark.long
@pytest.mark.timeout(180)
def test_the_present_version_leaves_as_much_as_older_ones(tmp_path: Path) -> None:
    write(tmp_path)
    present = Recording(tmp_path)
    for older in map(Recording, FOLDERS):
        assert filled(present) >= {RENAMED.get(table, table) for table in filled(older)}
    assert present.kinds_of_buttons() >= Recording(FOLDERS[-1]).kinds_of_buttons()


def filled(recording: Recording) -> set[str]:
    """The tables that have rows."""
    return {table for table, keys in recording.contents().items() if keys}
