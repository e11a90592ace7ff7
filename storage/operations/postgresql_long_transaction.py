"""Runs long transactions on a PostgreSQL database, such as migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.engine.databases import UnfitServerError
from storage.engine.postgresql import driver_of, open_engine
from storage.engine.postgresql_errors import for_caller
from storage.engine.store import Tx
from storage.operations.migrate import migrate

_BEGIN: Final = (
    "BEGIN ISOLATION LEVEL READ COMMITTED;"  # sees what others committed before the lock
    " SET LOCAL statement_timeout = 0;"
    " SET LOCAL lock_timeout = 0;"
    " SET LOCAL idle_in_transaction_session_timeout = 0"
)
_LOCK: Final = int.from_bytes(b"tentap")

_MAKE: Final = "createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME"


@contextmanager
def long_transaction(url: str) -> Iterator[Tx]:
    """Opens a transaction without time limits and commits it at the end. Others of its kind wait.

    Raises StorageError if the server fails; then nothing is stored.
    """
    try:
        with open_engine(url).connect() as tx:
            driver_of(tx).execute(_BEGIN)
            driver_of(tx).execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield tx
            driver_of(tx).execute("COMMIT")
    except (DBAPIError, psycopg.Error) as error:
        raise for_caller(error) from error


def bring_to_newest(tx: Tx) -> None:
    """Creates the tables or migrates them to the newest schema.

    Raises UnfitServerError for a wrong encoding or locale, and SchemaError for a newer schema.
    """
    _require_letters(tx)
    migrate(tx)


def _require_letters(tx: Tx) -> None:
    encoding = tx.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise UnfitServerError(
            f"its encoding is {encoding}, which lacks letters that people write. An encoding cannot"
            f" be changed; create another database: {_MAKE}"
        )
    if not tx.execute(text("SELECT lower('É') = 'é'")).scalar_one():
        raise UnfitServerError(
            "its locale knows only ASCII letters, so that a search for Élise would fail."
            f" A locale cannot be changed; create another database: {_MAKE}"
        )
