"""The database's own clock, the one that several machines have in common."""

from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

_MICROSECOND = timedelta(microseconds=1)


class _DatabaseNow(GenericFunction[int]):
    type = BigInteger()
    inherit_cache = True


@compiles(_DatabaseNow, "postgresql")
def _postgresql(_element: object, _compiler: object, **_options: Any) -> str:
    return "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"


@compiles(_DatabaseNow, "sqlite")
def _sqlite(_element: object, _compiler: object, **_options: Any) -> str:
    return "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"


def from_now(span: timedelta) -> ColumnElement[int]:
    """The moment *span* from now, or before now, by the database's clock; for columns of instants.

    Thousandths of a second are what SQLite's clock tells.
    """
    return _DatabaseNow() + span // _MICROSECOND
