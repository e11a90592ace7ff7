"""The one web application, under uvicorn, as a part of the running bot."""

import asyncio
import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
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

from bot.config import HttpConfig
from handlers.http.connections import PatientConnection
from handlers.http.counting import Counting
from handlers.http.limits import MOST_HEADERS, BodyLimit, HeaderLimit
from handlers.metrics import Metrics

KEEP_ALIVE_SECONDS: Final = 5
FINISH_SECONDS: Final = 4
"""How long a stop waits for requests that have begun; whoever sent them gets no answer then, and
sends them again."""

log = structlog.get_logger()


class ListenError(Exception):
    """The web server's address cannot be had. The message says why, and what to do."""


@contextmanager
def listening(config: HttpConfig) -> Iterator[socket.socket]:
    """The server's address, taken before anything else is begun. ListenError."""
    try:
        bound = _bound(config)
    except OSError as error:
        raise ListenError(_mend(config, error)) from error
    with bound:
        yield bound


def _bound(config: HttpConfig) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(
        config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    return socket.create_server(address, family=family)


def _mend(config: HttpConfig, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {config.port} of {config.host} is taken by another program. Stop that one,"
                " or set another port under [http] in bot.toml."
            )
        case errno.EACCES:
            return (
                f"This user may not listen on port {config.port}. Set a port above 1023 under"
                " [http] in bot.toml, and let a proxy stand before it."
            )
        case _:
            return (
                f"The web server cannot listen on {config.host}, port {config.port}:"
                f" {error.strerror}. Set host and port under [http] in bot.toml to an address of"
                " this machine."
            )


class WebServer:
    """Answers on a socket until it is cancelled."""

    def __init__(self, listener: socket.socket, routes: Sequence[Route], metrics: Metrics) -> None:
        self._listener = listener
        self._app = application(routes, metrics)

    async def run(self) -> None:
        """Until cancelled; then nothing new is accepted, and what has begun is finished."""
        server = _Server(_settings(self._app))
        serving = asyncio.create_task(server.serve(sockets=[self._listener]))
        try:
            await asyncio.shield(serving)
        finally:
            server.should_exit = True
            await serving


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the bot's."""
        yield


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
        h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=FINISH_SECONDS,
    )


def application(routes: Sequence[Route], metrics: Metrics) -> ASGIApp:
    """*routes* behind the limits; whatever fails in them shows nothing of itself."""
    known = frozenset(route.path for route in routes)
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Counting, metrics=metrics, known=known),
            Middleware(HeaderLimit),
            Middleware(BodyLimit),
        ],
        exception_handlers={ClientDisconnect: _gone, Exception: _failed},
    )
    app.router.redirect_slashes = False  # it would send people wherever their Host header says

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        """Starlette raises again what it has answered, and uvicorn would write it into the log."""
        with suppress(Exception):
            await app(scope, receive, send)

    return answer


def _gone(request: Request, error: Exception) -> Response:
    """Whoever stopped in the middle of a body; nobody reads this."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


def _failed(request: Request, error: Exception) -> Response:
    """Its message may hold somebody's words, so only its kind is told."""
    log.error("http.failed", error=type(error).__name__)
    return PlainTextResponse("Internal Server Error", HTTPStatus.INTERNAL_SERVER_ERROR)
