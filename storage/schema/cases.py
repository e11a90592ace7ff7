"""Cases, which are answers that support staff take care of, and their history."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, false, true

from bot.states import CaseState, EntryKind, Urgency
from storage.columns import Enum, Instant, ToldColumn
from storage.schema.base import metadata

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("state", Enum(CaseState), nullable=False),
    Column("opened_at", Instant, nullable=False, index=True),
    Column("resolved_at", Instant),
    Column("resolution", String, nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("urgency", Enum(Urgency), nullable=False, server_default=Urgency.NORMAL.value),
    Column("owner", String, nullable=False, server_default=""),  # such as slack:U1
    Column("owner_name", String, nullable=False, server_default=""),
    Column("due_at", Instant),
    Column("responded_at", Instant),
    Column("snoozed_until", Instant),
    Column("acted_at", Instant),
    Column("cause", String, nullable=False, server_default=""),
    Column("has_clock", Boolean, nullable=False, server_default=true()),
    Column("message", String),
    Column("alert_at", Instant),
    Column("told", ToldColumn),
    Column("listed_in", Integer, index=True),  # the first case of its collecting message
    Column("list_message", String),
    Column("shown", Boolean, nullable=False, server_default=false()),
)

case_entries = Table(
    "case_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", Enum(EntryKind), nullable=False),
    Column("version", Integer, nullable=False),  # of the case, after this entry
    Column("by", String, nullable=False, server_default=""),  # such as slack:U1; empty: by itself
    Column("by_name", String, nullable=False, server_default=""),
    Column("words", String),
    Column("until", Instant),
    Column("cause", String, nullable=False, server_default=""),
    Column("previous_score", Integer),
    Column("score", Integer),
    # The case as it was then, so that figures survive a later change of owner or team.
    Column("owner", String, nullable=False, server_default=""),
    Column("due_at", Instant),
    Column("team", String, nullable=False, server_default=""),  # such as slack:C0SUPPORT
    Index(None, "case_id", "id"),
    Index(None, "at"),
)
