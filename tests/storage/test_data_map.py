"""The data map: every column is declared once, and the declaration names nothing else."""

import pytest
from sqlalchemy import JSON, String, Table

from storage.schema import metadata
from storage.schema.data_map import PERSONAL_DATA
from storage.schema.personal_data import OnErasure


def test_every_table_is_declared() -> None:
    assert set(PERSONAL_DATA) == set(metadata.tables)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_is_declared_once(table: Table) -> None:
    declared = PERSONAL_DATA[table.name]
    assert sorted([*declared.personal, *declared.other]) == sorted(table.c.keys())


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_column_that_is_emptied_may_be_empty(table: Table) -> None:
    for name, column in PERSONAL_DATA[table.name].personal.items():
        if column.erasure is OnErasure.EMPTIED:
            kind = table.c[name].type
            assert table.c[name].nullable or isinstance(kind, String | JSON), name
