"""The states and kinds of people, contacts, invitations and cases."""

from enum import StrEnum


class PersonKind(StrEnum):
    """The kind of a person. Only customers count in figures."""

    CUSTOMER = "customer"
    STAFF = "staff"
    TEST = "test"


class ContactState(StrEnum):
    OK = "ok"
    UNREACHABLE = "unreachable"
    """The person blocked the bot or never opened a chat with it. This may change."""
    GONE = "gone"
    """The account no longer exists."""
    SUSPENDED = "suspended"
    """The home workspace does not vouch for the account that has the person's email address."""


class Binding(StrEnum):
    """The reason why a chat account belongs to a person."""

    LIST = "list"
    """A list imported by the team contains the account's id."""
    EMAIL = "email"
    """The account has the person's email address, and the home workspace vouches for it."""
    SELF = "self"
    """The account wrote to the bot and became a new person."""
    LINK = "link"
    """The account opened an unused personal link of the person."""
    CHANNEL = "channel"
    """The account is a member of a channel that the team synced."""
    EARLIER = "earlier"
    """Bound before reasons were recorded, and not by an email address."""


class InvitationState(StrEnum):
    """The state of an invitation: one person, one survey, one round."""

    PLANNED = "planned"
    QUEUED = "queued"
    HANDED_OVER = "handed over"
    UNCERTAIN = "uncertain"
    ANSWERED = "answered"
    EXPIRED = "expired"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    UNDELIVERABLE = "undeliverable"


class SurveyKind(StrEnum):
    """The kind of a survey, as `bot.toml` spells it. `bot.survey.scale` has the scale of each."""

    NPS = "nps"
    CSAT = "csat"


class CampaignState(StrEnum):
    """The state of a campaign."""

    PROPOSED = "proposed"
    """An admin saw the preview and has not decided."""
    REFUSED = "refused"
    """The admin decided against it, so it never started."""
    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    """Stopped for good after it started."""
    DONE = "done"
    """No question waits any more."""


class Variant(StrEnum):
    """The look of the score buttons; kept with each answer."""

    COLOURED = "coloured"
    PLAIN = "plain"


class Consent(StrEnum):
    """Whether a comment may be quoted."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    REFUSED = "refused"


class Decline(StrEnum):
    """The person's choice not to answer."""

    NOT_NOW = "not now"
    PAUSE = "pause"
    NEVER = "never"


class CaseState(StrEnum):
    """The state of a case. All but ``RESOLVED`` are open ones."""

    OPEN = "open"
    """It waits for a member of the staff to take it."""
    CLAIMED = "claimed"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class Urgency(StrEnum):
    """How soon a case needs attention, beside others."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class EntryKind(StrEnum):
    """What happened to a case. Each entry of its history has one."""

    CLAIMED = "claimed"
    TAKEN_OVER = "taken over"
    """Claimed from its owner, by somebody else."""
    RETURNED = "returned"
    """Nothing was done about a claimed case for long, so it waits for anybody again."""
    SNOOZED = "snoozed"
    WOKEN = "woken"
    """Its rest is over, or the customer wrote."""
    RESOLVED = "resolved"
    REOPENED = "reopened"
    NOTED = "noted"
    """The staff wrote a note, which stays in the team."""
    FIXED = "fixed"
    """The customer says that the trouble is over."""
    NOT_FIXED = "not fixed"
    """The customer says that it is not, which reopens the case."""
    SCORED = "scored"
    """The customer changed the score."""
    OVERDUE = "overdue"
    """The first response is late."""
    ESCALATED = "escalated"
    """It is so late that another person is named."""
    REPLIED = "replied"
    """The staff wrote to the customer."""
    TAKEN_BACK = "taken back"
    """A reply was taken back before it was sent."""
    NOT_DELIVERED = "not delivered"
    """A reply was not sent, or it is not known whether it was."""
    CUSTOMER_WROTE = "customer wrote"
    """The customer wrote to the staff, or sent a picture or another file."""
    CUSTOMER_EDITED = "customer edited"
    """The customer changed such words."""


class CaseAction(StrEnum):
    """What staff can do with a case, each by a button of its card."""

    CLAIM = "claim"
    REPLY = "reply"
    SNOOZE = "snooze"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    HISTORY = "history"


class ReplyState(StrEnum):
    """The state of a reply of the staff to a customer."""

    ASKED = "asked"
    """A member of the staff was asked for the words."""
    WAITING = "waiting"
    """It is sent soon, or on its way."""
    TAKEN_BACK = "taken back"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """It is not known whether it arrived."""
    FAILED = "failed"
    """It was not sent."""
    REPEATED = "repeated"
    """It was uncertain or failed, and a member of the staff sent it again."""
