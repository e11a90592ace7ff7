"""Stores the keys of erased people, so that no import and no restored backup brings them back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from storage.engine.store import Tx
from storage.schema import erasures


def add(tx: Tx, keys: Mapping[str, datetime]) -> None:
    """Adds keys with the times of their erasures. A key that is there already stays."""
    if keys:
        new = insert(erasures).on_conflict_do_nothing(index_elements=["key"])
        tx.execute(new, [{"key": key, "at": at} for key, at in keys.items()])


def all_keys(tx: Tx) -> Mapping[str, datetime]:
    rows = tx.execute(select(erasures.c.key, erasures.c.at))
    return {row.key: row.at for row in rows}
