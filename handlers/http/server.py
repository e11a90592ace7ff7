"""Runs the web application under uvicorn, inside the running bot."""

import asyncio
import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.config.config import HttpConfig
from handlers.http.connections import PatientConnection
from handlers.http.request_limits import BodyLimit, HeaderLimit
from handlers.http.response_metrics import Counting
from handlers.telemetry.metrics import Metrics

KEEP_ALIVE_SECONDS: Final = 5
FINISH_SECONDS: Final = 4
"""How long a stop waits for requests in progress. After that their senders get no response and
send them again."""

LOOPBACK: Final = "127.0.0.1"

log = structlog.get_logger()


class ListenError(Exception):
    """The web server cannot listen on its address. The message says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Listeners:
    """The listening sockets. *probes*: a separate address for probes and metrics."""

    web: socket.socket
    probes: socket.socket | None = None


@contextmanager
def listening(http: HttpConfig) -> Iterator[Listeners]:
    """Opens the server's sockets, before anything else begins. Raises ListenError."""
    with ExitStack() as stack:
        web = stack.enter_context(_bound("", http.host, http.port))
        if http.probes_port is None:
            yield Listeners(web=web)
        else:
            host = http.probes_host or LOOPBACK
            probes = stack.enter_context(_bound("probes_", host, http.probes_port))
            yield Listeners(web=web, probes=probes)


def _bound(key: str, host: str, port: int) -> socket.socket:
    """Returns a listening socket. *key*: the prefix of the two settings' names."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        raise ListenError(_advice(key, host, port, error)) from error


def _advice(key: str, host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {port} of {host} is in use by another program. Stop that program,"
                f" or set another {key}port under [http] in bot.toml."
            )
        case errno.EACCES:
            return (
                f"This user may not use port {port}. Set a {key}port above 1023 under"
                " [http] in bot.toml, and put a proxy in front of it."
            )
        case _:
            return (
                f"The web server cannot listen on {host}, port {port}:"
                f" {error.strerror}. Set {key}host and {key}port under [http] in bot.toml to an"
                " address of this machine."
            )


class WebServer:
    """Answers on a socket until it is cancelled."""

    def __init__(self, listener: socket.socket, routes: Sequence[Route], metrics: Metrics) -> None:
        self._listener = listener
        self._app = application(routes, metrics)

    async def run(self) -> None:
        """Serves until cancelled; then accepts nothing new and finishes what has begun."""
        server = _Server(_settings(self._app))
        serving = asyncio.create_task(server.serve(sockets=[self._listener]))
        try:
            await asyncio.shield(serving)
        finally:
            server.should_exit = True
            await serving
            await server.cut_off()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals to the bot."""
        yield

    async def cut_off(self) -> None:
        """Aborts the remaining connections, such as a refused sender's."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)


def _settings(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=PatientConnection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=FINISH_SECONDS,
    )


def application(routes: Sequence[Route], metrics: Metrics) -> ASGIApp:
    """Returns an application with *routes* behind the limits. Responses show no error details."""
    known = frozenset(route.path for route in routes)
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Counting, metrics=metrics, known=known),
            Middleware(HeaderLimit),
            Middleware(BodyLimit),
        ],
        exception_handlers={ClientDisconnect: _answer_disconnect, Exception: _answer_failure},
    )
    app.router.redirect_slashes = False  # a redirect would follow the request's Host header

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        """Suppresses the errors that Starlette raises again after its response.

        uvicorn would write them into the log.
        """
        with suppress(Exception):
            await app(scope, receive, send)

    return answer


def _answer_disconnect(request: Request, error: Exception) -> Response:
    """Answers a sender that stopped in the middle of a body, and does not read the response."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


def _answer_failure(request: Request, error: Exception) -> Response:
    """Logs only the kind of the error, because its message may quote a person's text."""
    log.error("http.failed", error=type(error).__name__)
    return PlainTextResponse("Internal Server Error", HTTPStatus.INTERNAL_SERVER_ERROR)
