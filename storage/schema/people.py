"""The tables of people and their contacts."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
)

from bot.chat.platforms import Platform
from bot.states import Binding, ContactState, PersonKind
from storage.columns import Enum, Instant
from storage.schema.base import metadata

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
    Column("erased_at", Instant),  # nothing but the bare row is left
    Column("country", String, nullable=False, server_default=""),  # ISO 3166 alpha-2
    Column("joined_on", Date),  # as a customer
    Column("left_on", Date),
    Column("joined_into", Integer, index=True),  # the person that this is another record of
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
    Column("user", String),  # NULL until it is looked up by email address
    Column("chat", String),  # NULL until the direct message is opened
    Column("username", String),  # the public name
    Column("language", String),  # as the platform reports it
    Column("timezone", String),
    Column("state", Enum(ContactState), nullable=False),
    Column("used_at", Instant),
    Column("bound_by", Enum(Binding)),  # NULL: no account yet, or an old binding to verify
    Column("left_at", Instant),  # when the account left the last synced channel
    UniqueConstraint("platform", "workspace", "user"),
    UniqueConstraint("person_id", "platform", "workspace"),
)
