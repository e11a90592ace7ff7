"""The floor: the bare libraries, and Tentap's own statements for the same taps in the bare driver.

Nothing is decided here. What Tentap said to its database for the first tap, the second, … is said
again, with the same values, in the same two transactions for each tap.
"""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from benchmarks.databases import raw
from benchmarks.sandbox_process import SandboxProcess
from benchmarks.statement_recorder import Recorded, Speaker
from benchmarks.variants import Committed, running
from benchmarks.web_server import serving
from handlers.slack.manifest import REQUEST_PATH
from handlers.telegram.parse import ALLOWED_UPDATES
from storage.engine.databases import Database


class Floor:
    """The ways of the bare libraries, with what was recorded."""

    def __init__(self, taps: Sequence[Recorded]) -> None:
        self._taps = taps

    @asynccontextmanager
    async def in_telegram(
        self, world: SandboxProcess, database: Database, committed: Committed
    ) -> AsyncIterator[None]:
        """python-telegram-bot as it comes: poll, parse; each update stored, then processed."""
        with raw(database) as driver:
            speaker = Speaker(driver, self._taps)
            assert world.config.telegram is not None
            url = f"{world.config.telegram.api_url}/bot"
            bot = Bot(world.secrets.telegram_token, base_url=url)
            async with bot, running(_poll(bot, speaker, committed)):
                yield

    @asynccontextmanager
    async def in_slack(
        self, world: SandboxProcess, database: Database, committed: Committed
    ) -> AsyncIterator[None]:
        """slack-bolt over Socket Mode."""
        with raw(database) as driver:
            app = _bolt(world, Speaker(driver, self._taps), committed)
            handler = AsyncSocketModeHandler(app, world.secrets.slack_app_token)
            await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt gives no types there
            try:
                yield
            finally:
                await handler.close_async()  # type: ignore[no-untyped-call]  # as above

    @asynccontextmanager
    async def in_slack_over_http(
        self, world: SandboxProcess, database: Database, committed: Committed
    ) -> AsyncIterator[None]:
        """slack-bolt behind its own adapter to Starlette, under uvicorn."""
        with raw(database) as driver:
            app = _bolt(world, Speaker(driver, self._taps), committed)
            handler = AsyncSlackRequestHandler(app)
            async with serving(Route(REQUEST_PATH, handler.handle, methods=["POST"])) as url:
                world.post_to(url)
                yield


def _bolt(world: SandboxProcess, speaker: Speaker, committed: Committed) -> AsyncApp:
    """slack-bolt in its quickest setting; each press stored, acknowledged, then processed."""
    assert world.config.slack is not None
    app = AsyncApp(
        client=AsyncWebClient(world.secrets.slack_bot_token, world.config.slack.api_url),
        signing_secret=world.signing_secret,
        process_before_response=True,
    )

    async def keep(ack: AsyncAck) -> None:
        speaker.keep()
        await ack()

    async def work() -> None:
        speaker.work()
        committed()

    app.action(re.compile(""))(ack=keep, lazy=[work])
    return app


async def _poll(bot: Bot, speaker: Speaker, committed: Committed) -> None:
    offset = 0
    while True:
        updates = await bot.get_updates(offset=offset, timeout=30, allowed_updates=ALLOWED_UPDATES)
        for update in updates:
            speaker.keep()
            speaker.work()
            committed()
            offset = update.update_id + 1


@asynccontextmanager
async def bare_route(secret: str, database: Database) -> AsyncIterator[str]:
    """A route that checks Slack's signature and commits the body as one row; its address."""
    with raw(database) as driver:
        driver.execute("CREATE TABLE presses (id INTEGER PRIMARY KEY, body TEXT NOT NULL)", ())
        verifier = SignatureVerifier(secret)

        async def keep(request: Request) -> Response:
            body = await request.body()
            if not verifier.is_valid_request(body, dict(request.headers)):
                return Response(status_code=401)
            driver.execute(driver.begin, ())
            driver.execute("INSERT INTO presses (body) VALUES (?)", (body.decode(),))
            driver.execute("COMMIT", ())
            return Response()

        async with serving(Route(REQUEST_PATH, keep, methods=["POST"])) as url:
            yield url
