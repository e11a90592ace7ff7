"""A web server with routes of a test's own, spoken to byte by byte."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.config.config import HttpConfig
from handlers.http.server import WebServer, listening
from handlers.telemetry.metrics import Metrics
from tests.harness.house import free_port

PATIENCE_SECONDS = 5.0

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, kw_only=True)
class HttpResponse:
    status: int
    headers: dict[str, str]
    body: str


class Client:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        """What the server hears no more is not our concern."""
        with suppress(ConnectionError):
            self._writer.write(data)
            await self._writer.drain()

    async def answer(self) -> HttpResponse:
        async with asyncio.timeout(PATIENCE_SECONDS):
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode()
            first, *lines = head.strip().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in lines)
            body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        return HttpResponse(status=int(first.split()[1]), headers=headers, body=body.decode())

    async def ask(self, request: str, body: bytes = b"") -> HttpResponse:
        """*request* is its first line and its headers, line by line."""
        lines = [line.strip() for line in request.strip().splitlines()]
        await self.send("\r\n".join([*lines, "host: here", "", ""]).encode() + body)
        return await self.answer()

    async def ended(self) -> None:
        """Waits until the server has closed the connection."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            with suppress(ConnectionError):
                await self._reader.read()

    @property
    def is_over(self) -> bool:
        return self._reader.at_eof()

    async def close(self) -> None:
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()


class RunningServer:
    """A running server."""

    def __init__(self, port: int, metrics: Metrics, running: "asyncio.Task[None]") -> None:
        self.port = port
        self.metrics = metrics
        self.running = running
        self._clients: list[Client] = []

    async def connect(self) -> Client:
        client = Client(*await asyncio.open_connection("127.0.0.1", self.port))
        self._clients.append(client)
        return client

    async def ask(self, request: str, body: bytes = b"") -> HttpResponse:
        """On a connection of its own."""
        return await (await self.connect()).ask(request, body)

    async def close(self) -> None:
        for client in self._clients:
            await client.close()


@asynccontextmanager
async def serving(**endpoints: Endpoint) -> AsyncIterator[RunningServer]:
    """Each endpoint at the path of its name, for GET and POST."""
    routes = [
        Route(f"/{name}", endpoint, methods=["GET", "POST"]) for name, endpoint in endpoints.items()
    ]
    async with serving_routes(routes) as served:
        yield served


@asynccontextmanager
async def serving_routes(routes: Sequence[Route]) -> AsyncIterator[RunningServer]:
    port, metrics = free_port(), Metrics()
    with listening(HttpConfig(port=port)) as listeners:
        running = asyncio.create_task(WebServer(listeners.web, routes, metrics).run())
        served = RunningServer(port, metrics, running)
        try:
            yield served
        finally:
            await served.close()
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


async def read_all(request: Request) -> Response:
    """Tells how long the body was."""
    return PlainTextResponse(str(len(await request.body())))


def chunked(sizes: list[int]) -> bytes:
    """Chunks of these sizes, without the one that ends a body."""
    return b"".join(f"{size:x}\r\n".encode() + b"x" * size + b"\r\n" for size in sizes)
