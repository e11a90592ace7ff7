"""A server that does as it should, but for one method while it misbehaves."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.hostile.answers import GOOD, Answer
from tests.hostile.fast_clock import monotonic

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Misbehaviour:
    """One way to misbehave."""

    fault: str
    method: str
    answer: Answer
    done: bool = False
    """Whether what was asked for is done all the same."""
    certain: bool = False
    """Whether the answer says that nothing was done."""

    def __str__(self) -> str:
        return f"{self.method}: {self.fault}{', yet done' if self.done else ''}"


@dataclass(kw_only=True)
class PressedButton:
    """A button that somebody pressed."""

    score: int
    acknowledged: bool = False


class HostileServer(ABC):
    """What both platforms have in common."""

    prefix = ""
    first, second = "11", "12"
    """Two customers: one is asked while the server misbehaves, the other afterwards."""

    def __init__(self, row: Misbehaviour) -> None:
        self.row = row
        self.good = asyncio.Event()
        self.url = ""
        self.calls: list[str] = []
        self.questions: list[tuple[str, dict[str, str]]] = []
        """Each question that somebody sees: whom it was sent to, and what its buttons carry."""

    def asked(self, user: str) -> list[dict[str, str]]:
        return [buttons for whom, buttons in self.questions if whom == user]

    def misbehaves(self, method: str) -> bool:
        return method == self.row.method and not self.good.is_set()

    def times(self, method: str) -> int:
        """How often it was called."""
        return self.calls.count(method)

    @abstractmethod
    def tap(self, user: str, score: int) -> PressedButton:
        """*user* presses a number on their newest question."""

    @abstractmethod
    async def do(self, method: str, fields: Json) -> Json:
        """Do what is asked for, and answer as the platform would."""

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", f"{self.prefix}/{{method}}", self._called)]

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls.append(method)
        fields = await _fields(request)
        if self.misbehaves(method):
            if self.row.done:
                await self.do(method, fields)
            return await self.row.answer(request)
        return web.json_response(await self.do(method, fields))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        app = web.Application()
        app[GOOD] = self.good
        app.add_routes(self.routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0]
        self.url = f"http://{host}:{port}"
        try:
            yield
        finally:
            await runner.cleanup()


async def _fields(request: web.Request) -> Json:
    """Wherever a library writes them."""
    if request.content_type == "application/json":
        return {**request.query, **await request.json()}
    return {**request.query, **await request.post()}


async def until(condition: Callable[[], Any], what: str, seconds: float = 300) -> Any:
    """What *condition* gives as soon as it is true; AssertionError with *what* is missing."""
    deadline = monotonic() + seconds
    while not (found := condition()):
        assert monotonic() < deadline, f"missing after {seconds:.0f} s: {what}"
        await asyncio.sleep(0.1)
    return found
