"""Answers a press and edits the pressed message by its response URL, which lasts half an hour."""

import json
from http import HTTPStatus

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.ports import SendError
from handlers.slack.errors import NO_CONNECTION, RateLimitedError
from handlers.slack.render import Content


async def whisper(client: AsyncWebClient, url: str, content: Content) -> None:
    """Shows *content* only to the person who pressed. Raises SendError."""
    response = await _hook(client, url).send(
        response_type="ephemeral", replace_original=False, **content
    )
    if response.status_code != HTTPStatus.OK:
        raise SendError(f"response_url: HTTP {response.status_code}")


async def replace_pressed(client: AsyncWebClient, url: str, content: Content) -> None:
    """Replaces the content of the pressed message. Raises SendError.

    The error has ``response_url_refused`` if the edit certainly did not happen, so that the usual
    way may be tried.
    """
    try:
        response = await _hook(client, url).send(replace_original=True, **content)
    except NO_CONNECTION as error:
        raise _refusal("no connection") from error
    except RateLimitedError as error:
        raise _refusal("ratelimited") from error
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise SendError(f"response_url: HTTP {response.status_code}", uncertain=True)
    if response.status_code != HTTPStatus.OK or _is_error(response.body):
        raise _refusal(f"HTTP {response.status_code}")


def _refusal(reason: str) -> SendError:
    return SendError(f"response_url: {reason}", response_url_refused=True)


def _is_error(body: str) -> bool:
    """Whether the body is an error, in the JSON of Slack's methods. Success is just "ok"."""
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("ok") is False


def _hook(client: AsyncWebClient, url: str) -> AsyncWebhookClient:
    hook = AsyncWebhookClient(url, session=client.session, retry_handlers=[])
    hook.proxy = client.proxy
    return hook
