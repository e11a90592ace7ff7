"""What a press allows for half an hour: to answer it, and to edit the message it was on."""

from http import HTTPStatus

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient
from slack_sdk.webhook.webhook_response import WebhookResponse

from handlers.messenger import SendError
from handlers.slack.renderer import Content


async def whisper(client: AsyncWebClient, url: str, content: Content) -> None:
    """Show *content* to the person who pressed, and to nobody else. SendError."""
    said = await _hook(client, url).send(
        response_type="ephemeral", replace_original=False, **content
    )
    if said.status_code != HTTPStatus.OK:
        raise SendError(f"response_url: HTTP {said.status_code}")


async def replace_pressed(client: AsyncWebClient, url: str, content: Content) -> bool:
    """Let the pressed message show *content*; ``False`` where Slack refuses, so that another way
    may be tried. SendError where nobody knows what became of it."""
    said: WebhookResponse = await _hook(client, url).send(replace_original=True, **content)
    if said.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise SendError(f"response_url: HTTP {said.status_code}", uncertain=True)
    return said.status_code == HTTPStatus.OK


def _hook(client: AsyncWebClient, url: str) -> AsyncWebhookClient:
    hook = AsyncWebhookClient(url, session=client.session, retry_handlers=[])
    hook.proxy = client.proxy
    return hook
