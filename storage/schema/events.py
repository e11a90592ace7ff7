"""Events about people: what happened in the customer's dealings, as other systems report it."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint

from storage.columns import Instant
from storage.schema.base import ROW_ID, metadata

events = Table(
    "events",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("name", String, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("person_id", "name", "at"),  # the same event again changes nothing
    Index(None, "name", "id"),
    sqlite_autoincrement=True,  # ids are positions of readers, so none is used twice
)
