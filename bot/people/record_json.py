"""Renders everything that is kept about a person as one JSON document."""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, datetime

from bot.people.personal_record import PersonalRecord


def as_json(record: PersonalRecord, now: datetime) -> str:
    """Returns the document. Instants are in UTC, and each table has its name from the database."""
    records = {"person": record.person, "joined_records": record.joined}
    document = {"exported_at": now, **records, **record.tables}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
