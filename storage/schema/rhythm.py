"""The tables of the rhythm: who is asked next and when, and how many on each day."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from bot.campaigns.reasons import Reason
from storage.columns import Enum, Instant
from storage.schema.base import metadata
from storage.states import Phase

rhythms = Table(
    "rhythms",
    metadata,
    Column("survey", String, primary_key=True),
    Column("seed", String, nullable=False),  # derives the invitations' tokens
    Column("settings", String, nullable=False),  # as the people were planned by
    Column("people", Integer, nullable=False),  # in the audience, at the last count
    Column("phase", Enum(Phase)),  # of a look at all people; NULL: none is under way
    Column("position", Integer, nullable=False),  # the last person that it has looked at
    Column("counted", Integer, nullable=False),  # so far
    Column("replans", Boolean, nullable=False),  # people with a plan are planned anew, too
    Column("checked_at", Instant, nullable=False),  # when the last look at all people began
    Column("offered_at", Instant),
    Column("started_at", Instant),  # NULL: nobody is asked yet
)

due_questions = Table(
    "due_questions",
    metadata,
    Column("survey", String, primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("due_at", Instant, nullable=False),  # when to ask, or to look again
    Column("day", Date),  # the same by the person's calendar; NULL: only a look
    Column("turn", Integer, nullable=False),
    Column("reason", Enum(Reason)),  # why not sooner
    Index(None, "survey", "due_at"),
)

planned_days = Table(
    "planned_days",
    metadata,
    Column("survey", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("people", Integer, nullable=False),
)
