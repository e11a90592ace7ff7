"""Defines what a connected chat platform offers to the rest of the program."""

from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from starlette.routing import Route

from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.inbox.processor import InboundAdapter
from handlers.outbox.transport import Transport
from handlers.updates import Receive
from storage.engine.store import Store


async def _nothing() -> None:
    pass


def _no_routes(receive: Receive) -> Sequence[Route]:
    return ()


@dataclass(frozen=True, kw_only=True)
class UpdateSource:
    """How a platform's updates arrive: they are fetched, or posted to our web server."""

    listen: Callable[[Receive], Coroutine[None, None, None]]
    trouble: Callable[[], str | None]
    """Returns why no updates arrive at present, or nothing can be sent; else ``None``."""
    last_contact_at: Callable[[], datetime | None]
    """Returns the time up to which this process knows that it has every update."""
    routes: Callable[[Receive], Sequence[Route]] = _no_routes
    greet: Callable[[], Coroutine[None, None, None]] = _nothing
    """Runs in every process, before it listens or processes anything."""
    leave: Callable[[], Coroutine[None, None, None]] = _nothing
    """Runs at a stop, where no other process can listen meanwhile."""
    alone: bool = False
    """Whether only one process at a time may listen."""


@dataclass(frozen=True, kw_only=True)
class Connected:
    """One chat platform, connected."""

    adapter: InboundAdapter
    update_source: UpdateSource
    transport: Transport


class Connect(Protocol):
    """Connects one platform. Each platform's folder has such a function."""

    async def __call__(
        self,
        stack: AsyncExitStack,
        config: Config,
        secrets: Secrets,
        store: Store,
        now: Callable[[], datetime],
    ) -> Connected:
        """Connects, and leaves to *stack* what must be closed at the end."""
