"""Plans when people are asked by rhythm, one after the other, each on a day that has room."""

from datetime import date, datetime, timedelta
from typing import Final

from bot.campaigns.eligibility import Eligibility
from bot.campaigns.reasons import Reason
from bot.campaigns.rhythm import (
    DAYS_OF_SLACK,
    Planned,
    Spread,
    has_turn,
    lot,
    most_a_day,
    working_days_in,
)
from bot.config.config import SurveyConfig
from handlers.usecases.context import Context
from handlers.usecases.localisation import calendar_of
from storage import due_questions
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.rhythms import Rhythm

BLOCKED_FOR: Final = timedelta(days=7)
"""After so long it is seen again whether a person may be asked who may not."""


class RhythmPlanner:
    """Knows how many people each day has, with those that it has planned itself."""

    def __init__(self, tx: Tx, survey: SurveyConfig, rhythm: Rhythm, context: Context) -> None:
        config, every = context.config, timedelta(days=survey.every_days)
        self._survey, self._rhythm, self._context = survey, rhythm, context
        self._cycle = working_days_in(every, config.good_hours)
        self._most = most_a_day(rhythm.people, every, config.good_hours, survey.per_day)
        yesterday = context.now.date() - timedelta(days=1)
        self._people: dict[date, int] = due_questions.planned(tx, survey.key, yesterday)

    def plan(self, judged: Eligibility, turn: int) -> DueQuestion:
        """Returns the plan of a person who is judged now."""
        refused, now = judged.refused, self._context.now
        if refused is None:
            held = Reason.NOT_WORKING if self._was_due else None
            return self.next_turn(judged, now, turn, held, days=self._days)
        if refused.until is None:
            return self._look_again(judged, now + BLOCKED_FOR, turn, refused.reason)
        return self.next_turn(judged, refused.until, turn, refused.reason, days=self._days)

    @property
    def _was_due(self) -> bool:
        """Whether people are planned anew who were due, and not in a look at all people."""
        return self._rhythm.phase is None

    @property
    def _days(self) -> int:
        """The working days over which people are spread."""
        return DAYS_OF_SLACK if self._was_due else self._cycle

    def next_turn(
        self,
        judged: Eligibility,
        earliest: datetime,
        turn: int,
        reason: Reason | None,
        *,
        days: int = DAYS_OF_SLACK,
    ) -> DueQuestion:
        """Returns the plan of a person who may be asked from *earliest* on, if there is a turn.

        *days*: the working days among which one is chosen.
        """
        planned = self._planned(judged, earliest, turn, days)
        if not self._has_turn(judged, turn) or self._is_full(planned.day):
            again = earliest + timedelta(days=self._survey.every_days)
            return self._look_again(judged, again, turn, Reason.NO_TURN)
        self._people[planned.day] = self._people.get(planned.day, 0) + 1
        return self._question(judged, planned.at, planned.day, turn, reason)

    def _planned(self, judged: Eligibility, earliest: datetime, turn: int, days: int) -> Planned:
        """Returns the day, and a time on it that is another one after each missed day.

        A bot that never runs in the afternoon would otherwise never ask some people.
        """
        config, person = self._context.config, judged.person
        spread = Spread(
            most=self._most, people=self._people, hours=config.good_hours, turn=self._cycle
        )
        calendar = calendar_of(config, person, judged.usual)
        share = lot(self._survey.key, person.id, turn, f"after {earliest:%Y-%m-%d}")
        return spread.plan(earliest, calendar, share, days)

    def _is_full(self, day: date) -> bool:
        limit = self._survey.per_day
        return limit is not None and self._people.get(day, 0) >= limit

    def _has_turn(self, judged: Eligibility, turn: int) -> bool:
        return has_turn(
            self._survey.key,
            judged.person.id,
            turn,
            people=self._rhythm.people,
            most=self._most,
            days=self._cycle,
        )

    def _look_again(
        self, judged: Eligibility, at: datetime, turn: int, reason: Reason
    ) -> DueQuestion:
        return self._question(judged, at, None, turn, reason)

    def _question(
        self,
        judged: Eligibility,
        due_at: datetime,
        day: date | None,
        turn: int,
        reason: Reason | None,
    ) -> DueQuestion:
        return DueQuestion(
            person_id=judged.person.id,
            due_at=due_at,
            day=day,
            turn=turn,
            reason=reason,
        )
