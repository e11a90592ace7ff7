"""Whose backlog a row of the outbox is part of: one chat's rows must not delay another chat's."""

from typing import Final

from bot.ids import ContactId

SUPPORT: Final = "support"
SUPPORT_EDITS: Final = "support, edits"
"""A Telegram group takes fewer edits than posts, so that many edits must not hide a new alert."""
ADMIN: Final = "admin"
TEAM: Final = "team"


def person(contact_id: ContactId) -> str:
    """Returns the recipient of what goes to this person's chat."""
    return f"contact {contact_id}"


def campaign(token: str) -> str:
    """Returns the recipient of a campaign's own row, which goes to nobody."""
    return f"campaign {token}"
