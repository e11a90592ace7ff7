"""A bot without platforms: it works what it is handed, and sends into the void, at its pace."""

import asyncio
import tomllib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from benchmarks.tentap import SilentResponder
from benchmarks.variants import running
from bot.chat.messages import Document, Message, Picture
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import MessageRef
from bot.model import Contact
from handlers.app.sandbox_config import TELEGRAM_GROUPS
from handlers.clock import wall_clock
from handlers.inbox.intake import Intake
from handlers.inbox.processor import InboundAdapter
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.job_runner import JobRunner
from handlers.outbox.transport import Transport
from handlers.ports import Reached
from handlers.telegram.parse import arrival, parse
from handlers.telegram.rate_limits import LIMITS
from handlers.telemetry.metrics import Metrics
from handlers.updates import User
from storage.engine.databases import store_at
from storage.engine.store import Store
from storage.operations.migrate import migrate
from tests.harness.house import PROJECT


class MuteBot:
    """Store, intake and dispatcher of Telegram."""

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config
        self.messenger = _Mute()
        self.dispatcher = Dispatcher(
            transport=Transport(
                queue=Platform.TELEGRAM,
                messenger=self.messenger,
                directory=_Nobody(),
                limits=LIMITS,
                finds=Platform.TELEGRAM.traits.history,
            ),
            store=store,
            config=config,
            now=wall_clock,
            monotonic=monotonic,
            metrics=Metrics(),
        )
        self.jobs = JobRunner(
            store, config, now=wall_clock, monotonic=monotonic, done=self.dispatcher.wake
        )
        self._processed = asyncio.Event()
        self._intake = Intake(
            store,
            config,
            {Platform.TELEGRAM: _adapter()},
            now=wall_clock,
            elapsed=monotonic,
            on_processed=self._on_processed,
            name="bench",
            metrics=Metrics(),
        )

    async def until_sent(self, n: int) -> None:
        """Wait until so many messages were sent, from the beginning on."""
        while self.messenger.sent < n:  # noqa: ASYNC110 - a counter tells nobody
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # what was sent last is written down

    async def tap(self, update: dict[str, Any]) -> float:
        """Seconds until its work is committed."""
        self._processed.clear()
        begin = perf_counter()
        await self._intake.receive([arrival(update, wall_clock())])
        await self._processed.wait()
        return perf_counter() - begin

    def wake(self) -> None:
        """Something may be due."""
        self.dispatcher.wake()
        self.jobs.wake()

    def _on_processed(self) -> None:
        self._processed.set()
        self.wake()


def _adapter() -> InboundAdapter:
    return InboundAdapter(
        parse=partial(parse, username="bot"), responder=SilentResponder(), directory=_Nobody()
    )


class _Mute:
    """A messenger that sends nothing."""

    finds = False

    def __init__(self) -> None:
        self.sent = 0

    async def send(
        self,
        chat: str,
        message: Message,
        *,
        reply_to: MessageRef | None = None,
        marker: str = "",
        broadcast: bool = False,
    ) -> MessageRef:
        self.sent += 1
        return MessageRef(f"{chat}/{self.sent}")

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        pass

    async def remove(self, message_ref: MessageRef) -> None:
        pass

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        pass

    async def send_document(self, chat: str, document: Document) -> None:
        pass

    async def upload(self, picture: Picture) -> str:
        return picture.filename

    async def is_processed(self, upload: str) -> bool:
        return True

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        return None


class _Nobody:
    """A directory that is asked nothing: everybody's chat is known."""

    async def reach(self, contact: Contact, email: str) -> Reached:
        raise NotImplementedError

    async def describe(self, user: User) -> User:
        return user

    async def is_member(self, chat: str, user: str) -> bool:
        return False


@asynccontextmanager
async def opened_mute(path: Path) -> AsyncIterator[MuteBot]:
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(store_at(path))
        await store.run(migrate)
        bot = MuteBot(store, _config())
        await stack.enter_async_context(running(bot.dispatcher.run()))
        await stack.enter_async_context(running(bot.jobs.run()))
        yield bot


def _config() -> Config:
    """The committed bot.toml, in Telegram alone."""
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    del document["slack"]
    document["channels"] = {name: f"telegram:{chat}" for name, chat in TELEGRAM_GROUPS.items()}
    document["staff"] = {"admins": []}
    return load(document)
