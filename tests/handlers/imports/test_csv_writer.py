"""Cells of CSV files that spreadsheets open."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.imports.csv_writer import csv_line, escaped, restored

CELLS = st.text(alphabet=st.sampled_from("=+-@\t\r\n'\";,|aé가\0 "), max_size=8)


@given(CELLS)
def test_a_cell_is_restored_as_it_was(cell: str) -> None:
    assert restored(escaped(cell)) == cell


@given(CELLS)
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert not escaped(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.sampled
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@given(cells=st.lists(CELLS, min_size=2, max_size=4))
def test_a_line_is_read_as_it_was_written(delimiter: str, cells: list[str]) -> None:
    line = csv_line(cells, delimiter)
    (read,) = csv.reader([line], delimiter=delimiter, strict=True)
    assert [restored(cell) for cell in read] == cells
