"""Requests the addresses of Slack's sockets, at a limited rate whatever Slack answers."""

import asyncio
from collections import deque
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from handlers.ports import SendError
from handlers.slack.errors import send_errors
from handlers.slack.json_values import text_at

AT_ONCE: Final = 4
"""Addresses that may be requested without a pause: two sockets, each renewed once."""
COUNTED_SECONDS: Final = 60.0
MAX_PAUSE_SECONDS: Final = 30.0


class Addresses:
    """Requests addresses for all sockets of one listener, one after the other."""

    def __init__(self, client: AsyncWebClient, app_token: str) -> None:
        self._client = client
        self._app_token = app_token
        self._asked: deque[float] = deque()
        self._not_before = 0.0
        self._turn = asyncio.Lock()

    async def next(self) -> str:
        """Returns an address, which can be used once. Raises SendError.

        The more addresses were requested in the last minute, the longer this takes. A socket that
        is opened and closed again and again is useless.
        """
        async with self._turn:
            await asyncio.sleep(max(0.0, self._free_at() - _clock()))
            self._asked.append(_clock())
            try:
                with send_errors():
                    opened = await self._client.apps_connections_open(app_token=self._app_token)
                    return text_at(opened, "url")
            except SendError as error:
                if error.retry_after is not None:
                    self._not_before = _clock() + error.retry_after.total_seconds()
                raise

    def _free_at(self) -> float:
        now = _clock()
        while self._asked and self._asked[0] <= now - COUNTED_SECONDS:
            self._asked.popleft()
        more = len(self._asked) - AT_ONCE
        if more < 0:
            return self._not_before
        pause = min(2.0**more, MAX_PAUSE_SECONDS)
        return max(self._not_before, self._asked[-1] + pause)


def _clock() -> float:
    return asyncio.get_running_loop().time()
