"""`tentap sandbox`."""

import asyncio

from handlers.cli.console import say
from sandbox.server import Sandbox


def run(port: int) -> None:
    """The stand-ins, until Ctrl-C."""
    asyncio.run(_run(port))


async def _run(port: int) -> None:
    async with Sandbox(port, rate_limits=True) as stand_in:
        say(f"Slack and Telegram stand at {stand_in.url} (Ctrl-C ends them)")
        say(f'  [slack] api_url = "{stand_in.slack.api_url}"')
        say(f"  TENTAP_SLACK_BOT_TOKEN={stand_in.slack.bot_token}")
        say(f"  TENTAP_SLACK_APP_TOKEN={stand_in.slack.app_token}")
        say(f'  [telegram] api_url = "{stand_in.url}"')
        say(f"  TENTAP_TELEGRAM_TOKEN={stand_in.telegram.token}")
        await asyncio.Event().wait()
