"""The summaries of a week that were posted."""

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from bot.verdicts import Verdict
from storage.columns import Enum, Instant
from storage.schema.base import metadata

posted_summaries = Table(
    "posted_summaries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("survey", String, nullable=False),
    Column("week", String, nullable=False),  # such as 2026-W47
    Column("verdict", Enum(Verdict)),  # NULL: it spoke of no change, or was posted before 0007
    Column("posted_at", Instant),  # NULL: drawn, and not known to be posted
    UniqueConstraint("survey", "week"),
)
