"""The tables of the ways by which people come: personal links and synced channels."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.columns import Instant
from storage.schema.base import metadata

personal_links = Table(
    "personal_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String, nullable=False, unique=True),  # nobody can open a link with it
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("contact_id", ForeignKey("contacts.id")),  # the chat that opened it; NULL: unused
    Column("opened_at", Instant),
)

channel_members = Table(
    "channel_members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),  # in Slack
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("left_at", Instant),
    Column("event_at", Instant),  # of the last event about it, by Slack's clock
    UniqueConstraint("channel", "contact_id"),
)
