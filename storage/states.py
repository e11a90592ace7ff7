"""The states and kinds of inbox and outbox rows, prompts and summaries."""

from enum import StrEnum
from typing import Final

JOBS: Final = "jobs"
"""The queue of rows that send nothing. All other queues belong to platforms."""


class InboxState(StrEnum):
    NEW = "new"
    DONE = "done"
    QUARANTINED = "parked"  # the value in databases of all releases
    """Three attempts failed, or the update cannot be parsed. It blocks no other row."""


class Settled(StrEnum):
    """How a prompt ended."""

    YES = "yes"
    NO = "no"
    REPLACED = "replaced"
    """A newer question or decision replaced it."""


class SummaryEnd(StrEnum):
    """How the summary of one week ended."""

    POSTED = "posted"
    QUIET = "quiet"
    """Posted. It says that nobody was asked and nobody answered."""
    MISSED = "missed"
    """Not posted, since the bot was down. A later summary names this week."""
    RESTED = "rested"
    """Not posted, since it was quiet after three quiet ones."""
    LOST = "lost"
    """Not posted because of an error, or its outcome is unknown."""
    UNWANTED = "unwanted"
    """Not posted, since bot.toml had no team channel or no longer the survey."""
    EARLY = "early"
    """Planned before the end of its week by a clock that ran ahead. It can be planned again."""


class OutboxState(StrEnum):
    DUE = "due"
    """Waits to be sent, now or at its time."""
    SENDING = "sending"
    """Claimed; the request may be under way."""
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """The outcome is unknown, and a repetition would do harm."""
    FAILED = "failed"
    DROPPED = "dropped"
    """No longer needed at its time."""


class OutboxKind(StrEnum):
    """The action of a row. ``storage/messaging/keys.py`` defines the shapes of its key."""

    QUESTION = "question"
    """Posts the question. Key: the invitation."""
    QUESTION_AGAIN = "question again"
    """Posts the question again, below a reply without a number. Key: the invitation."""
    QUESTION_BACK = "question back"
    """Posts the question again after *Not now*. Key: the invitation."""
    CARD = "card"
    """Edits the invitation's message to show its present state. Key: the invitation."""
    RETIRED = "retired"
    """Removes the buttons of an invitation's older message. Key: the message."""
    REMINDER = "reminder"
    """Posts a reminder. Key: the invitation."""
    AFTER_OUTAGE = "after outage"
    """Posts a line below an open question whose tap may be lost. Key: the invitation and the start
    of the outage."""
    CAMPAIGN = "campaign"
    """Asks the next people of a campaign and becomes due again until all are asked. Sends nothing
    itself. Key: the campaign."""
    EXPIRY = "expiry"
    """Expires the invitation. Sends nothing. Key: the invitation."""
    NOTE = "note"
    """Sends a one-time line to a person. Key: the update or prompt it answers."""
    ALERT = "alert"
    """Posts the case's card in the support channel. Key: the case."""
    ALERT_LOST = "alert lost"
    """Notifies the admin address of an alert that could not be posted. Key: the case."""
    ALERT_THREAD = "alert thread"
    """Posts a full comment below its alert. Key: the case and the part."""
    FEEDBACK = "feedback"
    """Posts a customer's unsolicited message in the support channel. Key: the person, the minute
    of its arrival and the part."""
    MEETING = "meeting"
    """Reports an account with another person's email address. Key: the account's contact and that
    person."""
    SUMMARY = "summary"
    """Posts the weekly summary. Key: survey and week."""
    CHART = "chart"
    """Posts the chart below its summary. Key: survey and week."""
    TROUBLE = "trouble"
    """Notifies the admin address of a problem. Key: the problem."""
