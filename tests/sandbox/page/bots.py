"""Bots of a few lines: each call is one HTTP request, each payload is read as it comes."""

import asyncio
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox import Sandbox

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def button(label: str, *, style: str | None = None, url: str | None = None) -> Json:
    """A button of Slack's, whose action is its label."""
    given = {"style": style, "url": url}
    return {
        "type": "button",
        "action_id": label,
        "text": plain(label),
        "value": label,
        **{name: value for name, value in given.items() if value},
    }


def actions(*buttons: Json) -> Json:
    return {"type": "actions", "elements": list(buttons)}


class TelegramBot:
    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self._root = f"{sandbox.url}/bot{sandbox.telegram.token}"
        self._http = http
        self._offset = 0

    async def call(self, method: str, **arguments: Any) -> Any:
        async with self._http.post(f"{self._root}/{method}", json=arguments) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_photo(self, chat_id: int, content: bytes, caption: str) -> None:
        form = aiohttp.FormData({"chat_id": str(chat_id), "caption": caption})
        form.add_field("photo", content, filename="chart.png")
        async with self._http.post(f"{self._root}/sendPhoto", data=form) as response:
            assert response.status == 200

    async def send_document(self, chat_id: int, content: bytes, name: str) -> None:
        form = aiohttp.FormData({"chat_id": str(chat_id)})
        form.add_field("document", content, filename=name)
        async with self._http.post(f"{self._root}/sendDocument", data=form) as response:
            assert response.status == 200

    async def next_update(self, kind: str) -> Json:
        """The next update of this kind; others are passed over."""
        while True:
            arguments = {"offset": self._offset, "limit": 1, "timeout": 5}
            for update in await self.call("getUpdates", **arguments):
                self._offset = update["update_id"] + 1
                if kind in update:
                    return dict(update[kind])


class SlackApp:
    """`async with` opens its socket; what comes in is acknowledged when the test says so."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self._slack = sandbox.slack
        self._http = http

    async def __aenter__(self) -> Self:
        opened = await self._call("apps.connections.open", self._slack.app_token, {})
        self._socket = await self._http.ws_connect(opened["url"])
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        await self._socket.close()

    async def call(self, method: str, **arguments: Any) -> Json:
        return await self._call(method, self._slack.bot_token, arguments)

    async def next(self, kind: str) -> Json:
        """The next envelope of this kind; those of others are acknowledged and passed over."""
        while True:
            envelope: Json = await asyncio.wait_for(self._socket.receive_json(), 5)
            if envelope["type"] == kind:
                return envelope
            if "envelope_id" in envelope:
                await self.acknowledge(envelope)

    async def next_words(self) -> Json:
        """The event of the next message that a person writes."""
        while True:
            envelope = await self.next("events_api")
            await self.acknowledge(envelope)
            event: Json = envelope["payload"]["event"]
            if event["type"] == "message" and "bot_id" not in event:
                return event

    async def acknowledge(self, envelope: Json, payload: Json | None = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"], "payload": payload or {}}
        await self._socket.send_json(answer)

    async def upload(self, channel: str, content: bytes, title: str) -> str:
        """Uploads a file, to *channel* or to none. Returns its id."""
        told = {"filename": "chart.png", "length": len(content)}
        place = await self.call("files.getUploadURLExternal", **told)
        await self._http.post(place["upload_url"], data=content)
        files = [{"id": place["file_id"], "title": title}]
        shared = {"channel_id": channel} if channel else {}
        await self.call("files.completeUploadExternal", files=files, **shared)
        return str(place["file_id"])

    async def _call(self, method: str, token: str, arguments: Json) -> Json:
        headers = {"Authorization": f"Bearer {token}"}
        url = f"{self._slack.api_url}{method}"
        async with self._http.post(url, json=arguments, headers=headers) as response:
            answer: Json = await response.json()
        assert answer["ok"], answer
        return answer
