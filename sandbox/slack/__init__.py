"""A simulation of Slack: the Web API and sockets on one side, people on the other."""

from sandbox.slack.gestures import Press, Slash, Submission
from sandbox.slack.model import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_ID,
    File,
    Guest,
    Ping,
    SlackChannel,
    SlackUser,
)
from sandbox.slack.recorded_traffic import Made, SlackDelivery, SlackHistory
from sandbox.slack.stand_in import Slack
from sandbox.slack.visible import SlackButton, SlackMessage, SlackView

__all__ = [
    "APP_ID",
    "BOT_ID",
    "BOT_USER_ID",
    "TEAM_ID",
    "File",
    "Guest",
    "Made",
    "Ping",
    "Press",
    "Slack",
    "SlackButton",
    "SlackChannel",
    "SlackDelivery",
    "SlackHistory",
    "SlackMessage",
    "SlackUser",
    "SlackView",
    "Slash",
    "Submission",
]
