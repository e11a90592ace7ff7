"""The tables of erasure: the posted messages about people, and the keys of erased people."""

from sqlalchemy import JSON, Column, ForeignKey, Index, String, Table

from bot.chat.platforms import Platform
from storage.columns import Enum, Instant
from storage.schema.base import ROW_ID, metadata
from storage.states import OutboxKind

posted_messages = Table(
    "posted_messages",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("platform", Enum(Platform), nullable=False),
    Column("message", String, nullable=False),
    Column("kind", Enum(OutboxKind), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), index=True),  # NULL: about a week's answers
    Column("survey", String),
    Column("week", String),
    Column("detail", JSON(none_as_null=True)),  # picture, part, case or feedback
    Index(None, "survey", "week"),
)

erasures = Table(
    "erasures",
    metadata,
    Column("key", String, primary_key=True),  # an HMAC; its secret is outside the database
    Column("at", Instant, nullable=False),
)
