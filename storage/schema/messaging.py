"""The inbox, the outbox, and tables about chats and messages."""

from sqlalchemy import (
    JSON,
    Boolean,
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

from bot.chat.platforms import Platform
from storage.columns import Enum, Instant
from storage.schema.base import ROW_ID, metadata
from storage.states import InboxState, OutboxKind, OutboxState, Settled

response_urls = Table(
    "response_urls",
    metadata,
    Column("platform", Enum(Platform), primary_key=True),
    Column("message", String, primary_key=True),
    Column("url", String, nullable=False),  # edits the pressed message
    Column("until", Instant, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Index(None, "until"),
)

prompts = Table(
    "prompts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("note", JSON, nullable=False),  # the line and the buttons
    Column("yes_or_no", Boolean, nullable=False),  # a typed yes or no answers it
    Column("asked_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("settled", Enum(Settled)),  # NULL: open
    Column("settled_at", Instant),
    Column("choice", Integer),  # the position of the chosen button
    Column("message", String, index=True),  # NULL until it is sent
    Index(None, "until"),
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
    Column("url", Text, nullable=False),  # as the bot set it
    Column("set_at", Instant, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("platform", Enum(Platform), nullable=False),
    Column("key", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("body", Text, nullable=False),  # emptied when the row is done
    Column("received_at", Instant, nullable=False),
    Column("state", Enum(InboxState), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("reason", String, nullable=False, server_default=""),
    Column("worker", String),  # the process that owns the row; NULL: any process may take it
    UniqueConstraint("platform", "key"),
    Index(None, "state", "id"),
    sqlite_autoincrement=True,  # ids of deleted rows must not be used again
)
Index(
    "ix_inbox_waiting",  # finds older rows of the same chat
    inbox.c.platform,
    inbox.c.chat,
    inbox.c.id,
    sqlite_where=inbox.c.state == InboxState.NEW,
    postgresql_where=inbox.c.state == InboxState.NEW,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("kind", Enum(OutboxKind), nullable=False),
    Column("key", String, nullable=False),
    Column("queue", String, nullable=False),  # the platform, or jobs
    Column("recipient", String, nullable=False, server_default=""),  # its rows wait for each other
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
    Column("source", String),  # the update that caused it, for tracing a tap in the log
    Column("plain", Boolean, nullable=False, server_default=false()),  # send the text alone
    Column("refusal", JSON(none_as_null=True)),  # of the last attempt, if the platform refused it
    UniqueConstraint("kind", "key", name="uq_outbox_kind_subject"),  # the column's old name
    Index("ix_outbox_turn", "state", "queue", "priority", "due_at", "id", "recipient"),
    Index(None, "kind", "created_at"),
)
Index(
    "ix_outbox_notes",  # finds the latest notes to one person
    outbox.c.recipient,
    outbox.c.id,
    sqlite_where=outbox.c.kind == OutboxKind.NOTE,
    postgresql_where=outbox.c.kind == OutboxKind.NOTE,
)
