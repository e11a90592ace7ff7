"""Names the recipients of outbox rows. One recipient's backlog must not delay another's."""

from typing import Final

from bot.ids import CaseId, ContactId

SUPPORT: Final = "support"
SUPPORT_EDITS: Final = "support, edits"
"""Separate from posts: a Telegram group allows fewer edits, which must not delay a new alert."""
SUPPORT_REPLIES: Final = "support, replies"
"""What staff see while they write to customers: an alert must not delay it."""
ADMIN: Final = "admin"
TEAM: Final = "team"
ERASURES: Final = "erasures"
ESCALATIONS: Final = "escalations"
OLD_CASES: Final = "old cases"


def support(own_of: str = "") -> str:
    """Returns the recipient for posts to the support channel.

    *own_of*: the survey whose own channel is meant, or the channel that a rule chose; empty: the
    common one.
    """
    return f"{SUPPORT} {own_of}".rstrip()


def support_edits(own_of: str = "") -> str:
    """Returns the recipient for edits in the support channel, as ``support`` for posts."""
    return f"{SUPPORT_EDITS} {own_of}".rstrip()


def support_replies(own_of: str = "") -> str:
    """Returns the recipient for what a writer of replies sees, as ``support`` for posts."""
    return f"{SUPPORT_REPLIES} {own_of}".rstrip()


def team(own_of: str = "") -> str:
    """Returns the recipient for posts to the team channel, as ``support`` for alerts."""
    return f"{TEAM} {own_of}".rstrip()


def person(contact_id: ContactId) -> str:
    """Returns the recipient for messages to this person's chat."""
    return f"contact {contact_id}"


def case_clock(case_id: CaseId) -> str:
    """Returns the recipient for a case's job."""
    return f"case {case_id}"


def rhythm(survey: str) -> str:
    """Returns the recipient for the job of a survey that asks by rhythm."""
    return f"rhythm {survey}"


def campaign(token: str) -> str:
    """Returns the recipient for a campaign's job, which sends nothing."""
    return f"campaign {token}"


def receipt(token: str) -> str:
    """Returns the recipient for a campaign's receipt: its edits delay nothing else."""
    return f"receipt {token}"
