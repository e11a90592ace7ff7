"""The stand-in platforms as the commands put them up."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from handlers.cli.console import Trouble
from sandbox import Clock, Sandbox


@asynccontextmanager
async def opened_sandbox(port: int, clock: Clock | None = None) -> AsyncIterator[Sandbox]:
    """At the platforms' pace, on *port*; Trouble where that cannot be had."""
    async with AsyncExitStack() as stack:
        try:
            sandbox = await stack.enter_async_context(Sandbox(port, clock=clock, rate_limits=True))
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            raise Trouble(
                f"Port {port} of this machine cannot be had: {reason}. Name another one behind"
                " --port; --port 0 takes any that is free."
            ) from error
        yield sandbox
