"""The case behind a detractor's answer, and the alert that shows it."""

from datetime import datetime

from bot import cases as rules
from bot.config import Config
from bot.conversation import wants_case
from bot.model import Invitation
from handlers.usecases.alerting import alert_item
from storage import cases, outbox
from storage.store import Tx


def follow(tx: Tx, invitation: Invitation, config: Config, now: datetime) -> None:
    """Open, update, resolve or reopen the case of an answer that has just changed."""
    case, is_posted = cases.of_invitation(tx, invitation.id), False
    if case is not None:
        cases.save(tx, rules.follow(case, invitation, now))
        case_id, is_posted = case.id, case.message is not None
    elif wants_case(invitation):
        case_id = cases.add(tx, invitation, now)
    else:
        return
    support = config.channels.support
    if support is not None:
        outbox.put(tx, alert_item(case_id, support, now, is_posted=is_posted), now)
