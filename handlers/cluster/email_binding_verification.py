"""Verifies the accounts that an earlier release bound to people by email address.

Each contact has its own transaction, so that a restart continues where the last run stopped.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.ids import ContactId
from bot.model import Contact
from handlers.ports import Directory, SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import User
from handlers.usecases.context import Context
from handlers.usecases.people import email_binding
from storage import bindings
from storage.engine.store import StorageError, Store

PACE: Final = timedelta(seconds=1.5)
"""Between two lookups: forty a minute, where Slack allows at least a hundred."""
PAUSE: Final = timedelta(seconds=30)
"""After a temporary failure."""
MOST_TRIES: Final = 20
REPEAT_EVERY: Final = timedelta(days=1)
"""How often accounts whose lookup failed are tried again."""
BATCH: Final = 100

log = structlog.get_logger()


async def keep_verifying(
    store: Store,
    directory: Directory,
    platform: Platform,
    config: Config,
    now: Callable[[], datetime],
) -> None:
    """Verifies all unverified contacts, then repeats that once a day; never ends."""
    while True:
        try:
            await _verify_all(store, directory, platform, config, now)
            await asyncio.sleep(REPEAT_EVERY.total_seconds())
        except StorageError as error:
            log.warning("verification.interrupted", error=loggable(error))
            await asyncio.sleep(PAUSE.total_seconds())


async def _verify_all(
    store: Store,
    directory: Directory,
    platform: Platform,
    config: Config,
    now: Callable[[], datetime],
) -> None:
    last = ContactId(0)
    while batch := await store.read(bindings.unverified, platform, last, BATCH):
        for contact in batch:
            account = await _account(directory, contact)
            if account is not None and await store.run(
                email_binding.verify, account, Context(config=config, now=now())
            ):
                log.warning("contact.suspended", contact=contact.id)
            last = contact.id
            await asyncio.sleep(PACE.total_seconds())
    await store.run(email_binding.send_report, now())


async def _account(directory: Directory, contact: Contact) -> User | None:
    """Returns the contact's account as the platform describes it; ``None`` if the lookup fails.

    The number of tries is limited, so that one account does not block the others.
    """
    for _ in range(MOST_TRIES):
        try:
            account = User(platform=contact.platform, id=contact.user, workspace=contact.workspace)
            return await directory.describe(account)
        except SendError as error:
            log.warning("contact.verification_failed", contact=contact.id, reason=loggable(error))
            if error.permanent:
                return None
            await asyncio.sleep((error.retry_after or PAUSE).total_seconds())
    return None
