"""Uploads pictures to Slack for use in messages, and documents for a chat.

A picture belongs to no channel, so nobody sees it before a message shows it. No ``alt_txt`` is
sent: with it, Slack may accept a file and never share it (python-slack-sdk issue 1818). The image
block has the text alternative.
"""

from http import HTTPStatus
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.chat.messages import Document, Picture
from handlers.ports import SendError
from handlers.slack.errors import code_of, document_errors
from handlers.slack.json_values import object_at, text_at
from handlers.slack.render import fallback

READ_SCOPE: Final = "files:read"


async def upload(client: AsyncWebClient, picture: Picture) -> str:
    """Uploads *picture* in Slack's three steps. Returns the file's id."""
    place = await _place_for(client, picture.filename, picture.png)
    _require_read_scope(place)
    file = await _filled(client, place, picture.png)
    await client.files_completeUploadExternal(files=[{"id": file, "title": picture.caption}])
    return file


async def share(client: AsyncWebClient, document: Document, channel: str) -> None:
    """Uploads *document* into *channel*. Slack shows it there when it has scanned it."""
    with document_errors():
        place = await _place_for(client, document.filename, document.content)
        file = await _filled(client, place, document.content)
        await client.files_completeUploadExternal(
            files=[{"id": file, "title": document.filename}],
            channel_id=channel,
            initial_comment=fallback(document.caption),
        )


async def _place_for(client: AsyncWebClient, filename: str, content: bytes) -> AsyncSlackResponse:
    """Asks Slack where to upload the content."""
    return await client.files_getUploadURLExternal(filename=filename, length=len(content))


async def _filled(client: AsyncWebClient, place: AsyncSlackResponse, content: bytes) -> str:
    """Uploads the content to its place. Returns the file's id."""
    await _send_content(client, text_at(place, "upload_url"), content)
    return text_at(place, "file_id")


async def is_processed(client: AsyncWebClient, file: str) -> bool:
    """Whether Slack knows the file's type, so that a message can show it."""
    try:
        info = object_at(await client.files_info(file=file), "file")
    except SlackApiError as error:
        if code_of(error) != "missing_scope":
            raise
        raise _without_scope() from error
    kind = info.get("mimetype")
    if kind and not str(kind).startswith("image/"):
        raise SendError(f"Slack takes the picture for {kind}", permanent=True)
    return bool(kind)


def _require_read_scope(response: AsyncSlackResponse) -> None:
    """Raises SendError if the response's header says that the app may not read files."""
    held = response.headers.get("x-oauth-scopes")
    if held is not None and READ_SCOPE not in {scope.strip() for scope in held.split(",")}:
        raise _without_scope()


def _without_scope() -> SendError:
    return SendError(f"the app lacks the scope {READ_SCOPE}", permanent=True)


async def _send_content(client: AsyncWebClient, url: str, content: bytes) -> None:
    session = client.session
    assert session is not None  # `connect` sets it
    async with session.post(url, data=content, proxy=client.proxy) as response:
        if response.status != HTTPStatus.OK:
            raise SendError(f"the upload was refused: HTTP {response.status}")
