"""The life of a case: which steps its state allows, and what each one changes.

Each function returns the case after the step. All of them let its version grow, so that a press on
an older card is recognised.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cases.entries import Member
from bot.model import Case
from bot.states import CaseAction, CaseState, EntryKind

BETTER_SCORE: Final = "better score"
"""The resolution of a case whose customer gave a better score."""
BY_STAFF: Final = "staff"
"""The resolution of a case that a member of the staff resolved."""
BY_ADMIN: Final = "closed by an admin"
"""The resolution of a case of an earlier release that an admin closed with others."""


_OPEN: Final = (
    CaseAction.CLAIM,
    CaseAction.REPLY,
    CaseAction.SNOOZE,
    CaseAction.RESOLVE,
    CaseAction.HISTORY,
)
ALLOWED: Final[Mapping[CaseState, tuple[CaseAction, ...]]] = {
    CaseState.OPEN: _OPEN,
    CaseState.CLAIMED: _OPEN,
    CaseState.SNOOZED: _OPEN,
    CaseState.RESOLVED: (CaseAction.REOPEN, CaseAction.REPLY, CaseAction.HISTORY),
}
"""The actions in each state, in the order of the card's buttons."""


def claim_kind(case: Case, by: Member) -> EntryKind:
    """Returns what a claim of the case is: its first one, or a change of owner."""
    other = case.owner not in {"", by.address}
    return EntryKind.TAKEN_OVER if other else EntryKind.CLAIMED


def claimed(case: Case, by: Member, now: datetime) -> Case:
    """Gives the case to a member, also if it had another owner or was snoozed."""
    return replace(_owned(case, by, now), state=CaseState.CLAIMED, snoozed_until=None)


def snoozed(case: Case, by: Member, until: datetime, now: datetime) -> Case:
    """Lets the case rest. It stays with its owner, or becomes the member's."""
    return replace(_acted(case, by, now), state=CaseState.SNOOZED, snoozed_until=until)


def resolved(case: Case, by: Member, cause: str, now: datetime) -> Case:
    """Ends the case by a member of the staff. That is a response, if there was none before."""
    return replace(
        ended(_acted(case, by, now), BY_STAFF, now),
        responded_at=case.responded_at or now,
        cause=cause,
    )


def replied(case: Case, by: Member, now: datetime) -> Case:
    """Records that a member wrote to the customer, who thereby takes a case without an owner.

    The customer is to answer now.
    """
    after = _acted(case, by, now)
    state = CaseState.CLAIMED if case.state is CaseState.OPEN else case.state
    return replace(after, state=state, responded_at=case.responded_at or now, acted_at=None)


def resolved_by_score(case: Case, now: datetime) -> Case:
    """Ends the case since the customer gave a better score."""
    return _next(ended(case, BETTER_SCORE, now))


def closed(case: Case, now: datetime) -> Case:
    """Ends a case of an earlier release, as an admin wants it."""
    return _next(ended(case, BY_ADMIN, now))


def ended(case: Case, resolution: str, now: datetime) -> Case:
    return replace(
        case,
        state=CaseState.RESOLVED,
        resolution=resolution,
        resolved_at=now,
        snoozed_until=None,
    )


def reopened(case: Case, due_at: datetime | None, now: datetime) -> Case:
    """Opens a resolved case again. It goes back to its owner, with a new clock.

    *due_at*: when the next response is due; ``None`` for a case without a clock.
    """
    return _next(
        replace(
            case,
            state=CaseState.CLAIMED if case.owner else CaseState.OPEN,
            resolved_at=None,
            resolution="",
            cause="",
            responded_at=None,
            due_at=due_at,
            reminded_at=None,
            escalated_at=None,
            acted_at=now,
        )
    )


def woken(case: Case, now: datetime) -> Case:
    """Ends the rest of a snoozed case."""
    state = CaseState.CLAIMED if case.owner else CaseState.OPEN
    return _next(replace(case, state=state, snoozed_until=None, acted_at=now))


def returned(case: Case) -> Case:
    """Takes the case from its owner, who did nothing for long."""
    return _next(replace(case, state=CaseState.OPEN, owner="", owner_name="", acted_at=None))


def heard(case: Case, now: datetime) -> Case:
    """Gives the owner the next turn, since the customer said something new."""
    return replace(case, acted_at=now) if case.state is CaseState.CLAIMED else case


def reminded(case: Case, now: datetime) -> Case:
    """Notes that the response is late. The buttons of the card stay as they are."""
    return replace(case, reminded_at=now)


def escalated(case: Case, now: datetime) -> Case:
    """Notes that the person for late responses was named."""
    return replace(case, escalated_at=now)


def _acted(case: Case, by: Member, now: datetime) -> Case:
    """Returns the case after an act of a member, who becomes its owner if it has none."""
    return _next(replace(case, acted_at=now)) if case.owner else _owned(case, by, now)


def _owned(case: Case, by: Member, now: datetime) -> Case:
    return _next(replace(case, owner=by.address, owner_name=by.name, acted_at=now))


def _next(case: Case) -> Case:
    return replace(case, version=case.version + 1)
