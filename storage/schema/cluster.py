"""The tables by which several processes coordinate."""

from sqlalchemy import Column, Integer, String, Table

from storage.columns import Instant
from storage.schema.base import metadata

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", String, primary_key=True),  # a platform or the probe
    Column("at", Instant, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String, primary_key=True),  # the process's random name
    Column("seen_at", Instant, nullable=False),  # by the database's clock
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),  # the right that one process at a time has
    Column("holder", String, nullable=False),
    Column("fence", Integer, nullable=False),  # raised with every new holder
    Column("until", Instant, nullable=False),  # by the database's clock
)
