"""The questions that surveys ask after an event: when, and how each of them ended."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint

from bot.campaigns.reasons import Reason
from storage.columns import Enum, Instant
from storage.schema.base import ROW_ID, metadata
from storage.states import EventQuestionState

event_questions = Table(
    "event_questions",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("survey", String, nullable=False),
    Column("event_id", ForeignKey("events.id"), nullable=False),  # the person is the event's
    Column("due_at", Instant, nullable=False),  # the event's time and the delay
    Column("look_at", Instant, nullable=False),  # when to ask, or to look again
    Column("state", Enum(EventQuestionState), nullable=False),
    Column("reason", Enum(Reason)),  # why not asked, or not sooner
    Column("since", Instant),  # when what the reason names happened
    Column("until", Instant),  # when the reason ends by itself
    Column("settled_at", Instant),
    Column("invitation_id", ForeignKey("invitations.id"), index=True),
    UniqueConstraint("event_id", "survey"),
    Index(None, "survey", "state", "look_at"),
)
