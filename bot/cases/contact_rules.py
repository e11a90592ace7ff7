"""Who may be written to: one table for everything that staff send to a customer of a case."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.states import CaseAction, ContactState


class Barrier(StrEnum):
    """Why a customer can't be written to now."""

    ERASED = "erased"
    LEFT = "left"
    """No longer a customer, or no longer in the channels that the team synced."""
    GONE = "gone"
    """The account no longer exists."""
    UNREACHABLE = "unreachable"
    """The person blocked the bot, or never opened a chat with it."""
    SUSPENDED = "suspended"
    REFUSED = "refused"
    """The person refused contact, and has not written since."""
    NEVER = "never"
    """The person wants no more questions, and has neither asked for contact nor written since."""
    ONCE = "once"
    """The person did not ask for contact, and has not written since the last reply."""


@dataclass(frozen=True, kw_only=True)
class CustomerStanding:
    """What decides whether a customer may be written to."""

    contact_wanted: bool | None
    """The answer to the offer of contact; ``None`` without an answer."""
    never: bool
    """Whether the person wants no questions any more."""
    wrote_since_refusal: bool
    """Whether the person wrote in the case after refusing contact."""
    wrote_since_never: bool
    replies: int
    """Replies since the person last wrote in the case, those included that may have arrived."""
    state: ContactState = ContactState.OK
    """Of the account."""
    has_chat: bool = True
    left: bool = False
    erased: bool = False


WRITES: Final = frozenset({CaseAction.REPLY})
"""The actions of the staff by which a customer is written to."""
_OF_STATE: Final[Mapping[ContactState, Barrier]] = {
    ContactState.GONE: Barrier.GONE,
    ContactState.UNREACHABLE: Barrier.UNREACHABLE,
    ContactState.SUSPENDED: Barrier.SUSPENDED,
}


def barrier(action: CaseAction, standing: CustomerStanding) -> Barrier | None:
    """Returns what keeps an action of the staff from the customer; ``None``: nothing does."""
    if action not in WRITES:
        return None
    return out_of_reach(standing) or unwanted(standing) or _too_many(standing)


def out_of_reach(standing: CustomerStanding) -> Barrier | None:
    """Returns why nothing can be sent to the customer, whatever it is."""
    if standing.erased:
        return Barrier.ERASED
    if standing.state is not ContactState.OK:
        return _OF_STATE[standing.state]
    if not standing.has_chat:
        return Barrier.UNREACHABLE
    return Barrier.LEFT if standing.left else None


def unwanted(standing: CustomerStanding) -> Barrier | None:
    """Returns why the customer does not want to be written to about the case."""
    if standing.contact_wanted is True:
        return None
    if standing.contact_wanted is False and not standing.wrote_since_refusal:
        return Barrier.REFUSED
    if standing.never and not standing.wrote_since_never:
        return Barrier.NEVER
    return None


def _too_many(standing: CustomerStanding) -> Barrier | None:
    """Without a wish for contact there is one reply, and another each time the person wrote."""
    if standing.contact_wanted is True or not standing.replies:
        return None
    return Barrier.ONCE
