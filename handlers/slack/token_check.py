"""Checks whether Slack still accepts the bot's token.

With a refused token updates still arrive, but nothing can be sent."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from handlers.ports import SendError
from handlers.slack.errors import TOKEN_REFUSALS, send_errors
from handlers.telemetry.log_throttle import Seldom

CHECK_SECONDS: Final = 30.0

_log = structlog.get_logger()


class TokenWatch:
    """Checks the token until it is cancelled."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._seldom = Seldom()
        self.trouble: str | None = None
        """How Slack refuses the token, and what to do; ``None`` while Slack accepts it."""
        self.workspace_url = ""
        """The workspace's address, such as ``https://acme.slack.com/``; empty until it is known."""

    async def run(self) -> None:
        while True:
            wait = await self.check()
            await asyncio.sleep(max(CHECK_SECONDS, wait.total_seconds()))

    async def check(self) -> timedelta:
        """Checks once. Returns how long Slack asks to wait.

        An unreadable response says nothing about the token.
        """
        try:
            with send_errors():
                answer = await self._client.auth_test()
                url = answer.get("url")
        except SendError as error:
            if str(error) in TOKEN_REFUSALS:
                self._note(str(error))
            return error.retry_after or timedelta()
        self.trouble = None
        self.workspace_url = url if isinstance(url, str) else ""
        return timedelta()

    def _note(self, refusal: str) -> None:
        self.trouble = (
            f"Slack refuses the token in TENTAP_SLACK_BOT_TOKEN: {refusal}. Take the token that"
            " begins with xoxb- again from your app at api.slack.com/apps, “OAuth & Permissions”,"
            " and start Tentap again"
        )
        if self._seldom.may(refusal):
            _log.warning("slack.token_refused", trouble=self.trouble)
