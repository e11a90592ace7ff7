"""What a dispatcher sends by: a chat platform, or any other service with a queue of its own."""

from dataclasses import dataclass

from handlers.outbox.limits import Limits
from handlers.ports import Directory, Messenger


@dataclass(frozen=True, kw_only=True)
class Transport:
    queue: str
    """Rows of this queue go out by it."""
    messenger: Messenger
    directory: Directory
    """Opens the chats of people who have none yet."""
    limits: Limits
    finds: bool
    """Whether a sent message can be searched for."""
