"""Checks who writes a reply to a customer, before it is taken."""

from bot.chat.case_taps import CaseTap
from bot.chat.messages import line
from bot.language.rich_words import cleaned, unformatted
from bot.states import CaseAction
from handlers.updates import Answered, FormSent, PrivateReply, Reply, Toast
from handlers.usecases.cases import reply
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action, may
from handlers.usecases.staff.refusals import refused
from storage import case_replies, cases
from storage.engine.store import Tx

_ACTION = Action.REPLY_TO_CUSTOMER


def handle_form(tx: Tx, event: FormSent, tap: CaseTap, context: Context) -> Reply | None:
    """Takes the words of a form."""
    case = cases.find(tx, tap.case)
    if case is None or tap.action is not CaseAction.REPLY:
        return None
    if not may(context.actor, _ACTION, cases.survey_of(tx, case.id)):
        return Toast(text=refused(tx, _ACTION, staff_texts(context.config), context))
    words = cleaned(event.words) or unformatted(event.text)
    return reply.submit_form(tx, case, words, context)


def is_asked_for(tx: Tx, event: Answered) -> bool:
    """Whether the bot's message asked for a reply to a customer."""
    return case_replies.by_prompt(tx, event.reply_to) is not None


def handle_answer(tx: Tx, event: Answered, context: Context) -> Reply | None:
    """Takes the answer to a prompt. All else that is written in a group goes nowhere."""
    if event.edited:
        return reply.explain_edit(tx, event.message, context)
    asked = case_replies.by_prompt(tx, event.reply_to)
    if asked is None:
        return None
    survey = cases.survey_of(tx, asked.case_id)
    is_known = not event.anonymous and asked.by == str(event.user.address)
    if is_known and not may(context.actor, _ACTION, survey):
        shown = refused(tx, _ACTION, staff_texts(context.config), context)
        return PrivateReply(message=line(shown))
    return reply.submit_answer(tx, event, asked, context)
