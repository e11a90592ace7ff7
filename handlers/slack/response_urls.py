"""What a press allows for half an hour: to answer it, and to edit the message it was on."""

import json
from http import HTTPStatus

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.ports import SendError
from handlers.slack.errors import NO_CONNECTION, RateLimitedError
from handlers.slack.render import Content


async def whisper(client: AsyncWebClient, url: str, content: Content) -> None:
    """Show *content* to the person who pressed, and to nobody else. SendError."""
    said = await _hook(client, url).send(
        response_type="ephemeral", replace_original=False, **content
    )
    if said.status_code != HTTPStatus.OK:
        raise SendError(f"response_url: HTTP {said.status_code}")


async def replace_pressed(client: AsyncWebClient, url: str, content: Content) -> None:
    """Let the pressed message show *content*. SendError: ``press_refused`` where that certainly did
    not happen, so that another way may be tried."""
    try:
        said = await _hook(client, url).send(replace_original=True, **content)
    except NO_CONNECTION as error:
        raise _refused("no connection") from error
    except RateLimitedError as error:
        raise _refused("ratelimited") from error
    if said.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise SendError(f"response_url: HTTP {said.status_code}", uncertain=True)
    if said.status_code != HTTPStatus.OK or _says_no(said.body):
        raise _refused(f"HTTP {said.status_code}")


def _refused(why: str) -> SendError:
    return SendError(f"response_url: {why}", press_refused=True)


def _says_no(body: str) -> bool:
    """Slack says no more than "ok", or why not as its other methods do."""
    try:
        said = json.loads(body)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("ok") is False


def _hook(client: AsyncWebClient, url: str) -> AsyncWebhookClient:
    hook = AsyncWebhookClient(url, session=client.session, retry_handlers=[])
    hook.proxy = client.proxy
    return hook
