"""The audit log: one row for each action of staff."""

from sqlalchemy import JSON, Column, Index, Integer, String, Table

from storage.columns import Instant
from storage.schema.base import metadata

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
