"""Lists the chat platforms that the bot supports. A new one is a folder, and a line here."""

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Final

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.secrets import Secrets
from handlers.connected_platform import Connect, Connected
from handlers.slack.connect import connect as connect_slack
from handlers.telegram.connect import connect as connect_telegram
from storage.engine.store import Store

CONNECT: Final[Mapping[Platform, Connect]] = {
    Platform.SLACK: connect_slack,
    Platform.TELEGRAM: connect_telegram,
}


async def connect(
    stack: AsyncExitStack,
    config: Config,
    secrets: Secrets,
    store: Store,
    now: Callable[[], datetime],
) -> Mapping[Platform, Connected]:
    """Connects the platforms in *config*, and leaves to *stack* what must be closed at the end."""
    return {
        platform: await CONNECT[platform](stack, config, secrets, store, now)
        for platform in config.platforms
    }
