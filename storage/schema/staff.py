"""The tables of staff actions: campaigns and the audit log."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table

from storage.columns import Instant
from storage.schema.base import metadata

campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String, nullable=False, unique=True),
    Column("survey", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("people", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("confirmed", Boolean),  # NULL: not decided yet
    Column("seed", String, nullable=False, server_default=""),  # derives the invitations' tokens
    Column("position", Integer, nullable=False, server_default="0"),  # people already processed
    Index(None, "created_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", String, nullable=False),  # such as slack:U0ADMIN, or console
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),  # such as survey relationship; ids, never names
    Column("place", String, nullable=False),  # the chat, or console
    Column("detail", JSON(none_as_null=True)),
    Index(None, "object"),
)
