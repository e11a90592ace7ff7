"""Lists the chats and people that bot.toml names, with their keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.named_channels import named_channels


@dataclass(frozen=True, kw_only=True)
class Place:
    """A chat or a person in bot.toml, with its key."""

    key: str
    address: Address

    def __str__(self) -> str:
        return f"{self.key} ({self.address})"


def channels(config: Config, platform: Platform) -> Iterator[Place]:
    """Yields the staff's channels on *platform*."""
    for channel in named_channels(config):
        if channel.address.platform is platform:
            yield Place(key=channel.key, address=channel.address)


def people(config: Config, platform: Platform) -> Iterator[Place]:
    """Yields the admins on *platform*, and the person who is mentioned when a case is late."""
    admins = ((f"staff.admins[{n}]", one) for n, one in enumerate(config.staff.admins, start=1))
    for key, address in (*admins, ("cases.escalate_to", config.cases.escalate_to)):
        if address is not None and address.platform is platform:
            yield Place(key=key, address=address)
