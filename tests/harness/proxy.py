"""A line to PostgreSQL that can be cut, frozen, or made to lose the answer to a COMMIT."""

import asyncio
from contextlib import AsyncExitStack, suppress
from enum import Enum, auto
from typing import Self

from psycopg.conninfo import conninfo_to_dict

from storage.engine.databases import Server

MOST_BYTES = 65536
ACCEPTED_AFTER = 20
"""Turns of the event loop until a connection that is being accepted is seen, and some more."""


class AtCommit(Enum):
    """What happens to the line when the next COMMIT comes along."""

    LOSE_THE_ANSWER = auto()
    """The server receives the COMMIT, and its sender does not receive the answer."""
    LOSE_THE_REQUEST = auto()
    """The server does not hear it."""


class Proxy:
    """Stands before *server*, which listens on a Unix socket. Use as ``async with``."""

    def __init__(self, server: Server) -> None:
        self._target = conninfo_to_dict(server.url)
        self._lines: set[_Line] = set()
        self._closed = False
        self._open = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._closing = AsyncExitStack()
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.refusing = False
        self.at_commit: AtCommit | None = None
        self.accepted = 0
        """How many connections there were."""
        self.commits = 0

    async def __aenter__(self) -> Self:
        listener = await asyncio.start_server(self._serve, "127.0.0.1")
        self._port: int = listener.sockets[0].getsockname()[1]
        self._closing.callback(self.cut)
        self._closing.callback(listener.close)
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._closed = True
        await self._closing.aclose()
        for _ in range(ACCEPTED_AFTER):
            await asyncio.sleep(0)
        await self._quiet.wait()

    @property
    def database(self) -> Server:
        """The same database, through the proxy."""
        user, name = self._target["user"], self._target["dbname"]
        return Server(f"postgresql://{user}@127.0.0.1:{self._port}/{name}")

    def cut(self) -> None:
        """Cut every line now."""
        for line in self._lines:
            line.cut()

    def freeze(self) -> None:
        """Nothing comes through, and nobody is told, until ``flowing`` is set again."""
        self.flowing.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open += 1
        self._quiet.clear()
        try:
            if not (self.refusing or self._closed):
                await self._pass_on((reader, writer))
        finally:
            await _close(writer)
            self._open -= 1
            if not self._open:
                self._quiet.set()

    async def _pass_on(self, client: "_End") -> None:
        self.accepted += 1
        socket = f"{self._target['host']}/.s.PGSQL.{self._target.get('port', 5432)}"
        with suppress(OSError):
            server = await asyncio.open_unix_connection(socket)
            line = _Line(self, client, server)
            self._lines.add(line)
            await line.pass_on()
            self._lines.remove(line)
            await _close(server[1])


_End = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class _Line:
    def __init__(self, proxy: Proxy, client: _End, server: _End) -> None:
        self._proxy = proxy
        self._from_client, self._to_client = client
        self._from_server, self._to_server = server
        self._losing_answer = False

    def cut(self) -> None:
        self._to_client.transport.abort()
        self._to_server.transport.abort()

    async def pass_on(self) -> None:
        await asyncio.gather(self._pass_requests(), self._pass_answers())

    async def _pass_requests(self) -> None:
        with suppress(OSError):
            while data := await self._from_client.read(MOST_BYTES):
                await self._proxy.flowing.wait()
                if b"COMMIT" in data and self._meet_commit():
                    return
                self._to_server.write(data)
        self.cut()

    def _meet_commit(self) -> bool:
        """Whether it is lost."""
        self._proxy.commits += 1
        fate, self._proxy.at_commit = self._proxy.at_commit, None
        self._losing_answer = fate is AtCommit.LOSE_THE_ANSWER
        if fate is AtCommit.LOSE_THE_REQUEST:
            self.cut()
            return True
        return False

    async def _pass_answers(self) -> None:
        with suppress(OSError):
            while data := await self._from_server.read(MOST_BYTES):
                await self._proxy.flowing.wait()
                if self._losing_answer:
                    break
                self._to_client.write(data)
        self.cut()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
