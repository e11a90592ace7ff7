"""Publishes the list of commands that Telegram offers beside the text field."""

from collections.abc import Mapping

from telegram import BotCommandScopeAllPrivateChats

from handlers.telegram.client import RawBot
from handlers.telegram.errors import send_errors


async def publish_commands(
    bot: RawBot, descriptions: Mapping[str, Mapping[str, str]], *, default: str
) -> None:
    """Publishes each language's descriptions, by command, with at most 256 characters each.

    Clients in other languages show those of *default*. Raises SendError.
    """
    with send_errors():
        for language in ("", *descriptions):
            await bot.set_my_commands(
                list(descriptions[language or default].items()),
                scope=BotCommandScopeAllPrivateChats(),
                language_code=language or None,
            )
