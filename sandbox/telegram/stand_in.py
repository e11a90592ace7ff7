"""The simulated Telegram: its Bot API and its people."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.telegram.contract import Contract
from sandbox.telegram.errors import ApiError
from sandbox.telegram.media import MediaMessages
from sandbox.telegram.method_calls import TelegramApi
from sandbox.telegram.methods import supported_methods
from sandbox.telegram.model import BotCommand, JsonObject, TelegramUser
from sandbox.telegram.polling import Poller
from sandbox.telegram.recorded_traffic import TelegramHistory
from sandbox.telegram.state import TelegramWorld
from sandbox.telegram.update_queue import QueuedUpdate, UpdateQueue
from sandbox.telegram.webhook import TelegramWebhookDelivery
from sandbox.wait_for import until

BOT = TelegramUser(id=7000000001, name="Survey bot", username="sandbox_survey_bot", is_bot=True)

T = TypeVar("T")


class Telegram(MediaMessages):
    """A Bot API server for one bot, and the people who use its chats."""

    def __init__(
        self,
        clock: Clock,
        changes: Changes,
        *,
        rate_limits: bool = False,
        reads_all_group_messages: bool = False,
    ) -> None:
        """*reads_all_group_messages*: privacy mode is off."""
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
        """New for each instance, so that no foreign web page can know it."""
        self.bot = BOT
        self.faults = Faults()
        poller = Poller(updates)
        self._webhook = TelegramWebhookDelivery(clock, updates, poller)
        methods = supported_methods(world, poller, self._webhook, rate_limits=rate_limits)
        self._api = TelegramApi(token=self.token, world=world, methods=methods, faults=self.faults)

    def name_bot(self, name: str) -> None:
        """Gives the bot the name that people read, before it has sent anything."""
        self.bot = self._world.bot = replace(self.bot, name=name)

    @property
    def world(self) -> TelegramWorld:
        """The whole state, for the page."""
        return self._world

    @property
    def history(self) -> TelegramHistory:
        """Every tap with its answer, every send and every call with its time."""
        return self._world.history

    @property
    def violations(self) -> list[str]:
        """Methods and arguments that Telegram does not know; a passing test ends with none."""
        return self._api.violations

    @property
    def pending_updates(self) -> list[QueuedUpdate]:
        """The updates that the bot has not confirmed yet."""
        return self._world.updates.waiting()

    def hold_against(self, spec: dict[str, Any]) -> None:
        """Also checks every later request against a machine-readable Bot API."""
        self._api.contract = Contract(spec)

    def refuse(
        self,
        method: str,
        description: str,
        *,
        code: int = 400,
        times: int = 1,
        chat_id: int | None = None,
        **parameters: Any,
    ) -> None:
        """Makes the next *times* calls of *method* fail, as with "Bad Request: chat not found".

        *chat_id*: only calls for this chat. *parameters*: of the answer.
        """
        refusal = ApiError(code, description, parameters)
        chat = "" if chat_id is None else str(chat_id)
        self._api.refusals.plan(method, refusal, chat=chat, times=times)

    def refuse_no_more(self, method: str) -> None:
        self._api.refusals.end(method)

    def commands(
        self, scope: str = "default", *, language_code: str = "", chat_id: int | None = None
    ) -> list[BotCommand]:
        """Returns the commands set for exactly this scope and language."""
        return self._world.commands.get((scope, chat_id, None, language_code), [])

    def add_raw_update(self, body: JsonObject) -> QueuedUpdate:
        """Queues an update of any shape, such as one that no library can parse."""
        return self._world.updates.push_raw(body)

    async def until(
        self,
        condition: Callable[[], T | None],
        timeout: float = 5,  # noqa: ASYNC109 distinct from a caller's own time limit
    ) -> T:
        """Returns the first true value of *condition*; TimeoutError after *timeout* seconds.

        A LookupError counts as not yet true: `lambda: telegram.messages(anna)[1]`.
        """
        return await until(self._world.changes, condition, timeout)

    def routes(self) -> list[web.AbstractRouteDef]:
        return self._api.routes()

    async def close(self) -> None:
        """Stops deliveries to a webhook."""
        await self._webhook.close()
