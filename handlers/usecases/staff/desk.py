"""Shows the team's part of App Home to staff, above what every person sees there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.cases.case_choice import CaseChoice
from bot.chat.lookup_taps import AllCasesTap, AskAllTap, DeskTap
from bot.chat.messages import Paragraph
from bot.figures.weekly_from_answers import LONG_DAYS, days_until
from bot.language.texts import Texts
from bot.lookup import desk_view as view
from handlers.updates import Commanded, Home, Pressed, Reply, Toast
from handlers.usecases.audit_entries import entry
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action, may, may_in_some_survey
from handlers.usecases.staff import asking, case_list
from handlers.usecases.staff.arguments import Arguments
from storage import audit, reports
from storage.engine.store import Tx

SHOWN_CASES: Final = 5
"""The most cases of each list in App Home."""
_DAYS: Final = timedelta(days=LONG_DAYS)


def with_desk(tx: Tx, home: Home, context: Context) -> Home:
    """Returns the Home with the team's part on top, if it is the first view of a staff member."""
    if not home.is_first or not may_in_some_survey(context.actor, Action.SEE_HOME):
        return home
    audit.add(tx, entry(context.actor, Action.SEE_HOME, "home", context.now))
    texts, message = staff_texts(context.config), home.message
    top = (*view.title(texts), *_parts(tx, texts, context))
    return replace(home, message=replace(message, paragraphs=(*top, *message.paragraphs)))


def handle_press(tx: Tx, event: Pressed, tap: DeskTap, context: Context) -> Reply:
    """Handles a press in the team's part. The actor's role is checked already."""
    texts = staff_texts(context.config)
    if not event.in_home:
        return Toast(text=texts("toast.unknown"))
    match tap:
        case AllCasesTap():
            found = case_list.shown(tx, CaseChoice.ALL, context)
            return Home(message=view.with_way_back(found, texts))
        case AskAllTap():
            typed = Commanded(user=event.user, chat=event.user.id, private=True, text="ask all")
            return asking.propose(tx, typed, Arguments(words="all"), context)


def _parts(tx: Tx, texts: Texts, context: Context) -> Iterator[Paragraph]:
    actor = context.actor
    if may_in_some_survey(actor, Action.SEE_CASES):
        mine, overdue = (
            case_list.listed(tx, choice, SHOWN_CASES, context)
            for choice in (CaseChoice.MINE, CaseChoice.OVERDUE)
        )
        yield from view.cases(mine, overdue, texts)
    yield from _scores(tx, texts, context)
    if may(actor, Action.ASK):
        yield view.asking(texts)


def _scores(tx: Tx, texts: Texts, context: Context) -> Iterator[Paragraph]:
    config, now = context.config, context.now
    for survey in config.summarised:
        if may(context.actor, Action.SEE_FIGURES, survey.key):
            answers = reports.answers(tx, survey.key, now - _DAYS, now)
            name = survey.key if len(config.summarised) > 1 else config.product_of(survey)
            yield view.score(name, days_until(now, answers), texts)
