"""Handles the buttons of a case's card, and of what they answer with."""

from datetime import timedelta
from typing import Final

from bot.cases.case_forms import cause_form, note_form
from bot.cases.choices import article_choice, cause_choice, resolved_answer, snooze_choice
from bot.cases.clock import next_open
from bot.cases.entries import Entry, entry_of
from bot.cases.entry_lines import entry_line, history
from bot.cases.steps import ALLOWED, claim_kind, claimed, reopened, resolved, snoozed
from bot.chat.case_taps import (
    ArticleTap,
    CaseTap,
    CauseTap,
    NoteTap,
    OwnCauseTap,
    SnoozeTap,
    StaffCaseTap,
)
from bot.chat.messages import Message, line
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseAction, CaseState, EntryKind
from handlers.updates import Aside, OpenForm, PrivateReply, Reply, Toast
from handlers.usecases.cases import causes, reply, response_times
from handlers.usecases.cases.changes import change_case, member_of, note_act
from handlers.usecases.context import Context
from handlers.usecases.conversation import fixed_question
from handlers.usecases.localisation import staff_texts
from handlers.usecases.staff.private_answers import privately
from storage import case_entries, cases, invitations, people
from storage.engine.store import Tx

_DAY: Final = timedelta(days=1)


def handle_press(tx: Tx, tap: StaffCaseTap, context: Context) -> Reply:
    """Carries out a press on a case. A press on an older state changes nothing."""
    texts = staff_texts(context.config)
    case = cases.find(tx, tap.case)
    if case is None:
        return Toast(text=texts("case.gone"))
    if isinstance(tap, CaseTap) and tap.action is CaseAction.HISTORY:
        return _history(tx, case, texts, context)
    if isinstance(tap, NoteTap):
        return OpenForm(form=note_form(case, texts))
    if tap.version != case.version:
        return Toast(text=late(tx, case, tap.version, context))
    if _action_of(tap) not in ALLOWED[case.state]:
        return Toast(text=texts("case.gone"))
    if isinstance(tap, SnoozeTap):
        return _snooze(tx, case, tap.days, texts, context)
    if isinstance(tap, CauseTap):
        return _choose_cause(tx, case, tap.cause, texts, context)
    if isinstance(tap, ArticleTap):
        return _resolve(tx, case, tap.cause, texts, context, with_article=tap.wanted)
    if isinstance(tap, OwnCauseTap):
        return OpenForm(form=cause_form(case, texts))
    return _press(tx, case, tap.action, texts, context)


def _action_of(tap: CaseTap | SnoozeTap | CauseTap | ArticleTap | OwnCauseTap) -> CaseAction:
    """Returns the button of the card that the press belongs to."""
    match tap:
        case CaseTap(action=action):
            return action
        case SnoozeTap():
            return CaseAction.SNOOZE
        case _:
            return CaseAction.RESOLVE


def _press(tx: Tx, case: Case, action: CaseAction, texts: Texts, context: Context) -> Reply:
    match action:
        case CaseAction.CLAIM:
            return _claim(tx, case, texts, context)
        case CaseAction.REPLY:
            return reply.begin(tx, case, context)
        case CaseAction.SNOOZE:
            return Aside(message=snooze_choice(case, texts))
        case CaseAction.RESOLVE:
            return Aside(message=_causes(tx, case, texts, context))
        case CaseAction.REOPEN:
            return _reopen(tx, case, texts, context)
    raise AssertionError(action)


def late(tx: Tx, case: Case, seen: int, context: Context) -> str:
    """Returns what to say to a press on an older state: what has happened since."""
    found, texts = case_entries.since(tx, case.id, seen), staff_texts(context.config)
    since = list(causes.with_labels(found, context.config))
    zone, name = str(context.config.timezone), people.get(tx, case.person_id).name
    what = entry_line(since[-1], texts, zone, name).text if since else ""
    return texts("case.late", what=what)


def _claim(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    by = member_of(context)
    if case.owner == by.address and case.state is CaseState.CLAIMED:
        return Toast(text=texts("case.yours"))
    entry = entry_of(claim_kind(case, by), context.now, by)
    change_case(tx, claimed(case, by, context.now), entry, context)
    note_act(tx, case, CaseAction.CLAIM, context)
    return Toast(text=texts("case.now_yours"), shown=True)


def _reopen(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    due_at = response_times.due_again(tx, case, context)
    entry = entry_of(EntryKind.REOPENED, context.now, member_of(context))
    change_case(tx, reopened(case, due_at, context.now), entry, context)
    note_act(tx, case, CaseAction.REOPEN, context)
    return Toast(text=entry_line(entry, texts, str(context.config.timezone)).text, shown=True)


def _snooze(tx: Tx, case: Case, days: int, texts: Texts, context: Context) -> Reply:
    by, zone = member_of(context), str(context.config.timezone)
    until = next_open(context.now + days * _DAY, context.config.case_hours)
    entry = Entry(
        kind=EntryKind.SNOOZED, at=context.now, by=by.address, by_name=by.name, until=until
    )
    change_case(tx, snoozed(case, by, until, context.now), entry, context)
    note_act(tx, case, CaseAction.SNOOZE, context)
    shown = texts("case.snooze.done", number=case.id, until=texts.moment(until, zone))
    return PrivateReply(message=line(shown))


def _causes(tx: Tx, case: Case, texts: Texts, context: Context) -> Message:
    invitation = invitations.get(tx, case.invitation_id)
    likely = causes.likely_causes(invitation, context.config)
    return cause_choice(case, likely, texts, forms=_has_forms(context))


def _has_forms(context: Context) -> bool:
    user = context.actor.user
    return user is not None and user.platform.traits.forms


def _choose_cause(tx: Tx, case: Case, key: str, texts: Texts, context: Context) -> Reply:
    """Resolves the case, or first asks whether the cause's help article goes to the customer."""
    cause = causes.cause_of(key, context.config)
    if cause is not None and cause.article and context.config.cases.ask_fixed:
        return PrivateReply(message=article_choice(case, cause, texts))
    return _resolve(tx, case, key, texts, context)


def _resolve(
    tx: Tx, case: Case, key: str, texts: Texts, context: Context, *, with_article: bool = False
) -> Reply:
    cause = causes.cause_of(key, context.config)
    article = cause.article if cause is not None and with_article else ""
    end(tx, case, "" if cause is None else cause.key, article, context)
    return PrivateReply(message=resolved_answer(case, texts, forms=_has_forms(context)))


def end(tx: Tx, case: Case, cause: str, article: str, context: Context) -> None:
    """Resolves the case, and plans the question to the customer. *article*: goes with it."""
    by = member_of(context)
    entry = Entry(
        kind=EntryKind.RESOLVED, at=context.now, by=by.address, by_name=by.name, cause=cause
    )
    ended = resolved(case, by, cause, context.now)
    change_case(tx, ended, entry, context)
    fixed_question.plan_question(tx, ended, article, context)
    note_act(tx, case, CaseAction.RESOLVE, context)


def _history(tx: Tx, case: Case, texts: Texts, context: Context) -> Reply:
    entries = causes.with_labels(case_entries.of_case(tx, case.id), context.config)
    note_act(tx, case, CaseAction.HISTORY, context)
    zone, name = str(context.config.timezone), people.get(tx, case.person_id).name
    shown = history(case, entries, texts, zone, name)
    return Aside(message=shown, in_group=privately(texts))
