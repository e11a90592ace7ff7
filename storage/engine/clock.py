"""The database's clock, which several machines share."""

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
    """Returns the instant *span* from now by the database's clock, in UTC microseconds.

    A negative *span* gives an earlier one. SQLite's clock has a resolution of a millisecond.
    """
    return _DatabaseNow() + span // _MICROSECOND
