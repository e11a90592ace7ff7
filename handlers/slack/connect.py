"""Connects Slack, by Socket Mode or by a webhook."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import Route

from bot.chat.platforms import Platform
from bot.config.config import Config, SlackConfig
from bot.config.secrets import Secrets
from handlers.connected_platform import Connected, UpdateSource
from handlers.inbox.processor import InboundAdapter
from handlers.outbox.transport import Transport
from handlers.slack.client import connect as web_client
from handlers.slack.client import open_session
from handlers.slack.directory import SlackDirectory
from handlers.slack.listen import SocketModeListener
from handlers.slack.messenger import SlackMessenger
from handlers.slack.parse import parse
from handlers.slack.rate_limits import LIMITS
from handlers.slack.responder import SlackResponder
from handlers.slack.token_check import TokenWatch
from handlers.slack.webhook import SlackWebhook
from handlers.updates import Receive
from storage.engine.store import Store


async def connect(
    stack: AsyncExitStack,
    config: Config,
    secrets: Secrets,
    store: Store,
    now: Callable[[], datetime],
) -> Connected:
    assert config.slack is not None
    session = await stack.enter_async_context(open_session())
    client = web_client(secrets.slack_bot_token, config.slack.api_url, session)
    token = TokenWatch(client)
    messenger = SlackMessenger(client, workspace_url=lambda: token.workspace_url)
    directory = SlackDirectory(client)
    return Connected(
        adapter=InboundAdapter(
            parse=parse,
            responder=SlackResponder(client, messenger),
            directory=directory,
        ),
        update_source=_update_source(config.slack, secrets, client, token, now),
        transport=Transport(
            queue=Platform.SLACK,
            messenger=messenger,
            directory=directory,
            limits=LIMITS,
            finds=Platform.SLACK.traits.history,
        ),
    )


def _update_source(
    config: SlackConfig,
    secrets: Secrets,
    client: AsyncWebClient,
    token: TokenWatch,
    now: Callable[[], datetime],
) -> UpdateSource:
    if config.mode == "socket":
        listener = SocketModeListener(client, secrets.slack_app_token, now=now)
        return UpdateSource(
            listen=lambda receive: _both(listener.run(receive), token.run()),
            trouble=lambda: token.trouble or listener.trouble,
            last_contact_at=lambda: listener.last_contact_at,
        )
    secret = secrets.slack_signing_secret

    def routes(receive: Receive) -> Sequence[Route]:
        return SlackWebhook(secret, receive, now=now).routes()

    # The address is set in Slack's own settings, and Slack does not report failed deliveries.
    return UpdateSource(
        listen=lambda _receive: token.run(),
        trouble=lambda: token.trouble,
        last_contact_at=now,
        routes=routes,
    )


async def _both(*tasks: Coroutine[None, None, None]) -> None:
    async with asyncio.TaskGroup() as group:
        for task in tasks:
            group.create_task(task)
