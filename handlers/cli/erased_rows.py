"""Reads the keys of erased people for an import, and reports the rows that it leaves out."""

from collections.abc import Collection
from pathlib import Path

from bot.people.erased_keys import erased_key
from handlers.cli.console import note
from handlers.cli.settings import erasure_files
from handlers.imports.erased_rows import ErasedRows
from storage import erasures
from storage.engine.databases import Database
from storage.engine.store import Store, Tx
from storage.person_traces import known_identities


async def erased_rows(
    database: Database, config_file: Path, store: Store | None, *, again: bool
) -> ErasedRows:
    """Returns the rows to leave out. *store*: ``None`` without a database yet.

    *again*: nobody is left out.
    """
    files = erasure_files(database, config_file)
    if again:
        return ErasedRows(keys=(), read_secret=files.secret)
    stored = {} if store is None else await store.read(erasures.all_keys)
    keys = {*files.listed(), *stored}
    back = await store.read(_back, keys, files.secret()) if keys and store is not None else ()
    return ErasedRows(keys=keys, read_secret=files.secret, back=back)


def _back(tx: Tx, keys: Collection[str], secret: bytes) -> frozenset[str]:
    """Returns those of the keys whose address a person has again, by --again or by writing."""
    if not secret:
        return frozenset()
    known = (erased_key(secret, identity) for identity in known_identities(tx))
    return frozenset(key for key in known if key in keys)


def report_left_out(n: int) -> None:
    """Reports how many rows were left out, and how to import them."""
    if n:
        rows = "1 row was" if n == 1 else f"{n:,} rows were"
        note(f"{rows} left out, since the person was erased. To import all rows, add --again.")
