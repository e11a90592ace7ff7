"""Cases: answers that support staff take care of."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.states import CaseState
from storage.columns import Enum, Instant
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
)
