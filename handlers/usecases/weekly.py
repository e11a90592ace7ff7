"""The weekly summary: planned as a row, drawn from the figures of its week, posted once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from bot import summary as words
from bot.addresses import Address, Platform
from bot.config import Config, SurveyConfig
from bot.figures import REMEMBERED_WEEKS, WeeklyFigures, needed, rates_from, weekly_figures
from bot.messages import Message, Style, plain
from bot.model import MessageRef
from bot.weeks import Week, due_at, latest_closed, weeks_between
from handlers.usecases import recipients
from handlers.usecases.alerting import chat_of
from handlers.usecases.context import Context
from handlers.usecases.outgoing import (
    Doubt,
    Drawn,
    Kind,
    Outgoing,
    OutgoingChart,
    Route,
    Unwanted,
)
from handlers.usecases.words import command_on, staff_texts, survey_of
from storage import outbox, reports, summaries
from storage.outbox import Item, OutboxRow
from storage.states import OutboxKind, OutboxState
from storage.store import Tx

LATE_AFTER: Final = timedelta(days=1)
"""A summary posted later than this after its time says that it is late."""
RESTS_AFTER: Final = 3
_POSTED: Final = {OutboxState.SENT, OutboxState.UNCERTAIN, OutboxState.FAILED}
"""Quiet summaries in a row, after which none is posted until something happens."""


def figures_of(tx: Tx, survey: SurveyConfig, week: Week, config: Config) -> WeeklyFigures:
    """The figures of one week of one survey."""
    zone, key = config.zone_of(survey), survey.key
    drawn = survey.buttons == "experiment"
    return weekly_figures(
        survey=key,
        week=week,
        zone=zone,
        answers=reports.answers(tx, key, *needed(week, zone)),
        ladder=reports.ladder(tx, key, *week.bounds(zone)),
        said=summaries.last_said(tx, key, week.shift(-REMEMBERED_WEEKS), week),
        rates=reports.rates(tx, key, *rates_from(week, zone)) if drawn else None,
    )


def on_demand(tx: Tx, survey: SurveyConfig, platform: Platform, context: Context) -> Message:
    """The latest closed week of a survey, for who asked on *platform*; and how to see another's."""
    texts = staff_texts(context.config)
    week = latest_closed(context.now, context.config.zone_of(survey))
    message = words.summary(figures_of(tx, survey, week, context.config), texts)
    others = [one.key for one in context.config.surveys if one != survey]
    if not others:
        return message
    command = f"{command_on(platform, context.config)} summary --survey {others[0]}"
    more = texts("summary.others", surveys=", ".join(others), command=command)
    return replace(message, paragraphs=(*message.paragraphs, plain(more, Style.QUIET)))


def plan_all(tx: Tx, context: Context) -> None:
    """See to it that each survey's next summary has a row, for the channel and the time that
    bot.toml names today."""
    for survey in context.config.surveys:
        last = outbox.last_of(tx, OutboxKind.SUMMARY, f"{survey.key}/")
        if last is None:
            _plan(
                tx,
                survey,
                latest_closed(context.now, context.config.zone_of(survey)).next(),
                context,
            )
            continue
        _, week = _about(last, context.config)
        team = context.config.channels.team
        if last.state not in {OutboxState.DUE, OutboxState.SENDING}:
            _plan(tx, survey, week.next(), context)
        elif team is not None and last.state is OutboxState.DUE:
            outbox.put(tx, _item(survey, week, team, context.config, last.payload), context.now)
        elif team is not None:  # to put it now would have it sent once more
            outbox.move(tx, [OutboxKind.SUMMARY], team.platform)


def _plan(tx: Tx, survey: SurveyConfig, week: Week, context: Context, *, quiet: int = 0) -> None:
    """*quiet*: how many summaries in a row, posted before it, said that nothing happened.

    A clock that ran ahead may have posted this week already, or dropped it as one to come.
    """
    team = context.config.channels.team
    if team is None:
        return
    while (state := outbox.state_of(tx, OutboxKind.SUMMARY, f"{survey.key}/{week}")) in _POSTED:
        week = week.next()
    if state not in {OutboxState.DUE, OutboxState.SENDING}:
        payload = {"quiet": quiet} if quiet else None
        outbox.put(tx, _item(survey, week, team, context.config, payload), context.now)


def _item(
    survey: SurveyConfig,
    week: Week,
    team: Address,
    config: Config,
    payload: Mapping[str, Any] | None = None,
) -> Item:
    return Item(
        kind=OutboxKind.SUMMARY,
        key=f"{survey.key}/{week}",
        queue=team.platform,
        recipient=recipients.TEAM,
        due_at=_due_at(survey, week, config),
        payload=payload,
    )


def _due_at(survey: SurveyConfig, week: Week, config: Config) -> datetime:
    return due_at(week, config.zone_of(survey), survey.summary.weekday, survey.summary.time)


def _about(row: OutboxRow, config: Config) -> tuple[SurveyConfig, Week]:
    key, _, week = row.key.partition("/")
    return survey_of(config, key), Week.parse(week)


def _route(tx: Tx, row: OutboxRow, context: Context) -> Route:
    return Route(chat=_chat(tx, context))


def _chat(tx: Tx, context: Context) -> str:
    return chat_of(tx, context.config.channels.team)


def _summary(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    """The summary of the row's week, or, after downtime, of the latest closed one instead."""
    config, now, team = context.config, context.now, context.config.channels.team
    survey, week = _about(row, config)
    if team is None:
        return Unwanted(reason="no team channel is configured")
    if survey not in config.surveys:
        return Unwanted(reason="the survey is not in bot.toml any more")
    latest = latest_closed(now, config.zone_of(survey))
    if week > latest:  # the clock ran ahead when it was planned
        _plan(tx, survey, latest.next(), Context(config=config, now=now), quiet=_quiet_before(row))
        return Unwanted(reason="its week is not over")
    if week < latest:
        missed = [str(one) for one in (*_missed(row), *weeks_between(week, latest))]
        payload = {"missed": missed, "quiet": _quiet_before(row)}
        outbox.put_once(tx, _item(survey, latest, team, config, payload), now)
        return Unwanted(reason=f"{latest} is posted instead")
    quiet = _quiet_in_a_row(tx, row, survey, week, config)
    if quiet > RESTS_AFTER:
        _plan(tx, survey, week.next(), Context(config=config, now=now), quiet=RESTS_AFTER)
        return Unwanted(reason="nothing has happened for weeks")
    figures = figures_of(tx, survey, week, config)
    summaries.about_to_say(tx, survey.key, week, None if quiet else figures.change.verdict)
    message = words.summary(
        figures,
        staff_texts(config),
        late_since=_late_since(survey, week, Context(config=config, now=now)),
        missed=_missed(row),
        rests=command_on(team.platform, config) if quiet == RESTS_AFTER else None,
    )
    return Outgoing(chat=_chat(tx, context), message=message, marker=_marker(tx, row))


def _late_since(survey: SurveyConfig, week: Week, context: Context) -> date | None:
    due = _due_at(survey, week, context.config)
    return (
        due.astimezone(context.config.zone_of(survey)).date()
        if context.now > due + LATE_AFTER
        else None
    )


def _quiet_in_a_row(
    tx: Tx, row: OutboxRow, survey: SurveyConfig, week: Week, config: Config
) -> int:
    """How many summaries in a row, with this one, say that nothing happened; 0: this one tells of
    something."""
    within = week.bounds(config.zone_of(survey))
    asked = reports.ladder(tx, survey.key, *within).asked
    if words.is_quiet(asked=asked, answered=len(reports.answers(tx, survey.key, *within))):
        return _quiet_before(row) + 1
    return 0


def _quiet_before(row: OutboxRow) -> int:
    quiet: int = (row.payload or {}).get("quiet", 0)
    return quiet


def _marker(tx: Tx, row: OutboxRow) -> str:
    return row.key


def _missed(row: OutboxRow) -> tuple[Week, ...]:
    return tuple(Week.parse(week) for week in (row.payload or {}).get("missed", ()))


def _summary_sent(tx: Tx, row: OutboxRow, message: MessageRef, context: Context) -> None:
    survey, week = _about(row, context.config)
    summaries.posted(tx, survey.key, week, context.now)
    chart = Item(
        kind=OutboxKind.CHART,
        key=row.key,
        queue=row.queue,
        recipient=recipients.TEAM,
        due_at=context.now,
        payload={"below": message},
    )
    outbox.put_once(tx, chart, context.now)
    quiet = _quiet_in_a_row(tx, row, survey, week, context.config)
    _plan(tx, survey, week.next(), context, quiet=quiet)


def _summary_lost(tx: Tx, row: OutboxRow, context: Context) -> None:
    """One week that could not be posted must not end the series."""
    survey, week = _about(row, context.config)
    _plan(tx, survey, week.next(), context, quiet=_quiet_before(row))


def _chart(tx: Tx, row: OutboxRow, context: Context) -> Drawn:
    assert row.payload is not None
    survey, week = _about(row, context.config)
    figures = figures_of(tx, survey, week, context.config)
    if not any(window.counts.n for window in figures.weeks):
        return Unwanted(reason="there is nothing to draw")
    return OutgoingChart(
        chat=_chat(tx, context),
        figures=figures,
        alt=words.chart_alt(figures, staff_texts(context.config)),
        reply_to=MessageRef(row.payload["below"]),
    )


KINDS = {
    OutboxKind.SUMMARY: Kind(
        route=_route,
        draw=_summary,
        doubt=Doubt.REPEAT,
        marker=_marker,
        sent=_summary_sent,
        lost=_summary_lost,
    ),
    OutboxKind.CHART: Kind(route=_route, draw=_chart, doubt=Doubt.REPEAT),
}
