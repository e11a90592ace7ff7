"""Collects everything that is kept about a person in two files, for the operator."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.texts import Texts
from bot.people import record_json, record_text
from bot.people.personal_record import PersonalRecord
from handlers.usecases import recipient_keys
from storage import personal_records
from storage.engine.store import Tx
from storage.person_traces import Traces


@dataclass(frozen=True, kw_only=True)
class PersonalExport:
    """Two files with the same content: one for programs, one for people."""

    json: str
    text: str


def file_name(person: Traces) -> str:
    """Returns the name of a person's two files, without the ending."""
    if person.first_answer is not None:
        return f"tentap-export-imported-{person.first_answer}"
    return f"tentap-export-{person.person}"


def record_of(tx: Tx, person: Traces) -> PersonalRecord:
    """Returns everything that is kept about the person."""
    return personal_records.of_traces(tx, person, recipient_keys.person)


def export_of(tx: Tx, person: Traces, texts: Texts, timezone: str, now: datetime) -> PersonalExport:
    """Returns the files with everything, also what only the staff may know."""
    record = record_of(tx, person)
    return PersonalExport(
        json=record_json.as_json(record, now),
        text=record_text.as_text(record, texts, timezone, now),
    )
