"""Defines what a dispatcher sends with: a chat platform, or another service with its own queue."""

from dataclasses import dataclass

from handlers.outbox.rate_limits import Limits
from handlers.ports import Directory, Messenger


@dataclass(frozen=True, kw_only=True)
class Transport:
    queue: str
    """The queue whose rows this transport sends."""
    messenger: Messenger
    directory: Directory
    """Opens chats with people who have none with the bot yet."""
    limits: Limits
    finds: bool
    """Whether a sent message can be searched for."""
