"""Verifies the ties of accounts to people that an earlier release made by email address.

Each contact is a transaction of its own, so that a restart goes on where the last one stopped.
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
from handlers.telemetry.loggable import loggable
from handlers.updates import User
from handlers.usecases.context import Context
from handlers.usecases.people import email_binding
from storage import bindings
from storage.engine.store import StorageError, Store

PACE: Final = timedelta(seconds=1.5)
"""Between two questions: forty a minute, of the hundred that Slack allows at least."""
PAUSE: Final = timedelta(seconds=30)
"""After a failure that passes."""
MOST_TRIES: Final = 20
AGAIN: Final = timedelta(days=1)
"""When those are tried again of whom Slack told nothing."""
SOME: Final = 100

log = structlog.get_logger()


async def keep_verifying(
    store: Store,
    directory: Directory,
    platform: Platform,
    config: Config,
    now: Callable[[], datetime],
) -> None:
    """Never ends: with nothing left to verify it looks once a day."""
    while True:
        try:
            await _verify_all(store, directory, platform, config, now)
            await asyncio.sleep(AGAIN.total_seconds())
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
    while some := await store.read(bindings.unverified, platform, last, SOME):
        for contact in some:
            account = await _account(directory, contact)
            if account is not None and await store.run(
                email_binding.verify, account, Context(config=config, now=now())
            ):
                log.warning("contact.suspended", contact=contact.id)
            last = contact.id
            await asyncio.sleep(PACE.total_seconds())
    await store.run(email_binding.verified, now())


async def _account(directory: Directory, contact: Contact) -> User | None:
    """Returns what the platform tells of the contact's account; ``None`` where it does not tell.

    An account that never gets an answer must not keep the others waiting.
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
