"""Reads times in the formats of other tools."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_EPOCH: Final = re.compile(r"(?P<seconds>[0-9]{9,10})(\.[0-9]+)?|(?P<milliseconds>[0-9]{12,13})")
_YEAR_FIRST: Final = re.compile(
    r"(?P<year>[0-9]{4})(?P<between>[-/.])(?P<month>[0-9]{1,2})(?P=between)(?P<day>[0-9]{1,2})"
    r"(?:[T ]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})"
    r"(?:[.,](?P<fraction>[0-9]{1,9}))?)?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)?"
    r" ?(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?)?"
)
_YEAR_LAST: Final = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b.*")
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(8999, 1, 1, tzinfo=UTC)


def read_instant(text: str, zone: ZoneInfo) -> datetime:
    """Reads *text* as an instant in UTC. A time without a zone is local time in *zone*.

    Reads ISO 8601, the same with spaces, `/`, `AM` and `GMT+1`, and seconds or milliseconds since
    1970. If a local time occurs twice, the first one counts; a skipped one moves forward by the
    gap. Raises ValueError, which says what to write, for anything else.
    """
    stripped = text.strip()
    try:
        moment = _epoch(stripped) or _year_first(stripped) or datetime.fromisoformat(stripped)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=zone)
        instant = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_complaint(stripped)) from None
    if not _EARLIEST <= instant < _LATEST:
        raise ValueError(f"“{stripped}” is not a time between 1970 and 8999")
    return instant


def _epoch(text: str) -> datetime | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    thousandths = match["milliseconds"] is not None
    return _EARLIEST + timedelta(seconds=float(text) / (1000 if thousandths else 1))


def _year_first(text: str) -> datetime | None:
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    date = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    if match["hour"] is None:
        return datetime.fromisoformat(date)
    fraction = (match["fraction"] or "0").ljust(6, "0")[:6]
    clock = f"{_hour(int(match['hour']), match['half']):02}:{match['minute']}"
    time = f"{clock}:{match['second'] or '00'}.{fraction}"
    return datetime.fromisoformat(f"{date}T{time}{_offset(match['zone'])}")


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half in "pP" else 0)


def _offset(zone: str | None) -> str:
    """Returns the offset in ISO 8601 form."""
    offset = (zone or "").removeprefix("UTC").removeprefix("GMT")
    if not zone or zone == "Z":
        return zone or ""
    if not offset:
        return "Z"
    hours, minutes = offset[1:].partition(":")[0], "00"
    if ":" in offset or len(hours) > 2:
        hours, minutes = offset[1:].replace(":", "")[:-2], offset[-2:]
    return f"{offset[0]}{int(hours):02}:{minutes}"


def _complaint(text: str) -> str:
    if not text:
        return "the time is empty"
    if _YEAR_LAST.fullmatch(text):
        return (
            f"“{text}” may mean two days, as day and month change places between countries;"
            " write the year first, such as 2019-11-30 08:51"
        )
    return f"“{text[:40]}” is not a time; write it as 2019-11-30 08:51"
