"""What a chat platform is to the rest of the program, once it is connected."""

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
    """How a platform's updates come in: they are fetched, or posted to our web server."""

    listen: Callable[[Receive], Coroutine[None, None, None]]
    trouble: Callable[[], str | None]
    """Why nothing comes in at present, or nothing can be said."""
    last_contact_at: Callable[[], datetime | None]
    """Until when everything came in that the platform had to say, as far as this process knows."""
    routes: Callable[[Receive], Sequence[Route]] = _no_routes
    greet: Callable[[], Coroutine[None, None, None]] = _nothing
    """What every process must do before it listens or works."""
    leave: Callable[[], Coroutine[None, None, None]] = _nothing
    """What a stop does where no other process can listen meanwhile."""
    alone: bool = False
    """Whether one process at a time may listen."""


@dataclass(frozen=True, kw_only=True)
class Connected:
    """One chat platform, connected."""

    adapter: InboundAdapter
    update_source: UpdateSource
    transport: Transport


class Connect(Protocol):
    """Each platform's folder has one."""

    async def __call__(
        self,
        stack: AsyncExitStack,
        config: Config,
        secrets: Secrets,
        store: Store,
        now: Callable[[], datetime],
    ) -> Connected:
        """*stack* takes what must be closed at the end."""
