"""The list of commands that Telegram offers people beside the text field."""

from collections.abc import Mapping

from telegram import BotCommandScopeAllPrivateChats

from handlers.telegram.client import RawBot
from handlers.telegram.errors import send_errors


async def publish_commands(
    bot: RawBot, descriptions: Mapping[str, Mapping[str, str]], *, default: str
) -> None:
    """Tell Telegram each language's command → description, at most 256 characters each.

    Clients in other languages show those of *default*. Raises SendError.
    """
    with send_errors():
        for language in ("", *descriptions):
            await bot.set_my_commands(
                list(descriptions[language or default].items()),
                scope=BotCommandScopeAllPrivateChats(),
                language_code=language or None,
            )
