"""Words of people that answer no question."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text, false

from storage.columns import Instant
from storage.schema.base import metadata

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String, unique=True),
    Column("forwarded", Boolean, nullable=False, server_default=false()),  # of another author
)
