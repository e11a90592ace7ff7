"""Defines what the data map says of a column: why it is kept, how long, and what erasure does."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """How long data is kept."""

    PERSON = "as long as the person is known"
    WORDS = "`[retention] words`"
    INBOX = "`[retention] inbox`; the text of an update until it is processed"
    SENDING = "90 days; for questions, alerts and summaries as long as the person is known"
    AUDIT = "`[retention] audit`"
    PROMPT = "90 days"
    CAMPAIGN = "90 days"
    LINK = "90 days after it expires"
    UNTIL_RESUMED = "until asking is resumed"
    PRESS = "29 minutes"


class OnErasure(StrEnum):
    """What erasure does to a column."""

    EMPTIED = "emptied"
    DELETED = "deleted with its row"
    REPLACED = "replaced by “erased”"
    STAYS = "stays: it leads to no person any more"


@dataclass(frozen=True, kw_only=True)
class PersonalColumn:
    why: str
    """What the column is needed for."""
    kept: Kept
    erasure: OnErasure


@dataclass(frozen=True, kw_only=True)
class TableData:
    """The columns of a table, each in exactly one of the two."""

    personal: Mapping[str, PersonalColumn]
    other: tuple[str, ...] = ()
    """Columns that are about no person, or lead to no person without the personal ones."""


def names(of_columns: str) -> tuple[str, ...]:
    """Returns the names in a text, which blanks separate."""
    return tuple(of_columns.split())


def columns(kept: Kept, erasure: OnErasure, **why: str) -> dict[str, PersonalColumn]:
    """Returns columns that are kept and erased alike, each with its reason."""
    return {
        name: PersonalColumn(why=reason, kept=kept, erasure=erasure) for name, reason in why.items()
    }
