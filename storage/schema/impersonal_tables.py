"""Declares the tables that are about no person, for the data map."""

from collections.abc import Mapping
from typing import Final

from storage.schema.personal_data import TableData, names

IMPERSONAL: Final[Mapping[str, TableData]] = {
    "moved_chats": TableData(personal={}, other=("old", "new")),
    "webhooks": TableData(personal={}, other=("platform", "url", "set_at")),
    "heartbeats": TableData(personal={}, other=("name", "at")),
    "workers": TableData(personal={}, other=("name", "seen_at")),
    "leases": TableData(personal={}, other=("name", "holder", "fence", "until")),
    "summaries": TableData(
        personal={},
        other=names(
            "id survey week verdict ended ordinal ended_at promoters passives detractors imported"
        ),
    ),
    "rhythms": TableData(
        personal={},
        other=names(
            "survey seed settings people phase position counted replans checked_at offered_at"
            " started_at"
        ),
    ),
    "planned_days": TableData(personal={}, other=("survey", "day", "people")),
}
