"""A stand-in for Slack on localhost."""

from sandbox.slack.history import History, Made, Sent
from sandbox.slack.model import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    Channel,
    File,
    Guest,
    Ping,
    User,
)
from sandbox.slack.stand_in import Slack
from sandbox.slack.user_actions import Press, Slash, Submission
from sandbox.slack.visible import Button, Message, View

__all__ = [
    "APP_ID",
    "BOT_ID",
    "BOT_USER_ID",
    "TEAM_ID",
    "Button",
    "Channel",
    "File",
    "Guest",
    "History",
    "Made",
    "Message",
    "Ping",
    "Press",
    "Sent",
    "Slack",
    "Slash",
    "Submission",
    "User",
    "View",
]
