"""The tables of invitations and answers."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.states import Consent, Decline, InvitationState, Variant
from storage.columns import Enum, Instant
from storage.schema.base import metadata

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String, nullable=False, unique=True),
    Column("survey", String, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("state", Enum(InvitationState), nullable=False),
    Column("variant", Enum(Variant), nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("handed_over_at", Instant),
    Column("expires_at", Instant, nullable=False),
    Column("first_ask", Boolean, nullable=False),
    Column("message", String, index=True),
    Column("score", Integer),
    Column("answered_at", Instant),
    Column("comment_skipped", Boolean, nullable=False, server_default=false()),
    Column("contact_wanted", Boolean),
    Column("quote", Enum(Consent)),
    Column("rescoring", Boolean, nullable=False, server_default=false()),
    Column("put_again", Boolean, nullable=False, server_default=false()),
    Column("returned", Boolean, nullable=False, server_default=false()),
    Column("declined", Enum(Decline)),
    Column("declined_until", Instant),
    Column("replaced", Boolean, nullable=False, server_default=false()),
    Column("pressed_at", Instant),  # the newest press, by the platform's clock
    Column("experiment", Boolean, nullable=False, server_default=false()),  # random variant
    UniqueConstraint("survey", "person_id", "round"),
    CheckConstraint("score BETWEEN 0 AND 10", name="scale"),
    CheckConstraint("(score IS NULL) = (answered_at IS NULL)", name="answered"),
    Index(None, "survey", "answered_at"),
    Index(None, "survey", "queued_at"),
)

score_changes = Table(
    "score_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("score", Integer, nullable=False),
    Column("at", Instant, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("consent", Enum(Consent), nullable=False),
    Column("wording", Text, nullable=False),  # the text that the person agreed to, as shown
    Column("at", Instant, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String),  # the typed message, for finding the comment of an edit
    Column("replaced_by", ForeignKey("comments.id")),
    Index(None, "source"),
)

imported_answers = Table(
    "imported_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("survey", String, nullable=False),
    Column("person", String, index=True),  # the other tool's name for the person
    Column("score", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("comment", Text),
    Column("key", String, nullable=False, unique=True),
    CheckConstraint("score BETWEEN 0 AND 10", name="scale"),
    Index(None, "survey", "at"),
)
