"""The stand-in Telegram as a whole."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.telegram.contract import Contract
from sandbox.telegram.method_calls import BotApi
from sandbox.telegram.methods import spoken_methods
from sandbox.telegram.model import BotCommand, JsonObject, TelegramUser
from sandbox.telegram.polling import Poller
from sandbox.telegram.recorded_traffic import TelegramHistory
from sandbox.telegram.state import TelegramWorld
from sandbox.telegram.update_queue import QueuedUpdate, UpdateQueue
from sandbox.telegram.user_actions import UserActions
from sandbox.telegram.webhook import WebhookDelivery
from sandbox.wait_for import until

BOT = TelegramUser(id=7000000001, name="Survey bot", username="sandbox_survey_bot", is_bot=True)

T = TypeVar("T")


class Telegram(UserActions):
    """A Bot API server for one bot, and the people who use its chats."""

    def __init__(
        self,
        clock: Clock,
        changes: Changes,
        *,
        rate_limits: bool = False,
        reads_all_group_messages: bool = False,
    ) -> None:
        """*reads_all_group_messages* is privacy mode switched off."""
        updates = UpdateQueue(clock, changes)
        world = TelegramWorld(
            clock=clock,
            changes=changes,
            updates=updates,
            bot=BOT,
            reads_all_group_messages=reads_all_group_messages,
        )
        super().__init__(world)
        self.token = f"{BOT.id}:{secrets.token_hex(16)}"
        """Another one each time: no page that somebody else wrote can know it."""
        self.bot = BOT
        self.faults = Faults()
        poller = Poller(updates)
        self._webhook = WebhookDelivery(clock, updates, poller)
        methods = spoken_methods(world, poller, self._webhook, rate_limits=rate_limits)
        self._api = BotApi(token=self.token, world=world, methods=methods, faults=self.faults)

    @property
    def world(self) -> TelegramWorld:
        """Everything there is, for the page that draws it."""
        return self._world

    @property
    def history(self) -> TelegramHistory:
        """Every tap with its fate, every send and every call with its time."""
        return self._world.history

    @property
    def violations(self) -> list[str]:
        """What the bot sent that Telegram does not know; a proof ends with none."""
        return self._api.violations

    @property
    def pending_updates(self) -> list[QueuedUpdate]:
        """What the bot has not confirmed yet."""
        return self._world.updates.waiting()

    def hold_against(self, spec: dict[str, Any]) -> None:
        """Hold every request from now on against a machine-readable Bot API too."""
        self._api.contract = Contract(spec)

    def commands(
        self, scope: str = "default", *, language_code: str = "", chat_id: int | None = None
    ) -> list[BotCommand]:
        """The commands set for exactly this scope and language."""
        return self._world.commands.get((scope, chat_id, None, language_code), [])

    def add_raw_update(self, body: JsonObject) -> QueuedUpdate:
        """Queue an update of any shape, such as one that no library can parse."""
        return self._world.updates.push_raw(body)

    async def until(
        self,
        condition: Callable[[], T],
        timeout: float = 5,  # noqa: ASYNC109 told apart from a caller's own time limit
    ) -> T:
        """What *condition* gives as soon as it is true; TimeoutError after *timeout* seconds.

        A LookupError counts as not yet: `lambda: telegram.messages(anna)[1]`.
        """
        return await until(self._world.changes, condition, timeout)

    def routes(self) -> list[web.AbstractRouteDef]:
        return self._api.routes()

    async def close(self) -> None:
        """Stop delivering to a webhook."""
        await self._webhook.close()
