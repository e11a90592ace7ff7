"""Pauses all asking at once, and resumes it."""

from dataclasses import dataclass
from datetime import datetime

from bot.config.config import SurveyConfig
from bot.language.texts import Texts
from bot.states import CampaignState
from handlers.usecases import survey_jobs
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import ask, receipt
from handlers.usecases.context import Context
from handlers.usecases.roles import Action
from storage import asking_pause, audit, campaigns, event_questions, rhythms
from storage.engine.store import Tx


@dataclass(frozen=True, kw_only=True)
class AskingState:
    """Whether all asking is paused, and what waits."""

    since: datetime | None
    """Since when it is paused; ``None``: people are asked."""
    waiting: int
    """Questions, reminders and returns that are due, and people whom campaigns ask next.

    Questions after events count, too, some of which may be dropped. What is due later does not.
    """
    drops: bool = False
    """Whether a survey asks after events, and so drops questions that wait for too long."""
    changed: bool = True
    """Whether this act changed it."""


def state(tx: Tx, context: Context) -> AskingState:
    pause = asking_pause.current(tx)
    since = None if pause is None else pause.since
    return AskingState(
        since=since, waiting=_waiting(tx, context), drops=_drops(tx, context), changed=False
    )


def pause(tx: Tx, context: Context) -> AskingState:
    """Pauses all asking. Nothing that asks starts to be sent after the COMMIT."""
    changed = asking_pause.pause(tx, context.actor.id, context.now)
    if changed:
        _log(tx, Action.PAUSE_ASKING, context)
        _show(tx, context)
    current = asking_pause.current(tx)
    since = context.now if current is None else current.since
    return AskingState(
        since=since, waiting=_waiting(tx, context), drops=_drops(tx, context), changed=changed
    )


def resume(tx: Tx, context: Context) -> AskingState:
    """Ends the pause. What waits goes out now; campaigns and surveys go on."""
    waiting = _waiting(tx, context)
    if not asking_pause.resume(tx):
        return AskingState(since=None, waiting=waiting, changed=False)
    _log(tx, Action.RESUME_ASKING, context)
    for campaign in campaigns.started(tx):
        left = campaign.position < len(campaign.people)
        if campaign.state is CampaignState.RUNNING and left:
            ask.go_on(tx, campaign.token, context.now)
    for survey in context.config.surveys:
        if survey.asks_by_itself:
            survey_jobs.wake(tx, survey.key, context.now)
    _show(tx, context)
    return AskingState(since=None, waiting=waiting)


def worded(state: AskingState, command: str, texts: Texts, context: Context) -> str:
    """Returns what an act has come to, or what holds. *command*: how staff commands begin."""
    if state.since is None:
        if not state.changed:
            return texts("pause.none")
        if not state.waiting:
            return texts("pause.ended.nothing")
        return texts.count("pause.ended", state.waiting)
    zone = str(context.config.timezone)
    key = "pause.begun" if state.changed else "pause.since"
    since = texts.moment(state.since, zone)
    waiting = texts("pause.waiting.nothing")
    if state.waiting:
        waiting = texts.count("pause.waiting", state.waiting)
    drops = [texts("pause.drops")] if state.drops else []
    how_to_end = texts("pause.how_to_end", command=command)
    return " ".join([texts(key, since=since), waiting, *drops, how_to_end])


def _drops(tx: Tx, context: Context) -> bool:
    return any(_asks_after_events(tx, survey) for survey in context.config.surveys)


def _asks_after_events(tx: Tx, survey: SurveyConfig) -> bool:
    return survey.ask == "event" and rhythms.is_started(tx, survey.key)


def _waiting(tx: Tx, context: Context) -> int:
    running = (one for one in campaigns.started(tx) if one.state is CampaignState.RUNNING)
    left = sum(
        max(0, one.size - sum(campaigns.counts(tx, one.token).values()))
        for one in running
        if one.position < len(one.people)
    )
    after_events = sum(
        event_questions.count_due(tx, survey.key, context.now)
        for survey in context.config.surveys
        if _asks_after_events(tx, survey)
    )
    return left + after_events + asking_pause.waiting(tx, context.now, context.config.platforms)


def _show(tx: Tx, context: Context) -> None:
    """Plans that the receipts show it."""
    for campaign in campaigns.started(tx):
        receipt.renew(tx, campaign.token, context.now)


def _log(tx: Tx, action: Action, context: Context) -> None:
    audit.add(tx, entry(context.actor, action, "asking", context.now))
