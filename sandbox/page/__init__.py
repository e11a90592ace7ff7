"""The sandbox's page: all people's chats side by side in a browser."""

from sandbox.page.guide import GuideStep
from sandbox.page.layout import (
    Pane,
    PaneKind,
    Stage,
    slack_channel,
    slack_dm,
    telegram_group,
    telegram_private,
)
from sandbox.page.server import Page
from sandbox.page.time_travel import Agenda

__all__ = [
    "Agenda",
    "GuideStep",
    "Page",
    "Pane",
    "PaneKind",
    "Stage",
    "slack_channel",
    "slack_dm",
    "telegram_group",
    "telegram_private",
]
