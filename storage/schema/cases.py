"""Cases: answers that support staff take care of."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, false

from bot.states import CaseState
from storage.columns import Enum, Instant, ToldColumn
from storage.schema.base import metadata

cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("state", Enum(CaseState), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("resolved_at", Instant),
    Column("resolution", String, nullable=False, server_default=""),
    Column("message", String),
    Column("alert_at", Instant),
    Column("told", ToldColumn),
    Column("listed_in", Integer, index=True),  # the first case of its collecting message
    Column("list_message", String),
    Column("shown", Boolean, nullable=False, server_default=false()),
)
