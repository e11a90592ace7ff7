"""The floor: the bare libraries, and Tentap's own statements for the same taps in raw sqlite3.

Nothing is decided here. What Tentap said to its database for the first tap, the second, … is said
again, with the same values, in the same two transactions for each tap.
"""

import re
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Engine, event
from telegram import Bot

from benchmarks.ways import Committed, running
from benchmarks.world import World
from handlers.telegram.inbound import ALLOWED_UPDATES
from storage.sqlite import connect

Statement = tuple[str, list[Any]]
"""The SQL and the values of each of its rows, mostly of one."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What Tentap said to its database for one tap."""

    inbox: Sequence[Statement]
    work: Sequence[Statement]


class Recorder:
    """Listens to what SQLAlchemy says to the database."""

    def __init__(self) -> None:
        self._heard: list[Statement] = []
        self.taps: list[Recorded] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        event.listen(Engine, "before_cursor_execute", self._hear)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", self._hear)

    def _hear(
        self,
        _connection: object,
        _cursor: object,
        sql: str,
        values: Any,
        _context: object,
        many: bool,
    ) -> None:
        self._heard.append((sql, values if many else [values]))

    def tap_is_over(self) -> None:
        """What was heard since the last one was one tap: its inbox row, then its work."""
        self.taps.append(Recorded(inbox=self._heard[:1], work=self._heard[1:]))
        self._heard = []


class _Database:
    """Says what was recorded, tap by tap."""

    def __init__(self, connection: sqlite3.Connection, taps: Sequence[Recorded]) -> None:
        self._connection = connection
        self._waiting = deque(taps)
        self._received: deque[Recorded] = deque()

    def keep(self) -> None:
        """The inbox row of the next tap, committed."""
        tap = self._waiting.popleft()
        self._commit(tap.inbox)
        self._received.append(tap)

    def work(self) -> None:
        """The work of the oldest tap that was kept, committed."""
        self._commit(self._received.popleft().work)

    def _commit(self, statements: Sequence[Statement]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        for sql, rows in statements:
            for values in rows:
                self._connection.execute(sql, values).fetchall()
        self._connection.execute("COMMIT")


class Floor:
    """The ways of the bare libraries, with what was recorded."""

    def __init__(self, taps: Sequence[Recorded]) -> None:
        self._taps = taps

    @asynccontextmanager
    async def in_telegram(
        self, world: World, path: Path, committed: Committed
    ) -> AsyncIterator[None]:
        """python-telegram-bot as it comes: poll, parse; each update kept, then worked."""
        with closing(connect(path, read_only=False)) as connection:
            database = _Database(connection, self._taps)
            assert world.config.telegram is not None
            url = f"{world.config.telegram.api_url}/bot"
            bot = Bot(world.secrets.telegram_token, base_url=url)
            async with bot, running(_poll(bot, database, committed)):
                yield

    @asynccontextmanager
    async def in_slack(self, world: World, path: Path, committed: Committed) -> AsyncIterator[None]:
        """slack-bolt in its quickest setting; each press kept, acknowledged, then worked."""
        with closing(connect(path, read_only=False)) as connection:
            database = _Database(connection, self._taps)
            assert world.config.slack is not None
            client = AsyncWebClient(world.secrets.slack_bot_token, world.config.slack.api_url)
            app = AsyncApp(client=client, process_before_response=True)

            async def keep(ack: AsyncAck) -> None:
                database.keep()
                await ack()

            async def work() -> None:
                database.work()
                committed()

            app.action(re.compile(""))(ack=keep, lazy=[work])
            handler = AsyncSocketModeHandler(app, world.secrets.slack_app_token)
            await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt gives no types there
            try:
                yield
            finally:
                await handler.close_async()  # type: ignore[no-untyped-call]  # as above


async def _poll(bot: Bot, database: _Database, committed: Committed) -> None:
    offset = 0
    while True:
        updates = await bot.get_updates(offset=offset, timeout=30, allowed_updates=ALLOWED_UPDATES)
        for update in updates:
            database.keep()
            database.work()
            committed()
            offset = update.update_id + 1
