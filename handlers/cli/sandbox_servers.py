"""Starts the sandbox's servers for the commands."""

import errno
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from handlers.cli.console import Trouble
from sandbox import Clock, Sandbox


@asynccontextmanager
async def opened_sandbox(port: int, clock: Clock | None = None) -> AsyncIterator[Sandbox]:
    """Starts a sandbox on *port*, with the platforms' rate limits.

    Raises Trouble if the port cannot be used.
    """
    async with AsyncExitStack() as stack:
        try:
            sandbox = await stack.enter_async_context(Sandbox(port, clock=clock, rate_limits=True))
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            what = "is in use" if in_use else f"can't be used: {os.strerror(error.errno or 0)}"
            raise Trouble(f"Port {port} {what}. Try --port 0.") from error
        yield sandbox
