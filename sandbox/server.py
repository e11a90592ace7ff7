"""Both simulated platforms behind one address."""

import asyncio
import socket
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.control import control_routes
from sandbox.page import Page
from sandbox.page.same_origin import refuse_strangers
from sandbox.slack import Slack
from sandbox.telegram import Telegram

LARGEST_REQUEST = 50 * 1024 * 1024
"""Bytes; uploads are small, and the platforms' own limits are lower."""
ACCEPT_TURNS = 4
"""Turns of the loop from a connection's accept to its place in the runner: asyncio takes three."""


class Sandbox:
    """One local server for a bot and its people; `async with` starts and stops it.

    *port* 0 takes any free one. A bot in the same process may share *clock*.
    """

    def __init__(
        self, port: int = 0, *, clock: Clock | None = None, rate_limits: bool = False
    ) -> None:
        self.clock = clock or Clock()
        self.changes = Changes()
        self.telegram = Telegram(self.clock, self.changes, rate_limits=rate_limits)
        self.slack = Slack(self.clock, self.changes, rate_limits=rate_limits)
        self.page = Page(self.clock, self.changes, self.telegram, self.slack)
        self.app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[refuse_strangers])
        self.app.add_routes(self.page.routes())
        self.app.add_routes([*self.telegram.routes(), *self.slack.routes()])
        self.app.add_routes(control_routes(self.clock, self.telegram, self.slack))
        self.url = ""
        """Base address without a slash at its end; empty until the server runs."""
        self._port = port
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=0.01)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        self._listener = socket.create_server(("127.0.0.1", self._port))
        await web.SockSite(self._runner, self._listener).start()
        host, port = self._runner.addresses[0]
        self.url = self.slack.base_url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        await self.telegram.close()
        await self.slack.close()
        await self._stop_accepting()
        await self._runner.cleanup()

    async def _stop_accepting(self) -> None:
        """Accepts no new connection; those just accepted still reach the runner, which closes them.

        asyncio leaks a connection whose server is closed between its accept and its set-up.
        """
        asyncio.get_running_loop().remove_reader(self._listener)
        for _ in range(ACCEPT_TURNS):
            await asyncio.sleep(0)
