"""What several processes know of each other."""

from sqlalchemy import Column, Integer, String, Table

from storage.columns import Instant
from storage.schema.base import metadata

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", String, primary_key=True),  # whose
    Column("at", Instant, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String, primary_key=True),  # a process, by a random name
    Column("seen_at", Instant, nullable=False),  # by the database's clock
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),  # what one process at a time may do
    Column("holder", String, nullable=False),
    Column("fence", Integer, nullable=False),  # raised with every new holder
    Column("until", Instant, nullable=False),  # by the database's clock
)
