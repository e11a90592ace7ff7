"""A bare Socket Mode client that acknowledges only when it is told to."""

from typing import Any, Self

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Slack


class Socket:
    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    @classmethod
    async def open(
        cls, slack: Slack, client: AsyncWebClient, session: aiohttp.ClientSession
    ) -> Self:
        opened = await client.apps_connections_open(app_token=slack.app_token)
        socket = await session.ws_connect(opened["url"])
        assert (await socket.receive_json())["type"] == "hello"
        return cls(socket)

    async def receive(self) -> dict[str, Any]:
        return dict(await self._socket.receive_json(timeout=5))

    async def acknowledge(
        self, envelope: dict[str, Any], payload: dict[str, Any] | None = None
    ) -> None:
        answer = {"envelope_id": envelope["envelope_id"]}
        await self._socket.send_json(answer | ({"payload": payload} if payload else {}))
