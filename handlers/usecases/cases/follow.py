"""Keeps the case of an answer and its alert up to date."""

from bot.cases.from_answer import updated_case, wants_case
from bot.model import Invitation
from handlers.usecases.cases.alerts import alert_item
from handlers.usecases.context import Context
from storage import cases
from storage.engine.store import Tx
from storage.messaging import outbox


def update_case(tx: Tx, invitation: Invitation, context: Context) -> None:
    """Opens, updates, resolves or reopens the case of an answer that has just changed."""
    case, is_posted = cases.of_invitation(tx, invitation.id), False
    if case is not None:
        cases.save(tx, updated_case(case, invitation, context.now))
        case_id, is_posted = case.id, case.message is not None
    elif wants_case(invitation):
        case_id = cases.add(tx, invitation, context.now)
    else:
        return
    support = context.config.channels.support
    if support is not None:
        outbox.put(tx, alert_item(case_id, support, context.now, is_posted=is_posted), context.now)
