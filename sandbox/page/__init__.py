"""The sandbox's page: everybody's chats side by side in a browser."""

from sandbox.page.server import Page
from sandbox.page.stage import (
    Kind,
    Pane,
    Stage,
    slack_channel,
    slack_dm,
    telegram_group,
    telegram_private,
)

__all__ = [
    "Kind",
    "Page",
    "Pane",
    "Stage",
    "slack_channel",
    "slack_dm",
    "telegram_group",
    "telegram_private",
]
