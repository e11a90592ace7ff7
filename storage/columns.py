"""Custom column types: instants as integer UTC microseconds, enums by their value."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ColumnElement, Dialect, String, TypeDecorator

from bot.model import Told

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(moment: datetime) -> int:
    """Returns UTC microseconds since 1970. Raises ValueError for a naive datetime."""
    if moment.tzinfo is None:
        raise ValueError("a naive datetime is not an instant")
    return (moment - _EPOCH) // _MICROSECOND


def unindexed(column: ColumnElement[str]) -> ColumnElement[str]:
    """Returns a text column so that its index is not used.

    Without statistics SQLite would read all invitations of a survey to find a few.
    """
    return column.concat("")


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as microseconds so that both databases order it in the same way."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class Enum(TypeDecorator[StrEnum]):
    """A StrEnum, stored as its value, so that a new member needs no migration."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class ToldColumn(TypeDecorator[Told]):
    """What a channel was told, as a JSON object; NULL for ``None``."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Told | None, dialect: Dialect) -> dict[str, Any] | None:
        if value is None:
            return None
        until = None if value.until is None else to_microseconds(value.until)
        return {**vars(value), "until": until}

    def process_result_value(self, value: dict[str, Any] | None, dialect: Dialect) -> Told | None:
        if value is None:
            return None
        until = value["until"]
        moment = None if until is None else _EPOCH + until * _MICROSECOND
        return Told(**{**value, "until": moment})
