"""Campaigns: who asked whom, and how far a campaign has come."""

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
