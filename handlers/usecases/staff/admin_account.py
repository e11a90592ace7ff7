"""Lets the bot write to an admin who types a command for the first time."""

from handlers.updates import Commanded
from handlers.usecases.context import Context
from handlers.usecases.people.enrol import enrol
from storage.engine.store import Tx


def enrol_admin(tx: Tx, event: Commanded, context: Context) -> None:
    """Adds the account of the sender, where the bot may not write first and this is their chat."""
    if event.private and not event.user.platform.traits.writes_first:
        enrol(tx, event.user, event.chat, context)
