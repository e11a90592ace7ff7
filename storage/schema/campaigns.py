"""Campaigns: who asked whom, how far a campaign has come, and whether all asking is paused."""

from sqlalchemy import JSON, Column, Index, Integer, String, Table

from bot.chat.platforms import Platform
from bot.states import CampaignState
from storage.columns import Enum, Instant
from storage.schema.base import metadata

campaigns = Table(
    "campaigns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token", String, nullable=False, unique=True),
    Column("survey", String, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("people", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seed", String, nullable=False, server_default=""),  # derives the invitations' tokens
    Column("position", Integer, nullable=False, server_default="0"),  # people already processed
    Column("state", Enum(CampaignState), nullable=False, server_default=CampaignState.PROPOSED),
    Column("changed_at", Instant),  # the last change of its state; NULL: not decided yet
    Column("size", Integer, nullable=False, server_default="0"),  # how many it asks at most
    Column("receipt_platform", Enum(Platform)),  # NULL: it has no receipt
    Column("receipt_chat", String, nullable=False, server_default=""),
    Column("receipt", String),  # the message; NULL until it is posted
    Column("receipt_shown", JSON(none_as_null=True)),  # what it shows; NULL: not known
    Index(None, "created_at"),
    Index(None, "state"),
)

asking_pause = Table(
    "asking_pause",
    metadata,
    Column("id", Integer, primary_key=True),  # 1; there is a row while asking is paused
    Column("since", Instant, nullable=False),
    Column("by", String, nullable=False),
)
