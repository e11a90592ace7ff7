"""The reasons why a person is not asked now: codes with their dates, and their words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.language.texts import Texts
from bot.states import ContactState


class Reason(StrEnum):
    """Each has a text, ``reason.…``, which may name the dates of ``NotAsked``."""

    NEVER = "never"
    PAUSED = "paused"
    LEFT = "left"
    LEFT_CHANNELS = "left_channels"
    NO_CONTACT = "no_contact"
    NO_ACCOUNT = "no_account"
    """Slack knows no account with the person's email address."""
    BLOCKED = "blocked"
    GONE = "gone"
    SUSPENDED = "suspended"
    ASKED = "asked"
    NEW_CUSTOMER = "new_customer"
    WROTE = "wrote"
    """The person wrote without a question."""
    OPEN_CASE = "open_case"
    NO_TURN = "no_turn"
    """Not all have a turn, and the lot left the person out."""
    NOT_WORKING = "not_working"
    """The day is no working day of the person, or its good hours were over."""
    OUT_OF_HOURS = "out_of_hours"
    """The person's good hours are over, or begin too late."""
    HOLIDAY = "holiday"
    """A public holiday of the person is among the days without good hours."""
    REOPENED = "reopened"
    """The event was taken back by another one."""
    NOT_MEMBER = "not_member"
    """The survey does not ask this person by itself."""
    SELF_ENROLLED = "self_enrolled"
    """The person enrolled themselves, and bot.toml has such people left out."""
    EARLIER_EVENT = "earlier_event"
    """The question after an earlier event comes first. A foresight, never stored."""
    EARLIER_SURVEY = "earlier_survey"
    """A survey that starts earlier asks the person in this time. A foresight, never stored."""
    TOO_OLD = "too_old"
    """The event was too long ago when it was recorded. Never stored."""
    OTHER_EVENT = "other_event"
    """The survey asks after another event by now."""
    NOT_STARTED = "not_started"
    """No admin had started the survey in time."""
    ASKING_PAUSED = "asking_paused"
    """All asking was paused."""
    NOT_RUNNING = "not_running"
    """The bot did not run in time."""
    NOT_DELIVERED = "not_delivered"
    """The question was withdrawn, or could not be delivered."""


OF_CONTACT = {
    ContactState.UNREACHABLE: Reason.BLOCKED,
    ContactState.GONE: Reason.GONE,
    ContactState.SUSPENDED: Reason.SUSPENDED,
}


@dataclass(frozen=True, kw_only=True)
class NotAsked:
    """Why a person is not asked now."""

    reason: Reason
    since: datetime | None = None
    """When what the reason names happened, such as the last question."""
    until: datetime | None = None
    """When the reason ends by itself; ``None``: it blocks until something else happens."""


@dataclass(frozen=True, kw_only=True)
class ReasonTexts:
    """Words reasons for staff. Days are written in *timezone*."""

    texts: Texts
    timezone: str
    now: datetime

    def worded(self, refused: NotAsked) -> str:
        """Returns the reason without the person's name.

        An event has its time of day, too: an earlier one may be of the same day.
        """
        if refused.reason is Reason.EARLIER_EVENT and refused.since is not None:
            moment = self.texts.moment(refused.since, self.timezone)
            return self.texts("reason.earlier_event", date=moment)
        days = {"date": refused.since, "again": refused.until}
        values = {
            name: self.texts.near_day(day, self.now, self.timezone)
            for name, day in days.items()
            if day is not None
        }
        return self.texts(f"reason.{refused.reason}", **values)
