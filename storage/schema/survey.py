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

from bot.states import Consent, Decline, InvitationState, SurveyKind, Variant
from bot.survey.scale import SCALES
from storage.columns import Enum, Instant
from storage.schema.base import metadata

_IN_SCALE = " OR ".join(
    f"(kind = '{kind}' AND score BETWEEN {scale.lowest} AND {scale.highest})"
    for kind, scale in SCALES.items()
)
"""True for a score of its survey's kind, and NULL without a score, which a check accepts."""

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
    Column("declined_at", Instant),
    Column("reminder", String),  # its message, as long as it asks for an answer
    Column("replaced", Boolean, nullable=False, server_default=false()),
    Column("pressed_at", Instant),  # the newest press, by the platform's clock
    Column("experiment", Boolean, nullable=False, server_default=false()),  # random variant
    Column("test", Boolean, nullable=False, server_default=false()),  # `ask me`; never counts
    Column("kind", Enum(SurveyKind), nullable=False, server_default=SurveyKind.NPS),
    Column("campaign", String),  # its token; campaigns are forgotten before their invitations
    Column("of_case", Integer),  # the resolved case that it asks about
    UniqueConstraint("survey", "person_id", "round"),
    CheckConstraint(_IN_SCALE, name="scale"),
    CheckConstraint("(score IS NULL) = (answered_at IS NULL)", name="answered"),
    Index(None, "survey", "answered_at"),
    Index(None, "survey", "queued_at"),
    Index(None, "campaign", "state"),
)

score_changes = Table(
    "score_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("score", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String, index=True),  # the typed message, for finding the score of an edit
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
    Column("forwarded", Boolean, nullable=False, server_default=false()),  # of another author
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
    Column("source_id", String),  # the other tool's id of the answer
    Column("kind", Enum(SurveyKind), nullable=False, server_default=SurveyKind.NPS),
    CheckConstraint(_IN_SCALE, name="scale"),
    Index(None, "survey", "at"),
)
