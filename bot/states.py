"""The closed sets of values that people, contacts, invitations and cases are in."""

from enum import StrEnum


class PersonKind(StrEnum):
    """Only customers count in figures."""

    CUSTOMER = "customer"
    STAFF = "staff"
    TEST = "test"


class ContactState(StrEnum):
    OK = "ok"
    UNREACHABLE = "unreachable"
    """Blocked the bot, or never opened a chat with it; may come back."""
    GONE = "gone"
    """The account no longer exists."""
    SUSPENDED = "suspended"
    """The home workspace does not vouch for the account that has the person's email address."""


class Binding(StrEnum):
    """What ties a chat account to a person."""

    LIST = "list"
    """A list of the team's names the account by its id."""
    EMAIL = "email"
    """The home workspace vouches for the account's email address, which is the person's."""
    SELF = "self"
    """The account wrote to the bot, and is a person of its own."""
    EARLIER = "earlier"
    """Tied before the ties were recorded, and not by an email address."""


class InvitationState(StrEnum):
    """One asking of one person in one survey and one round."""

    PLANNED = "planned"
    QUEUED = "queued"
    HANDED_OVER = "handed over"
    UNCERTAIN = "uncertain"
    ANSWERED = "answered"
    EXPIRED = "expired"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    UNDELIVERABLE = "undeliverable"


class Variant(StrEnum):
    """How the eleven buttons looked; kept with each answer."""

    COLOURED = "coloured"
    PLAIN = "plain"


class Consent(StrEnum):
    """Whether a comment may be quoted."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    REFUSED = "refused"


class Decline(StrEnum):
    """Which way out was taken."""

    NOT_NOW = "not now"
    PAUSE = "pause"
    NEVER = "never"


class CaseState(StrEnum):
    OPEN = "open"
    RESOLVED = "resolved"
