"""Everything that is kept about one person, as rows of the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RecordRow = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class PersonalRecord:
    """What is kept about a person. Secrets and other people's data are left out."""

    person: RecordRow | None
    """The person's row; ``None`` for a person who is known from imported answers alone."""
    joined: tuple[RecordRow, ...] = ()
    """The rows of records that were joined into the person's."""
    tables: Mapping[str, tuple[RecordRow, ...]]
    """The other tables by name, each with its rows in order of their ids."""
    chats: frozenset[str] = frozenset()
    """The recipients of messages to the person. Other messages are for the staff."""

    def of_invitation(self, table: str, invitation: int) -> tuple[RecordRow, ...]:
        """Returns the rows of *table* that belong to an invitation."""
        return tuple(row for row in self.tables[table] if row["invitation_id"] == invitation)
