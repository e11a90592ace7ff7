"""The page over HTTP: its files, what it shows, and what people do on it."""

import asyncio
from pathlib import Path
from typing import Protocol

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.page.layout import Pane, Stage, everything
from sandbox.page.slack_actions import SlackPageActions
from sandbox.page.telegram_actions import TelegramPageActions
from sandbox.page.telegram_chat import Json
from sandbox.page.tour import Tour
from sandbox.page.uploads import upload
from sandbox.slack import Slack
from sandbox.telegram import Telegram

STATIC = Path(__file__).parent / "static"
HEARTBEAT = 15.0
"""Seconds between two signs of life; writing one reveals a browser that is gone."""
EVENT_SPACING = 0.03
"""Seconds between two events to a browser; changes in between are merged into one."""
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
}


class PageActions(Protocol):
    """What the page needs of one platform."""

    def name(self, user_id: str) -> str: ...

    def title(self, pane: Pane, user_id: str) -> str: ...

    def chat(self, pane: Pane, user_id: str) -> Json: ...

    async def act(self, action: str, pane: Pane, user_id: str, body: Json) -> Json: ...


class Page:
    """Shows *stage*, or every person and every chat if none is set."""

    def __init__(
        self,
        clock: Clock,
        changes: Changes,
        telegram: Telegram,
        slack: Slack,
        stage: Stage | None = None,
    ) -> None:
        self._clock, self._changes = clock, changes
        self._telegram, self._slack = telegram, slack
        self._stage = stage
        self.tour = Tour(clock, changes)
        self._actions: tuple[PageActions, PageActions] = (
            TelegramPageActions(telegram),
            SlackPageActions(slack),
        )

    @property
    def stage(self) -> Stage:
        return self._stage or everything(self._telegram, self._slack)

    @stage.setter
    def stage(self, stage: Stage | None) -> None:
        self._stage = stage
        self._changes.notify()

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/", self._index),
            web.get("/page/static/{name}", self._static),
            web.get("/page/state", self._state),
            web.get("/page/changes", self._stream),
            web.post("/page/act/{action}", self._act),
            *self.tour.routes(),
            web.get("/page/photo/{id}", self._photo),
            web.get("/page/document/{id}", self._document),
            web.get("/page/file/{id}", self._file),
        ]

    async def _index(self, _request: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html", headers=HEADERS)

    async def _static(self, request: web.Request) -> web.FileResponse:
        name = request.match_info["name"]
        if name not in {path.name for path in STATIC.iterdir()}:
            raise web.HTTPNotFound
        return web.FileResponse(STATIC / name, headers=HEADERS)

    async def _state(self, request: web.Request) -> web.Response:
        """Returns every pane; the query maps a pane's key to the user shown in it."""
        stage = self.stage
        panes = [self._pane_json(pane, request.query.get(pane.key, "")) for pane in stage.panes]
        now = self._clock.now().timestamp()
        about = {
            "name": stage.name,
            "commands": stage.commands,
            "timezone": stage.timezone,
            "now": now,
            **self.tour.json(),
        }
        return web.json_response({**about, "panes": panes}, headers={"Cache-Control": "no-store"})

    def _pane_json(self, pane: Pane, wanted: str) -> Json:
        actions = self._actions_for(pane)
        user_id = wanted if wanted in pane.users else pane.users[0]
        chat = actions.chat(pane, user_id)
        return {
            "key": pane.key,
            "kind": pane.kind,
            "title": pane.title or actions.title(pane, user_id),
            "people": [{"id": each, "name": actions.name(each)} for each in pane.users],
            "as": user_id,
            "chat": chat,
            "folded": pane.folds and not chat["messages"],
        }

    def _actions_for(self, pane: Pane) -> PageActions:
        return self._actions[0] if pane.kind.is_telegram else self._actions[1]

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        """Sends server-sent events: the version number after each visible change."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        version = -1
        try:
            while True:
                version, line = await self._next_event(version)
                await response.write(line)
                await asyncio.sleep(EVENT_SPACING)
        except ConnectionError:
            return response

    async def _next_event(self, seen: int) -> tuple[int, bytes]:
        try:
            version = await asyncio.wait_for(self._changes.wait(seen), HEARTBEAT)
        except TimeoutError:
            return seen, b": still here\n\n"
        return version, f"data: {version}\n\n".encode()

    async def _act(self, request: web.Request) -> web.Response:
        """Performs a person's action; 409 with the reason as text if it is impossible."""
        try:
            body = await request.json()
            pane = self._pane(body["pane"], body["as"])
            act = self._actions_for(pane).act
            answer = await act(request.match_info["action"], pane, body["as"], body)
            self._changes.notify()
        except (LookupError, ValueError, TypeError) as error:
            raise web.HTTPConflict(text=str(error)) from error
        return web.json_response(answer)

    def _pane(self, key: str, user_id: str) -> Pane:
        for pane in self.stage.panes:
            if pane.key == key and user_id in pane.users:
                return pane
        raise LookupError("this person is not in this chat any more")

    async def _photo(self, request: web.Request) -> web.Response:
        photo = self._telegram.world.photos.get(request.match_info["id"])
        if photo is None:
            raise web.HTTPNotFound
        return upload(photo.content)

    async def _document(self, request: web.Request) -> web.Response:
        file = self._telegram.world.documents.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        return upload(file.content)

    async def _file(self, request: web.Request) -> web.Response:
        file = self._slack.ws.world.files.get(request.match_info["id"])
        if file is None or not file.is_ready:
            raise web.HTTPNotFound
        return upload(file.content)
