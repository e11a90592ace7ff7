"""Takes the forms of a case: a cause in own words, and a note."""

from bot.cases.case_forms import LONGEST_CAUSE, LONGEST_NOTE
from bot.cases.entries import Entry
from bot.chat.case_taps import NoteTap, OwnCauseTap
from bot.chat.messages import line
from bot.language.cleaning import clean, one_line
from bot.model import Case
from bot.states import EntryKind
from handlers.updates import FormSent, PrivateReply, Reply, Toast
from handlers.usecases.audit_entries import entry as audit_entry
from handlers.usecases.cases.changes import change_case, member_of, support_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action, action_of_tap, may
from handlers.usecases.staff import case_buttons
from handlers.usecases.staff.refusals import refused
from handlers.usecases.staff_channels import chat_of
from storage import audit, cases
from storage.engine.store import Tx


def handle_form(
    tx: Tx, event: FormSent, tap: NoteTap | OwnCauseTap, context: Context
) -> Reply | None:
    """Takes the words of a form. Only members of the support channel can send one."""
    case, texts = cases.find(tx, tap.case), staff_texts(context.config)
    action = action_of_tap(tap)
    if case is None or action is None:
        return None
    if not may(context.actor, action, cases.survey_of(tx, case.id)):
        return Toast(text=refused(tx, action, texts, context))
    words = clean(event.text)
    if not words:
        return None
    if isinstance(tap, NoteTap):
        return _note(tx, case, words[:LONGEST_NOTE], context)
    chat = chat_of(tx, support_of(tx, case, context))
    if tap.version != case.version:
        return PrivateReply(
            message=line(case_buttons.late(tx, case, tap.version, context)), chat=chat
        )
    case_buttons.end(tx, case, one_line(words)[:LONGEST_CAUSE], "", context)
    return PrivateReply(message=line(texts("case.resolve.done", number=case.id)), chat=chat)


def _note(tx: Tx, case: Case, words: str, context: Context) -> Reply:
    by, texts = member_of(context), staff_texts(context.config)
    entry = Entry(kind=EntryKind.NOTED, at=context.now, by=by.address, by_name=by.name, words=words)
    change_case(tx, case, entry, context)
    what = f"case {case.id}"
    audit.add(tx, audit_entry(context.actor, Action.NOTE_CASE, what, context.now))
    chat = chat_of(tx, support_of(tx, case, context))
    return PrivateReply(message=line(texts("case.note.done")), chat=chat)
