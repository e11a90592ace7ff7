"""Says who may run a command, to an actor who may not."""

from typing import Final

from bot.language.isolates import isolated
from bot.language.texts import Texts
from handlers.usecases.context import Context
from handlers.usecases.people.account_names import name_of
from handlers.usecases.roles import NEEDED, Action, Role, refusal
from storage.engine.store import Tx

_NAMED: Final = 3
"""Admins whose names fit into a toast."""


def refused(tx: Tx, action: Action, texts: Texts, context: Context) -> str:
    """Returns why the actor may not do *action*. Staff also learn which admin to ask."""
    if NEEDED[action] is Role.ADMIN and context.actor.is_staff:
        names = [name_of(tx, address) for address in context.config.staff.admins]
        if known := list(dict.fromkeys(isolated(name) for name in names if name))[:_NAMED]:
            return texts("toast.not_admin_ask", names=", ".join(known))
    return texts(refusal(action))
