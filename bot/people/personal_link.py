"""Defines the form of a personal link, which opens the bot's chat with a secret token."""

import base64
import hashlib
import re
from typing import Final

from bot.chat.platforms import Platform

_TOKEN: Final = re.compile(r"p-[A-Za-z0-9_-]{24}")
"""The prefix tells a token from other words that an operator puts into a link to the bot."""
_BYTES: Final = 18


def new_token(seed: bytes, what: object) -> str:
    """Returns a token that cannot be guessed: 144 bits derived from the random *seed*."""
    digest = hashlib.blake2b(str(what).encode(), key=seed, digest_size=_BYTES).digest()
    return f"p-{base64.urlsafe_b64encode(digest).decode()}"


def is_token(payload: str) -> bool:
    """Whether *payload*, which came with a link, has the form of a token."""
    return _TOKEN.fullmatch(payload) is not None


def address(platform: Platform, bot: str, token: str) -> str:
    """Returns the web address that opens the chat. *bot*: the bot's public username."""
    return platform.traits.start_link.format(bot=bot, payload=token)
