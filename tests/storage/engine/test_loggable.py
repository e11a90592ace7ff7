"""What the log may say of an error of the database: its code, and words that quote no values."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from psycopg import errors

from storage.engine import postgresql_errors, sqlite_errors

WORDS = "Tomo wrote"


def a_json_path(driver: sqlite3.Connection) -> None:
    driver.execute("SELECT json_extract('{}', ?)", [WORDS])


def a_text_that_is_none(driver: sqlite3.Connection) -> None:
    driver.execute("SELECT CAST(? AS TEXT)", [WORDS.encode() + b"\xff"]).fetchall()


def a_full_disk(driver: sqlite3.Connection) -> None:
    driver.execute("PRAGMA max_page_count = 2")
    driver.execute("CREATE TABLE long AS SELECT randomblob(100000)")


def a_file_that_is_no_database(driver: sqlite3.Connection) -> None:
    (_, _, path), *_ = driver.execute("PRAGMA database_list").fetchall()
    Path(path).write_bytes(WORDS.encode() * 1000)
    driver.execute("SELECT * FROM sqlite_master")


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (a_json_path, "SQLITE_ERROR"),
        (a_text_that_is_none, "OperationalError"),
        (a_full_disk, "database or disk is full"),
        (a_file_that_is_no_database, "file is not a database"),
    ],
)
def test_sqlite(tmp_path: Path, fail: Callable[[sqlite3.Connection], None], told: str) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "some.db")) as driver,
        pytest.raises(sqlite3.Error) as raised,
    ):
        fail(driver)
    assert sqlite_errors.loggable_text(raised.value) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errors.RaiseException(WORDS), "RaiseException P0001"),
        (errors.DiskFull(WORDS), "DiskFull 53100"),
        (errors.InvalidTextRepresentation(WORDS), "InvalidTextRepresentation 22P02"),
        (errors.OperationalError("connection refused\nmore"), "connection refused"),
    ],
)
def test_postgresql(error: Exception, told: str) -> None:
    assert postgresql_errors.loggable_text(error) == told
