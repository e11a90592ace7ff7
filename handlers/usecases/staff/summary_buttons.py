"""Answers the buttons of a summary: all comments, "How sure is this?", Share.

Below a post in the team's channel the answers stand in its thread, each once. Elsewhere they are
for the presser alone.
"""

from typing import Final

from bot.chat.taps import CommentsTap, HowSureTap, ShareTap, SummaryTap
from bot.config.config import SurveyConfig
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.language.texts import Texts
from handlers.updates import Aside, Pressed, Reply, Toast
from handlers.usecases import recipient_keys
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.private_answers import in_group, is_in
from handlers.usecases.staff_channels import StaffChannel
from handlers.usecases.summary.below_post import SURE, page_part, part_of
from storage import audit
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import ReplyKey, WeekKey
from storage.messaging.outbox import Item
from storage.states import OutboxKind, OutboxState

_UNSENT: Final = {OutboxState.FAILED, OutboxState.DROPPED}


def handle_press(tx: Tx, event: Pressed, tap: SummaryTap, context: Context) -> Reply:
    """Answers a press. The actor's role is checked already."""
    texts = staff_texts(context.config)
    survey = next((one for one in context.config.summarised if one.key == tap.survey), None)
    week = _week(tap.week)
    if survey is None or week is None:
        return Toast(text=texts("summary.toast.no_survey"))
    match tap:
        case ShareTap():
            return _share(tx, survey, week, context, texts)
        case CommentsTap(page=page):
            return _answer(tx, event, survey, week, page_part(page), context)
        case HowSureTap():
            return _answer(tx, event, survey, week, SURE, context)


def _week(text: str) -> Week | None:
    try:
        return Week.parse(text)
    except ValueError:
        return None


def _answer(
    tx: Tx, event: Pressed, survey: SurveyConfig, week: Week, part: str, context: Context
) -> Reply:
    texts, config = staff_texts(context.config), context.config
    message = part_of(tx, survey, week, part, context)
    if message is None:
        return Toast(text=texts("summary.toast.no_comments"))
    if event.message is None or not is_in(tx, config.channels_of(survey).team, event):
        _log(tx, Action.SEE_FIGURES, survey, context)
        return Aside(message=message, in_group=in_group(tx, event, texts, config))
    item = _below(event, event.message, survey, week, part, context)
    is_new = _put_once(tx, item, context)
    if is_new:
        _log(tx, Action.SEE_FIGURES, survey, context)
    return Toast(text=texts("summary.toast.thread"), shown=is_new)


def _below(
    event: Pressed,
    message: MessageRef,
    survey: SurveyConfig,
    week: Week,
    part: str,
    context: Context,
) -> Item:
    return Item(
        kind=OutboxKind.SUMMARY_THREAD,
        key=ReplyKey(source=message, line=part),
        queue=event.user.platform,
        recipient=recipient_keys.team(survey.key if survey.channels.team else ""),
        due_at=context.now,
        payload={"survey": survey.key, "week": str(week)},
    )


def _share(tx: Tx, survey: SurveyConfig, week: Week, context: Context, texts: Texts) -> Toast:
    team = StaffChannel.team_of(context.config, survey.key)
    if team is None:
        return Toast(text=texts("summary.toast.no_channel"))
    item = Item(
        kind=OutboxKind.SUMMARY_SHARED,
        key=WeekKey(survey=survey.key, week=week),
        queue=team.queue,
        recipient=team.summaries,
        due_at=context.now,
    )
    if not _put_once(tx, item, context):
        return Toast(text=texts("summary.toast.shared_already"))
    _log(tx, Action.SHARE_FIGURES, survey, context)
    return Toast(text=texts("summary.toast.shared"))


def _put_once(tx: Tx, item: Item, context: Context) -> bool:
    """Plans an item unless it is sent or waits. Returns whether it is planned now."""
    if outbox.state_of(tx, item.kind, item.key) in _UNSENT:
        outbox.put(tx, item, context.now)
        return True
    return outbox.put_once(tx, item, context.now)


def _log(tx: Tx, action: Action, survey: SurveyConfig, context: Context) -> None:
    audit.add(tx, entry(context.actor, action, f"survey {survey.key}", context.now))
