"""What the tests of the store do to a database."""

from sqlalchemy import text

from storage.engine.store import Tx
from tests.storage.cast import add_person


def add(tx: Tx, name: str) -> str:
    add_person(tx, name)
    return name


def add_and_fail(tx: Tx, name: str) -> None:
    add_person(tx, name)
    raise LookupError(name)


def names(tx: Tx) -> list[str]:
    return list(tx.execute(text("SELECT name FROM people ORDER BY id")).scalars())


def count_up(tx: Tx) -> None:
    """Read and write the same row."""
    seen = int(tx.execute(text("SELECT account FROM people")).scalar_one())
    tx.execute(text("UPDATE people SET account = :next"), {"next": str(seen + 1)})


def counted(tx: Tx) -> int:
    return int(tx.execute(text("SELECT account FROM people")).scalar_one())
