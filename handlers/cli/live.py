"""`tentap run` and `tentap sandbox`."""

import asyncio
from pathlib import Path

from handlers import logs, running
from handlers.cli.console import Trouble, say
from handlers.cli.database import in_words
from handlers.cli.settings import settings_for_bot
from handlers.http.server import ListenError
from handlers.telegram.connecting import TokenRefusedError
from sandbox.server import Sandbox


def run(config_file: Path) -> None:
    """The bot, until it is told to stop."""
    config, secrets, database = settings_for_bot(config_file)
    logs.configure()
    try:
        with in_words(database):
            asyncio.run(running.run(config, secrets, database))
    except (ListenError, TokenRefusedError) as error:
        raise Trouble(str(error)) from error


def sandbox(port: int) -> None:
    """The stand-ins, until Ctrl-C."""
    asyncio.run(_sandbox(port))


async def _sandbox(port: int) -> None:
    async with Sandbox(port, rate_limits=True) as stand_in:
        say(f"Slack and Telegram stand at {stand_in.url} (Ctrl-C ends them)")
        say(f'  [slack] api_url = "{stand_in.slack.api_url}"')
        say(f"  TENTAP_SLACK_BOT_TOKEN={stand_in.slack.bot_token}")
        say(f"  TENTAP_SLACK_APP_TOKEN={stand_in.slack.app_token}")
        say(f'  [telegram] api_url = "{stand_in.url}"')
        say(f"  TENTAP_TELEGRAM_TOKEN={stand_in.telegram.token}")
        await asyncio.Event().wait()
