"""Names the recipients of outbox rows. One recipient's backlog must not delay another's."""

from typing import Final

from bot.ids import ContactId

SUPPORT: Final = "support"
SUPPORT_EDITS: Final = "support, edits"
"""Separate from posts: a Telegram group allows fewer edits, which must not delay a new alert."""
ADMIN: Final = "admin"
TEAM: Final = "team"
ERASURES: Final = "erasures"


def person(contact_id: ContactId) -> str:
    """Returns the recipient for messages to this person's chat."""
    return f"contact {contact_id}"


def rhythm(survey: str) -> str:
    """Returns the recipient for the job of a survey that asks by rhythm."""
    return f"rhythm {survey}"


def campaign(token: str) -> str:
    """Returns the recipient for a campaign's job, which sends nothing."""
    return f"campaign {token}"


def receipt(token: str) -> str:
    """Returns the recipient for a campaign's receipt: its edits delay nothing else."""
    return f"receipt {token}"
