"""Receives Slack's payloads by Socket Mode, and acknowledges them after the COMMIT.

Bolt connects and acknowledges. It has no listeners: the inbox is its ``middleware``.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from handlers.http_client import open_session
from handlers.ports import SendError
from handlers.slack.middleware import InboxMiddleware, wrapped
from handlers.slack.receiver import SlackReceiver
from handlers.slack.socket_addresses import Addresses
from handlers.telemetry.log_throttle import Seldom
from handlers.updates import Receive

SOCKETS: Final = 2
"""While one socket is renewed, the other one receives."""
PING_SECONDS: Final = 3.0
"""A silent connection is detected after four pings."""
DISCONNECTED_SECONDS: Final = 30.0
"""How long a socket may be disconnected before it is replaced. The library keeps trying the old
address, which expires."""
FINISH_SECONDS: Final = 1.0
"""How long a stop waits for payloads that are not acknowledged yet."""
CLOSE_SECONDS: Final = 1.0
MAX_PAUSE_SECONDS: Final = 30.0

_QUIET: Final = logging.getLogger("slack_bolt")
"""Silenced by ``handlers.telemetry.logs``. A logger that bolt creates itself has the root's level
and would log whole payloads."""

_log = structlog.get_logger()


class SocketModeListener:
    """Listens to Slack until it is cancelled."""

    def __init__(
        self,
        client: AsyncWebClient,
        app_token: str,
        *,
        now: Callable[[], datetime],
        sockets: int = SOCKETS,
        ping_seconds: float = PING_SECONDS,
    ) -> None:
        self._client = client
        self._app_token = app_token
        self._addresses = Addresses(client, app_token)
        self._now = now
        self._ping_seconds = ping_seconds
        self._listening = [False] * sockets
        self._reason = "not connected yet"
        self._seldom = Seldom()
        self.last_contact_at: datetime | None = None
        """The time up to which all payloads have arrived; ``None`` before the first connection."""

    @property
    def trouble(self) -> str | None:
        """Why no payloads arrive at present; ``None`` if they do."""
        return None if any(self._listening) else self._reason

    async def run(self, receive: Receive) -> None:
        """Passes each payload to *receive*, which returns when it is committed.

        If *receive* raises, the payload is not acknowledged. Slack then repeats events, and shows
        people that their press did not arrive.
        """
        receiver = SlackReceiver(receive, now=self._now)
        intake = InboxMiddleware(receiver)
        # Without a name bolt searches the sources of every module for one, for a tenth of a second.
        app = AsyncApp(name="tentap", client=self._client, before_authorize=intake, logger=_QUIET)
        async with asyncio.TaskGroup() as group:
            for number in range(len(self._listening)):
                group.create_task(self._keep_listening(number, app))

    async def _keep_listening(self, number: int, app: AsyncApp) -> None:
        failures = 0
        while True:
            try:
                await self._listen(number, app, await self._addresses.next())
                failures = 0
            except Exception as error:  # no error may stop the listener
                failures += 1
                self._note(_readable_reason(error), error=type(error).__name__)
                await asyncio.sleep(_pause(error, failures))

    async def _listen(self, number: int, app: AsyncApp, address: str) -> None:
        """Runs one socket, which the library renews, until it is disconnected for too long."""
        handler = SocketHandler(app, self._app_token, ping_interval=self._ping_seconds)
        handler.prepare(self._client.proxy, address, self._addresses)
        connecting = asyncio.create_task(handler.connect_async())
        try:
            await self._watch(number, handler, connecting)
        finally:
            self._listening[number] = False
            connecting.cancel()
            await handler.finish()
            await _close(handler)

    async def _watch(
        self, number: int, handler: AsyncSocketModeHandler, connecting: asyncio.Task[None]
    ) -> None:
        """Records the state of one socket until it has been disconnected for too long.

        The first check is once it has connected, at the latest after a second.
        """
        disconnected, step = 0.0, self._ping_seconds / 3
        await asyncio.wait({connecting}, timeout=step)
        while True:
            self._listening[number] = await handler.client.is_connected()
            if self._listening[number]:
                self.last_contact_at = self._now()
            disconnected = 0.0 if self._listening[number] else disconnected + step
            if disconnected >= DISCONNECTED_SECONDS:
                break
            await asyncio.sleep(step)
        self._note(f"no connection for {DISCONNECTED_SECONDS:.0f} s")

    def _note(self, reason: str, **details: str) -> None:
        """Records *reason*. *details* appear only in the log."""
        self._reason = f"Slack's Socket Mode: {reason}"
        if self._seldom.may(self._reason):
            _log.warning("slack.socket_failed", trouble=self._reason, **details)


class SocketHandler(AsyncSocketModeHandler):
    """Bolt's handler, which also tracks the payloads that are not acknowledged yet."""

    def __init__(self, app: AsyncApp, app_token: str, *, ping_interval: float) -> None:
        super().__init__(app, app_token, ping_interval=ping_interval)
        self._under_way: set[asyncio.Task[None]] = set()
        self._renewing: asyncio.Task[None] | None = None

    def prepare(self, proxy: str | None, address: str, addresses: Addresses) -> None:
        """Makes renewals use *addresses*, and runs only one renewal at a time.

        The library itself would ask again at once if Slack names no wait.
        """
        renew = self.client.connect_to_new_endpoint

        async def renew_once(force: bool = False) -> None:
            if self._renewing is None or self._renewing.done():
                self._renewing = asyncio.create_task(renew(force))
                await asyncio.shield(self._renewing)

        self.client.proxy = proxy
        self.client.wss_uri = address
        self.client.issue_new_wss_url = addresses.next  # type: ignore[method-assign]
        self.client.connect_to_new_endpoint = renew_once  # type: ignore[method-assign]

    async def connect_async(self) -> None:
        await self.client.aiohttp_client_session.close()
        self.client.aiohttp_client_session = open_session()
        await super().connect_async()  # type: ignore[no-untyped-call]  # bolt gives no types there

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as bolt does
        handling = asyncio.create_task(super().handle(client, wrapped(req)))
        self._under_way.add(handling)
        try:
            await handling
        finally:
            self._under_way.discard(handling)

    async def finish(self) -> None:
        """Waits for acknowledgements, so that a press just before a stop is acknowledged."""
        if self._renewing is not None:
            self._renewing.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=FINISH_SECONDS)


async def _close(handler: AsyncSocketModeHandler) -> None:
    """Closes the connection. A dead one closes in the background, as Slack may never reply."""
    closing = asyncio.create_task(handler.close_async())  # type: ignore[no-untyped-call]  # as above
    await asyncio.wait({closing}, timeout=CLOSE_SECONDS)


def _readable_reason(error: Exception) -> str:
    return str(error) if isinstance(error, SendError) else "an error in Tentap itself"


def _pause(error: Exception, failures: int) -> float:
    """Returns the seconds to wait: 1, 2, 4 … 30, or as Slack asks."""
    if isinstance(error, SendError) and error.retry_after is not None:
        return error.retry_after.total_seconds()
    return min(2.0 ** min(failures - 1, 5), MAX_PAUSE_SECONDS)
