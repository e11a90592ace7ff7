"""Asks Telegram for the bot's public username."""

from handlers.http_client import open_session
from handlers.telegram.client import connect
from handlers.telegram.errors import send_errors


async def bot_username(token: str, api_url: str) -> str:
    """Returns the username, which every bot has. Raises SendError."""
    async with open_session(trust_env=True) as session:
        bot = connect(token, api_url, session)
        with send_errors():
            me = await bot.get_me()
    return me.username or ""
