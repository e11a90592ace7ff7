"""The record of a join: everything that is needed to take it back, as ids and numbers.

The audit log keeps it, so it holds no name, address or word of a person. The joined row itself
keeps its own fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self

from bot.ids import ContactId, InvitationId, PersonId
from storage.columns import to_microseconds

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class MovedContacts:
    contacts: Sequence[ContactId]
    """Contacts that came from the joined record."""
    unbound: Sequence[ContactId]
    """Those of them that had no account."""
    set_aside: Sequence[ContactId]
    """The person's own contacts without an account, in whose place an account came."""
    readdressed: Sequence[tuple[InvitationId, ContactId]]
    """Invitations that now belong to another contact, each with its earlier one."""


@dataclass(frozen=True, kw_only=True)
class MovedInvitations:
    invitations: Sequence[InvitationId]
    """Invitations that came from the joined record."""
    rounds: Sequence[tuple[InvitationId, int]]
    """The earlier rounds of all invitations of the surveys that both records had."""
    replaced: Sequence[InvitationId]
    """Questions that became replaced by a newer one of the other record."""


@dataclass(frozen=True, kw_only=True)
class FilledFields:
    filled: Sequence[str]
    """The columns that were filled from the joined record."""
    properties: Sequence[int]
    """The filled properties: positions among the joined record's sorted property names."""
    created_at: int
    """The person's own values before, in microseconds since 1970."""
    never_at: int | None
    paused_until: int | None


@dataclass(frozen=True, kw_only=True)
class OptOuts:
    never_at: datetime | None = None
    paused_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class JoinRecord:
    joined: PersonId
    earlier: Sequence[PersonId]
    """Records that had been joined into the joined one."""
    feedback: Sequence[int]
    contacts: MovedContacts
    invitations: MovedInvitations
    fields: FilledFields
    events: Sequence[int] = ()

    def to_detail(self) -> dict[str, Any]:
        """Returns the record as JSON."""
        parts = (self.contacts, self.invitations, self.fields)
        names = ("joined", "earlier", "feedback", "events")
        own = {name: getattr(self, name) for name in names}
        return {**own, **{name: value for part in parts for name, value in vars(part).items()}}

    @classmethod
    def from_detail(cls, detail: Mapping[str, Any]) -> Self:
        """Reads a record from `to_detail`, also one of an earlier release with the cases."""

        def part(kind: type[Any]) -> Any:
            return kind(**{name: detail[name] for name in kind.__dataclass_fields__})

        return cls(
            joined=PersonId(detail["joined"]),
            earlier=detail["earlier"],
            feedback=detail["feedback"],
            contacts=part(MovedContacts),
            invitations=part(MovedInvitations),
            fields=part(FilledFields),
            events=detail.get("events", ()),  # missing in joins of earlier releases
        )


def packed(moment: datetime | None) -> int | None:
    return None if moment is None else to_microseconds(moment)


def unpacked(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds)
