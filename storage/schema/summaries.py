"""The table of weekly summaries."""

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, UniqueConstraint

from bot.figures.verdicts import Verdict
from storage.columns import Enum, Instant
from storage.schema.base import metadata
from storage.states import SummaryEnd

summaries = Table(
    "summaries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("survey", String, nullable=False),
    Column("week", String, nullable=False),  # such as 2026-W47
    Column("verdict", Enum(Verdict)),  # NULL: it has none, or was posted before 0007
    Column("ended", Enum(SummaryEnd)),  # NULL: rendered, and not known to be posted
    Column("ordinal", Integer),  # the order of ends: a wrong clock may end a later week first
    Column("ended_at", Instant),  # NULL also for some that ended before 0013
    Column("promoters", Integer),  # the week's answers as its post counted them; NULL: before 0019
    Column("passives", Integer),
    Column("detractors", Integer),
    Column("imported", Integer),
    UniqueConstraint("survey", "week"),
    CheckConstraint("(ended IS NULL) = (ordinal IS NULL)", name="ended"),
)
