"""What is done to a whole PostgreSQL database at once, for as long as it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.engine.databases import UnfitServerError
from storage.engine.postgresql import driver_of, open_engine
from storage.engine.postgresql_errors import told
from storage.engine.store import Tx
from storage.operations.migrate import migrate

_BEGIN: Final = (
    "BEGIN ISOLATION LEVEL READ COMMITTED;"  # what another has just done is seen after the lock
    " SET LOCAL statement_timeout = 0;"
    " SET LOCAL lock_timeout = 0;"
    " SET LOCAL idle_in_transaction_session_timeout = 0"
)
_LOCK: Final = int.from_bytes(b"tentap")

_MAKE: Final = "createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NAME"


@contextmanager
def long_transaction(url: str) -> Iterator[Tx]:
    """A transaction without limits of time, committed at the end. One at a time: others wait.

    StorageError where the server does not do it; then nothing of it was kept.
    """
    try:
        with open_engine(url).connect() as tx:
            driver_of(tx).execute(_BEGIN)
            driver_of(tx).execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield tx
            driver_of(tx).execute("COMMIT")
    except (DBAPIError, psycopg.Error) as error:
        raise told(error) from error


def bring_to_newest(tx: Tx) -> None:
    """Give a database its tables, or bring them to the newest schema, where it is fit to be ours.

    Raises UnfitServerError, and SchemaError for a newer schema.
    """
    _require_letters(tx)
    migrate(tx)


def _require_letters(tx: Tx) -> None:
    encoding = tx.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise UnfitServerError(
            f"its encoding is {encoding}, and people write in every script. An encoding cannot be"
            f" changed; make another database: {_MAKE}"
        )
    if not tx.execute(text("SELECT lower('É') = 'é'")).scalar_one():
        raise UnfitServerError(
            "its locale knows no letters beyond ASCII, so that nobody called Élise would be found."
            f" A locale cannot be changed; make another database: {_MAKE}"
        )
