"""Whether Slack still takes the bot's token. A refused one makes nobody deaf: people are heard, and
nothing that they are owed can be said."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from handlers.ports import SendError
from handlers.slack.errors import TOKEN_REFUSALS, send_errors
from handlers.telemetry.log_throttle import Seldom

LOOK_SECONDS: Final = 30.0

_log = structlog.get_logger()


class TokenWatch:
    """Looks until it is cancelled."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._told = Seldom()
        self.trouble: str | None = None
        """How Slack refuses the token, and what to do; ``None`` while it takes it."""

    async def run(self) -> None:
        while True:
            wait = await self.look()
            await asyncio.sleep(max(LOOK_SECONDS, wait.total_seconds()))

    async def look(self) -> timedelta:
        """Returns how long Slack asks to wait. What cannot be read says nothing of the token."""
        try:
            with send_errors():
                await self._client.auth_test()
        except SendError as error:
            if str(error) in TOKEN_REFUSALS:
                self._note(str(error))
            return error.retry_after or timedelta()
        self.trouble = None
        return timedelta()

    def _note(self, refusal: str) -> None:
        self.trouble = (
            f"Slack refuses the token in TENTAP_SLACK_BOT_TOKEN: {refusal}. Take the token that"
            " begins with xoxb- anew from your app at api.slack.com/apps, “OAuth & Permissions”,"
            " and start Tentap again"
        )
        if self._told.may(refusal):
            _log.warning("slack.token_refused", trouble=self.trouble)
