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

    CHOSEN = "chosen"
    REPLACED = "replaced"
    """A newer question or decision replaced it."""
    EXPIRED = "expired"


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


class Phase(StrEnum):
    """A phase of the rhythm's look at all people."""

    COUNTING = "counting"
    PLANNING = "planning"


class EventQuestionState(StrEnum):
    """How the question after an event ended, or that it waits."""

    WAITING = "waiting"
    ASKED = "asked"
    DROPPED = "dropped"


class OutboxKind(StrEnum):
    """The action of a row. ``storage/messaging/keys.py`` defines the shapes of its key."""

    QUESTION = "question"
    """Posts the question. Key: the invitation."""
    CARD_BELOW = "card below"
    """Posts the invitation's card again, below what the person typed. Key: the invitation."""
    QUESTION_BACK = "question back"
    """Posts the question again after *Not now*. Key: the invitation."""
    CARD = "card"
    """Edits the invitation's message to show its present state. Key: the invitation."""
    RETIRED = "retired"
    """Removes the buttons of a settled prompt, a reminder or an invitation's older message. Key:
    the message."""
    REMINDER = "reminder"
    """Posts a reminder. Key: the invitation."""
    AFTER_OUTAGE = "after outage"
    """Posts a line below an open question whose tap may be lost. Key: the invitation and the start
    of the outage."""
    CAMPAIGN = "campaign"
    """Asks the next people of a campaign and becomes due again until all are asked. Sends nothing
    itself. Key: the campaign."""
    RHYTHM = "rhythm"
    """Asks the people of a survey who are due, and becomes due again. Sends nothing itself. Key:
    the survey."""
    START_OFFER = "start offer"
    """Shows the admin address the forecast, before a survey asks by itself. Key: the survey."""
    RECEIPT = "receipt"
    """Posts how far a campaign has come where it was started, and edits it. Key: the campaign."""
    EXPIRY = "expiry"
    """Expires the invitation. Sends nothing. Key: the invitation."""
    NOTE = "note"
    """Sends a one-time line to a person. Key: the update or prompt it answers."""
    ALERT = "alert"
    """Posts the case's card in the support channel. Key: the case."""
    ALERT_LIST = "alert list"
    """Posts one message for many alerts that are due at once. Key: the first of its cases."""
    ALERT_LOST = "alert lost"
    """Notifies the admin address of an alert that could not be posted. Key: the case."""
    ALERT_THREAD = "alert thread"
    """Posts news of a case below its alert. Key: the case, their time and the part."""
    FIXED_QUESTION = "fixed question"
    """Asks a customer whether a resolved case is fixed. Key: the prompt."""
    CASE_CLOCK = "case clock"
    """Does what happens to a case by itself at this time, and becomes due for the next. Sends
    nothing itself. Key: the case."""
    CASE_ESCALATION = "case escalation"
    """Writes to the person for late responses, on another platform than the channel's. Key: the
    case."""
    OLD_CASES = "old cases"
    """Offers the admin address to close the cases from before an upgrade. Key: the revision."""
    CLOSE_CASES = "close cases"
    """Closes these cases and becomes due again until all are closed. Sends nothing itself. Key:
    the revision."""
    STAFF_REPLY = "staff reply"
    """Sends a reply of the staff to a customer. Key: the case and the reply."""
    REPLY_PROMPT = "reply prompt"
    """Asks a member of the staff for the words of a reply. Key: the case and the reply."""
    REPLY_NOTICE = "reply notice"
    """Shows its writer how a reply ends. Key: the case and the reply."""
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
    SUMMARY_THREAD = "summary thread"
    """Posts comments or explanations below a summary. Key: the summary's message and the part."""
    SUMMARY_SHARED = "summary shared"
    """Posts a summary that a member of the team shares. Key: survey and week."""
    PERSONAL_COPY = "personal copy"
    """Sends a person everything that is kept about them. Key: the person, the time of the request
    and the page."""
    ERASURE = "erasure"
    """Erases a person who asked for it in chat. Sends nothing itself. Key: the person."""
    ERASED_MESSAGE = "erased message"
    """Edits a message about an erased person. Key: the message."""
    PREVIEW = "preview"
    """Posts one message of a survey's conversation to an admin. Key: the preview and its number."""
    TROUBLE = "trouble"
    """Notifies the admin address of a problem. Key: the problem."""
    ADMIN_LOST = "admin lost"
    """Reports in the support channel that the admin address refuses messages. Key: the refusal."""
