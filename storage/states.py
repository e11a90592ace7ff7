"""The states of the rows that come in and go out."""

from enum import StrEnum
from typing import Final

JOBS: Final = "jobs"
"""The queue of rows that send nothing. Every other queue is a platform's."""


class InboxState(StrEnum):
    NEW = "new"
    DONE = "done"
    QUARANTINED = "parked"  # as databases of every release have it
    """Three attempts failed, or it cannot be read. It blocks nobody."""


class Settled(StrEnum):
    """How a prompt ended."""

    YES = "yes"
    NO = "no"
    REPLACED = "replaced"
    """Something else was asked or concluded since."""


class SummaryEnd(StrEnum):
    """How the summary of one week ended."""

    POSTED = "posted"
    QUIET = "quiet"
    """Posted, and it says that nobody was asked and nobody answered."""
    MISSED = "missed"
    """The bot was away. A later one was posted instead, and names this week."""
    RESTED = "rested"
    """Not posted: it would have followed three quiet ones, and was quiet too."""
    LOST = "lost"
    """It could not be posted, or its outcome is unknown."""
    UNWANTED = "unwanted"
    """Nobody was to read it: there was no team channel, or bot.toml no longer had the survey."""
    EARLY = "early"
    """A clock ran ahead when it was planned. Its week was not over, and can be planned again."""


class OutboxState(StrEnum):
    DUE = "due"
    """To be sent, now or at its time."""
    SENDING = "sending"
    """Claimed: the request is on its way."""
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """Its outcome is unknown, and sending it again would do harm."""
    FAILED = "failed"
    DROPPED = "dropped"
    """No longer wanted when its time came."""


class OutboxKind(StrEnum):
    """What a row brings about. The shapes of its key are in ``storage/messaging/keys.py``."""

    QUESTION = "question"
    """The invitation's message. Key: the invitation."""
    QUESTION_AGAIN = "question again"
    """The question once more, below words without a number. Key: the invitation."""
    QUESTION_BACK = "question back"
    """The question once more after *Not now*. Key: the invitation."""
    CARD = "card"
    """The invitation's message shows its present state. Key: the invitation."""
    RETIRED = "retired"
    """An older message of an invitation loses its buttons. Key: the message."""
    REMINDER = "reminder"
    """Key: the invitation."""
    AFTER_OUTAGE = "after outage"
    """A line below an open question whose tap may have been lost. Key: the invitation, and
    since when the bot was away."""
    CAMPAIGN = "campaign"
    """Asks some people of a campaign, and comes again until all are asked; sends nothing itself.
    Key: the campaign."""
    EXPIRY = "expiry"
    """The invitation has waited long enough; sends nothing. Key: the invitation."""
    NOTE = "note"
    """A line to a person, said once. Key: what it answers."""
    ALERT = "alert"
    """The case's card in the support channel. Key: the case."""
    ALERT_LOST = "alert lost"
    """The admin address hears of an alert that could not be posted. Key: the case."""
    ALERT_THREAD = "alert thread"
    """A comment, whole, below its alert. Key: the case and the part."""
    FEEDBACK = "feedback"
    """What somebody wrote while nothing was open, in the support channel. Key: the person, the
    minute it came in, and the part."""
    MEETING = "meeting"
    """An account has somebody else's email address. Key: the account's contact, and the
    person whose address it is."""
    SUMMARY = "summary"
    """The weekly summary. Key: survey and week."""
    CHART = "chart"
    """The chart below its summary. Key: survey and week."""
    TROUBLE = "trouble"
    """A line to the admin address. Key: what is wrong."""
