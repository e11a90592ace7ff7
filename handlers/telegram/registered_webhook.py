"""Sets and removes the bot's webhook, whose URL is stored in the database."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

import structlog
from telegram import WebhookInfo

from bot.chat.platforms import Platform
from handlers.telegram.client import RawBot
from handlers.telegram.parse import ALLOWED_UPDATES
from storage import webhooks
from storage.engine.store import Store

MOST_CONNECTIONS: Final = 40
"""Telegram opens at most so many; its own default."""

_log = structlog.get_logger()


class OwnWebhook:
    """The webhook that this bot set. It is removed by its stored URL, even if settings changed.

    All methods raise TelegramError and StorageError, and may be repeated.
    """

    def __init__(self, bot: RawBot, store: Store, *, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._store = store
        self._now = now

    async def info(self) -> WebhookInfo:
        """Returns Telegram's description of the current webhook, which may not be ours."""
        return await self._bot.get_webhook_info()

    async def set_up(self, url: str, secret: str) -> None:
        """Stores the URL, then sets the webhook, so that no set webhook is ever unknown."""
        await self._store.run(webhooks.remember, Platform.TELEGRAM, url, self._now())
        await self._bot.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=MOST_CONNECTIONS,
            drop_pending_updates=False,
        )
        _log.info("telegram.webhook_set", host=urlsplit(url).hostname)

    async def take_down(self) -> None:
        """Removes the webhook, but only if this bot has set it."""
        url = await self._store.read(webhooks.remembered, Platform.TELEGRAM)
        if url is None:
            return
        if (await self.info()).url == url:
            await self._bot.delete_webhook()
            _log.info("telegram.webhook_removed", host=urlsplit(url).hostname)
        await self._store.run(webhooks.forget, Platform.TELEGRAM)
