"""Posts the card of a case that a collecting message names."""

from dataclasses import replace

from bot.chat.case_taps import ShowCaseTap
from handlers.updates import Reply, Toast
from handlers.usecases.audit_entries import entry
from handlers.usecases.cases.alerts import update_message
from handlers.usecases.cases.changes import support_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from storage import audit, cases
from storage.engine.store import Tx


def show_case(tx: Tx, tap: ShowCaseTap, context: Context) -> Reply:
    """Plans the card. However often it is pressed, the card is posted once."""
    case, texts = cases.find(tx, tap.case), staff_texts(context.config)
    support = None if case is None else support_of(tx, case, context)
    if case is None or case.listed_in is None or support is None:
        return Toast(text=texts("toast.unknown"))
    if case.message is not None:
        return Toast(text=texts("alert.list.posted", number=case.id))
    if not case.shown:
        cases.mark_shown(tx, case.id)
        audit.add(tx, entry(context.actor, Action.SHOW_CASE, f"case {case.id}", context.now))
    update_message(tx, replace(case, shown=True), support, context.now)
    return Toast(text=texts("alert.list.coming"), shown=True)
