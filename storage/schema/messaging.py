"""Every table, its keys and its constraints: one schema for every database we run on.

A change here needs a migration in ``storage/migrations``; a test holds the two against each other.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.addresses import Platform
from bot.model import (
    Binding,
    CaseState,
    Consent,
    ContactState,
    Decline,
    InvitationState,
    PersonKind,
    Variant,
)
from bot.verdicts import Verdict
from storage.columns import Enum, Instant
from storage.states import InboxState, OutboxKind, OutboxState, Settled

VERSION: Final = "0012"
"""The newest migration."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ROW_ID = BigInteger().with_variant(Integer(), "sqlite")
"""For what comes and goes for years."""

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", Enum(PersonKind), nullable=False),
    Column("language", String),
    Column("timezone", String),
    Column("account", String, nullable=False, server_default=""),
    Column("email", String, nullable=False, server_default=""),
    Column("properties", JSON, nullable=False),
    Column("paused_until", Instant),
    Column("never_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("self_enrolled", Boolean, nullable=False, server_default=false()),
    Index(None, "email"),
    Index(None, "name"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("platform", Enum(Platform), nullable=False),
    Column("workspace", String, nullable=False, server_default=""),  # '': the bot's own
    Column("user", String),  # NULL until it was looked up by email
    Column("chat", String),  # NULL until the direct message was opened
    Column("username", String),  # by which others may find them
    Column("language", String),  # what the platform tells
    Column("timezone", String),
    Column("state", Enum(ContactState), nullable=False),
    Column("used_at", Instant),
    Column("bound_by", Enum(Binding)),  # NULL: no account yet, or an old tie to be verified
    UniqueConstraint("platform", "workspace", "user"),
    UniqueConstraint("person_id", "platform", "workspace"),
)

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
    Column("experiment", Boolean, nullable=False, server_default=false()),  # chance chose the look
    UniqueConstraint("survey", "person_id", "round"),
    CheckConstraint("score BETWEEN 0 AND 10", name="scale"),
    CheckConstraint("(score IS NULL) = (answered_at IS NULL)", name="answered"),
    Index(None, "survey", "answered_at"),
    Index(None, "survey", "queued_at"),
)

response_urls = Table(
    "response_urls",
    metadata,
    Column("platform", Enum(Platform), primary_key=True),
    Column("message", String, primary_key=True),
    Column("url", String, nullable=False),  # where a press lets its message be edited
    Column("until", Instant, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Index(None, "until"),
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
    Column("wording", Text, nullable=False),  # the words that were agreed to, as they were shown
    Column("at", Instant, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("invitation_id", ForeignKey("invitations.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String),  # the typed message it came in, so that an edit finds it
    Column("replaced_by", ForeignKey("comments.id")),
    Index(None, "source"),
)

imported_answers = Table(
    "imported_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("survey", String, nullable=False),
    Column("person", String, index=True),  # as the other tool named them
    Column("score", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("comment", Text),
    Column("key", String, nullable=False, unique=True),
    CheckConstraint("score BETWEEN 0 AND 10", name="scale"),
    Index(None, "survey", "at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String, unique=True),
)

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

prompts = Table(
    "prompts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("tap", String, nullable=False),  # what yes means
    Column("asked_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("settled", Enum(Settled)),  # NULL: open
    Column("settled_at", Instant),
    Index(None, "until"),
)

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

campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String, nullable=False, unique=True),
    Column("survey", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("people", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("confirmed", Boolean),  # NULL: nobody has decided yet
    Column("seed", String, nullable=False, server_default=""),  # what its tokens derive from
    Column("position", Integer, nullable=False, server_default="0"),  # how many were looked at
    Index(None, "created_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", String, nullable=False),  # such as slack:U0ADMIN, or console
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),  # such as survey relationship; ids, never names
    Column("place", String, nullable=False),  # the chat, or console
    Column("detail", JSON(none_as_null=True)),
    Index(None, "object"),
)

moved_chats = Table(
    "moved_chats",
    metadata,
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("platform", Enum(Platform), primary_key=True),
    Column("url", Text, nullable=False),  # where we told it to post to
    Column("set_at", Instant, nullable=False),
)

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", String, primary_key=True),  # whose
    Column("at", Instant, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String, primary_key=True),  # a process, by a random name
    Column("seen_at", Instant, nullable=False),  # by the database's clock
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),  # what one process at a time may do
    Column("holder", String, nullable=False),
    Column("fence", Integer, nullable=False),  # raised with every new holder
    Column("until", Instant, nullable=False),  # by the database's clock
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", _ROW_ID, primary_key=True),
    Column("platform", Enum(Platform), nullable=False),
    Column("key", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("body", Text, nullable=False),  # emptied when the row is done
    Column("received_at", Instant, nullable=False),
    Column("state", Enum(InboxState), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("reason", String, nullable=False, server_default=""),
    Column("worker", String),  # the process that works the row; NULL: whoever comes first
    UniqueConstraint("platform", "key"),
    Index(None, "state", "id"),
    sqlite_autoincrement=True,  # rows are forgotten, yet an id names its update for ever
)
Index(
    "ix_inbox_waiting",  # what a row of the same chat has to wait for
    inbox.c.platform,
    inbox.c.chat,
    inbox.c.id,
    sqlite_where=inbox.c.state == InboxState.NEW,
    postgresql_where=inbox.c.state == InboxState.NEW,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _ROW_ID, primary_key=True),
    Column("kind", Enum(OutboxKind), nullable=False),
    Column("key", String, nullable=False),
    Column("queue", String, nullable=False),  # the platform whose sender takes the row, or jobs
    Column("recipient", String, nullable=False, server_default=""),  # whose backlog it is part of
    Column("priority", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("state", Enum(OutboxState), nullable=False),
    Column("version", Integer, nullable=False),
    Column("claim", String),
    Column("claimed_at", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("maybe_sent", Boolean, nullable=False, server_default=false()),
    Column("payload", JSON),
    Column("reason", String, nullable=False, server_default=""),
    Column("created_at", Instant, nullable=False),
    Column("source", String),  # the update that brought it about: the log follows a tap by it
    UniqueConstraint("kind", "key", name="uq_outbox_kind_subject"),  # as the column was named
    Index("ix_outbox_turn", "state", "queue", "priority", "due_at", "id", "recipient"),
    Index(None, "kind", "created_at"),
)
Index(
    "ix_outbox_notes",  # what was said to one person last
    outbox.c.recipient,
    outbox.c.id,
    sqlite_where=outbox.c.kind == OutboxKind.NOTE,
    postgresql_where=outbox.c.kind == OutboxKind.NOTE,
)
