"""Implements `tentap sandbox`."""

import asyncio
import re
import secrets
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.console import misused, say
from handlers.cli.demo.cast import Cast, invite
from handlers.cli.sandbox_servers import opened_sandbox
from handlers.slack.manifest import REQUEST_PATH
from sandbox import Sandbox

WELCOME: Final = """
Slack and Telegram run at {url}
Open it and play customers, support and team. Ctrl-C ends it.

Into bot.toml (its channels and admin exist here):
{settings}

Into the shell of the bot:
{secrets}

Into customers.csv, for `tentap people import customers.csv` (the people in Telegram
have pressed Start; “ask all” leaves them out, so ask them by name):
{customers}

{webhooks}"""
EXAMPLE: Final = "http://127.0.0.1:8080"
BY_SOCKET: Final = f"For webhooks: `tentap sandbox --webhooks {EXAMPLE}`."
BY_WEBHOOK: Final = "Slack calls {address}; Telegram gets the address from the bot."


def run(port: int, webhooks: str | None) -> None:
    """Runs the sandbox with its people until Ctrl-C. *webhooks*: the bot's URL, to be called."""
    asyncio.run(_run(port, None if webhooks is None else _here(webhooks)))


def _here(url: str) -> str:
    """Returns *url* without a final slash. The sandbox calls only this machine."""
    if not re.fullmatch(r"http://(localhost|127\.0\.0\.1):\d{1,5}(/\S*)?", url):
        misused(f"--webhooks: “{url}” isn't on this machine; write it as {EXAMPLE}")
    return url.rstrip("/")


async def _run(port: int, webhooks: str | None) -> None:
    async with opened_sandbox(port) as sandbox:
        cast = add_people(sandbox)
        if webhooks is not None:
            sandbox.slack.deliver_over_http(f"{webhooks}{REQUEST_PATH}")
        say(welcome(sandbox, cast, webhooks))
        await asyncio.Event().wait()


def add_people(sandbox: Sandbox) -> Cast:
    """Adds the demo's people, with the channels and the admin of the default bot.toml."""
    cast = invite(sandbox, StaffPlatform.SLACK)
    sandbox.page.stage = cast.stage
    for user in cast.customers.in_telegram:
        sandbox.telegram.start(user)
    return cast


def welcome(sandbox: Sandbox, cast: Cast, webhooks: str | None) -> str:
    """Returns instructions for connecting a bot, with lines to paste."""
    called = BY_SOCKET if webhooks is None else BY_WEBHOOK.format(address=webhooks + REQUEST_PATH)
    return WELCOME.format(
        url=sandbox.url,
        settings=_indented(_settings(sandbox, webhooks)),
        secrets=_indented(f"export {name}={value}" for name, value in _secrets(sandbox).items()),
        customers=_indented(_customers(cast)),
        webhooks=called,
    )


def _settings(sandbox: Sandbox, webhooks: str | None) -> Iterator[str]:
    called = [] if webhooks is None else ['mode = "webhook"']
    yield from ("[slack]", *called, f'api_url = "{sandbox.slack.api_url}"')
    yield from ("[telegram]", *called, f'api_url = "{sandbox.url}"')
    if webhooks is not None:
        yield from ("[http]", f"port = {urlsplit(webhooks).port}")
        yield f'public_url = "{webhooks}"'


def _secrets(sandbox: Sandbox) -> dict[str, str]:
    return {
        "TENTAP_SLACK_BOT_TOKEN": sandbox.slack.bot_token,
        "TENTAP_SLACK_APP_TOKEN": sandbox.slack.app_token,
        "TENTAP_SLACK_SIGNING_SECRET": sandbox.slack.signing_secret,
        "TENTAP_TELEGRAM_TOKEN": sandbox.telegram.token,
        "TENTAP_TELEGRAM_WEBHOOK_SECRET": secrets.token_hex(16),
    }


def _customers(cast: Cast) -> Iterator[str]:
    yield "name,email"
    for user in cast.customers.in_slack:
        yield f"{user.name},{user.email}"


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)
