"""Plans the weekly summary as a row, renders it from the figures of its week, posts it once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.chat.refusals import Refusal
from bot.config.config import Config, SurveyConfig
from bot.figures.weeks import Week, due_at, latest_closed, weeks_between
from bot.ids import MessageRef
from bot.summary import message as words
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts
from handlers.usecases.outgoing import Kind, Outgoing, OutgoingChart, RenderResult, Skip
from handlers.usecases.staff_channels import StaffChannel
from handlers.usecases.summary.posts import OfWeek, PostWithChart, drawing_of
from handlers.usecases.summary.rendering import (
    figures_of,
    moved_before,
    post_context,
    whole_figures_of,
)
from storage import summaries
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import WeekKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind, OutboxState, SummaryEnd

LATE_AFTER: Final = timedelta(days=1)
"""A summary that is posted so long after its time says that it is late."""
RESTS_AFTER: Final = 3
"""After so many quiet summaries in a row, none is posted until something happens."""
_POSTED: Final = {OutboxState.SENT, OutboxState.UNCERTAIN, OutboxState.FAILED}


def plan_all(tx: Tx, context: Context) -> None:
    """Plans each survey's next summary, for the channel and the time in today's bot.toml."""
    for survey in context.config.summarised:
        last = outbox.last_of(tx, OutboxKind.SUMMARY, WeekKey.prefix(survey.key))
        if last is None:
            _plan(
                tx,
                survey,
                latest_closed(context.now, context.config.zone_of(survey)).next(),
                context,
            )
            continue
        week = last.about(WeekKey).week
        team = StaffChannel.team_of(context.config, survey.key)
        if last.state not in {OutboxState.DUE, OutboxState.SENDING}:
            _plan(tx, survey, week.next(), context)
        elif team is not None and last.state is OutboxState.DUE:
            item = _item(survey, week, team, context.config)
            outbox.put(tx, replace(item, payload=last.payload), context.now)


def _plan(tx: Tx, survey: SurveyConfig, week: Week, context: Context) -> None:
    """Plans the summary of *week*, or of the first later week that is not posted.

    If the clock was ahead, this week may be posted already, or dropped as too early.
    """
    team = StaffChannel.team_of(context.config, survey.key)
    if team is None:
        return
    while (state := outbox.state_of(tx, OutboxKind.SUMMARY, _key(survey, week))) in _POSTED:
        week = week.next()
    if state not in {OutboxState.DUE, OutboxState.SENDING}:
        outbox.put(tx, _item(survey, week, team, context.config), context.now)


def _item(survey: SurveyConfig, week: Week, team: StaffChannel, config: Config) -> Item:
    return Item(
        kind=OutboxKind.SUMMARY,
        key=_key(survey, week),
        queue=team.queue,
        recipient=team.summaries,
        due_at=_due_at(survey, week, config),
    )


def _due_at(survey: SurveyConfig, week: Week, config: Config) -> datetime:
    return due_at(week, config.zone_of(survey), survey.summary.weekday, survey.summary.time)


def _key(survey: SurveyConfig, week: Week) -> WeekKey:
    return WeekKey(survey=survey.key, week=week)


class Summary(PostWithChart):
    """The weekly summary."""

    @property
    def marker(self) -> str:
        return self.row.key

    def render(self, tx: Tx) -> RenderResult:
        """Renders the summary of the row's week.

        After downtime, plans the summary of the latest closed week instead.
        """
        config, week = self.context.config, self.week
        if (team := self.team) is None:
            return self._skip(tx, SummaryEnd.UNWANTED, "no team channel is configured")
        if self.survey not in config.summarised:
            return self._skip(tx, SummaryEnd.UNWANTED, "bot.toml has no such NPS survey any more")
        latest = latest_closed(self.context.now, config.zone_of(self.survey))
        if week > latest:  # the clock was ahead when it was planned
            _plan(tx, self.survey, latest.next(), self.context)
            return self._skip(tx, SummaryEnd.EARLY, "its week is not over")
        if week < latest:
            return self._later_instead(tx, latest, team)
        quiet = self._quiet_in_a_row(tx)
        if quiet > RESTS_AFTER:
            _plan(tx, self.survey, week.next(), self.context)
            return self._skip(tx, SummaryEnd.RESTED, "nothing has happened for weeks")
        return self._message(tx, quiet, team)

    def _later_instead(self, tx: Tx, latest: Week, team: StaffChannel) -> Skip:
        item = _item(self.survey, latest, team, self.context.config)
        outbox.put_once(tx, item, self.context.now)
        missed = weeks_between(self.week, latest)
        return self._skip(tx, SummaryEnd.MISSED, f"{latest} is posted instead", missed)

    def _skip(self, tx: Tx, end: SummaryEnd, reason: str, weeks: Iterable[Week] = ()) -> Skip:
        """Ends *weeks*, or the row's week if none is given, without a summary."""
        now = self.context.now
        summaries.mark_ended(tx, self.survey.key, tuple(weeks) or (self.week,), end, now)
        return Skip(reason=reason)

    def _message(self, tx: Tx, quiet: int, team: StaffChannel) -> Outgoing:
        config, survey, week = self.context.config, self.survey, self.week
        figures = whole_figures_of(tx, survey, week, self.context)
        summaries.record_verdict(tx, survey.key, week, None if quiet else figures.change.verdict)
        summaries.record_counts(tx, survey.key, [figures.this_week])
        beside = replace(
            post_context(tx, survey, figures, self.context),
            late_since=_late_since(survey, week, self.context),
            missed=summaries.missed_before(tx, survey.key, week),
            figures_command=command_on(team.address.platform, config)
            if quiet == RESTS_AFTER
            else None,
        )
        message = words.summary(figures, staff_texts(config, survey), beside)
        outgoing = Outgoing(chat=self.chat, message=message, marker=self.marker)
        return outgoing if quiet else self._with_chart(outgoing, figures)

    def _quiet_in_a_row(self, tx: Tx) -> int:
        """Returns how many summaries in a row, including this one, are quiet; 0 if this is not."""
        if self._is_quiet(tx):
            return summaries.quiet_before(tx, self.survey.key, self.week, RESTS_AFTER) + 1
        return 0

    def sent(self, tx: Tx, message: MessageRef) -> None:
        now = self.context.now
        quiet = self._is_quiet(tx)
        summaries.mark_posted(tx, self.survey.key, self.week, now, quiet=quiet)
        if not quiet:
            self._record_moved(tx)
        if not quiet and not self._shows_chart:
            self._plan_chart(tx, message)
        _plan(tx, self.survey, self.week.next(), self.context)

    def _plan_chart(self, tx: Tx, message: MessageRef) -> None:
        now = self.context.now
        chart = Item(
            kind=OutboxKind.CHART,
            key=_key(self.survey, self.week),
            queue=self.row.queue,
            recipient=self.row.recipient,
            due_at=now,
            payload={"below": message},
        )
        outbox.put_once(tx, chart, now)

    def _record_moved(self, tx: Tx) -> None:
        """Records the moved weeks as this post has told them, so that no later one repeats it."""
        figures = figures_of(tx, self.survey, self.week, self.context.config)
        moved = [one.now for one in moved_before(tx, figures)]
        summaries.record_counts(tx, self.survey.key, moved)

    def lost(self, tx: Tx, why: Refusal) -> None:
        """Plans the next week, because a summary that cannot be posted must not end the series."""
        summaries.mark_ended(tx, self.survey.key, [self.week], SummaryEnd.LOST, self.context.now)
        _plan(tx, self.survey, self.week.next(), self.context)
        self.report_lost(tx, "refusal.summary", why)


class Chart(OfWeek):
    """The chart below its summary."""

    def render(self, tx: Tx) -> RenderResult:
        assert self.row.payload is not None
        figures = figures_of(tx, self.survey, self.week, self.context.config)
        drawing = drawing_of(figures, self.context.config)
        if drawing is None:
            return Skip(reason="there is nothing to draw")
        below = MessageRef(self.row.payload["below"])
        return OutgoingChart(chat=self.chat, drawing=drawing, reply_to=below)

    def lost(self, tx: Tx, why: Refusal) -> None:
        self.report_lost(tx, "refusal.chart", why)


def _late_since(survey: SurveyConfig, week: Week, context: Context) -> date | None:
    due, zone = _due_at(survey, week, context.config), context.config.zone_of(survey)
    return due.astimezone(zone).date() if context.now > due + LATE_AFTER else None


KINDS: Final[Mapping[OutboxKind, type[Kind]]] = {
    OutboxKind.SUMMARY: Summary,
    OutboxKind.CHART: Chart,
}
