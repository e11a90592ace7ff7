"""Cases, which are answers that support staff take care of, and their history."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, false, true

from bot.states import CaseState, EntryKind, ReplyState, Urgency
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
    Column("reminded_at", Instant),
    Column("escalated_at", Instant),
    Column("acted_at", Instant),
    Column("refused_at", Instant),
    Column("wrote_at", Instant),
    Column("cause", String, nullable=False, server_default=""),
    Column("has_clock", Boolean, nullable=False, server_default=true()),
    Column("channel", String, nullable=False, server_default=""),  # such as slack:C0VIP
    Column("message", String),
    Column("alert_at", Instant),
    Column("told", ToldColumn),
    Column("listed_in", Integer, index=True),  # the first case of its collecting message
    Column("list_message", String),
    Column("shown", Boolean, nullable=False, server_default=false()),
    Index(None, "state", "owner"),
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
    Column("reply", Integer),  # the id in case_replies
    Column("chat", String, nullable=False, server_default=""),  # a platform
    Column("source", String, index=True),  # the customer's own message
    # The case as it was then, so that figures survive a later change of owner or team.
    Column("owner", String, nullable=False, server_default=""),
    Column("due_at", Instant),
    Column("team", String, nullable=False, server_default=""),  # such as slack:C0SUPPORT
    Index(None, "case_id", "id"),
    Index(None, "at"),
)

case_replies = Table(
    "case_replies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("state", Enum(ReplyState), nullable=False),
    Column("by", String, nullable=False),  # such as slack:U1
    Column("by_name", String, nullable=False),
    Column("signed", String, nullable=False),
    Column("words", JSON(none_as_null=True)),  # with their formatting
    Column("prompt", String, index=True),  # the bot's message that asked for the words
    Column("source", String, index=True),  # the message that answered it
    Column("notice", String),  # the bot's message about the reply, in the support channel
    Column("message", String, index=True),  # in the customer's chat
)
