"""A web application of the bare libraries, under uvicorn, on a local address."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from handlers.slack.manifest import REQUEST_PATH


def listener() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def url_of(listening: socket.socket) -> str:
    """Where Slack is to post."""
    host, port = listening.getsockname()
    return f"http://{host}:{port}{REQUEST_PATH}"


@asynccontextmanager
async def serving(route: Route) -> AsyncIterator[str]:
    """The address at which *route* answers."""
    settings = uvicorn.Config(
        Starlette(routes=[route]), lifespan="off", log_config=None, access_log=False
    )
    server = uvicorn.Server(settings)
    with listener() as listening:
        answering = asyncio.create_task(server.serve(sockets=[listening]))
        yield url_of(listening)
        server.should_exit = True
        await answering
