"""Sends and edits messages in Slack."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.messages import Document, Message, Picture
from bot.ids import MessageRef, is_home, message_ref, split_ref
from handlers.ports import SendError
from handlers.slack import file_upload
from handlers.slack.errors import code_of, picture_errors, search_errors, send_errors
from handlers.slack.json_values import Json, text_at
from handlers.slack.render import Content, fallback, render, render_home
from handlers.slack.response_urls import replace_pressed

METADATA_TYPE: Final = "tentap"
MARKER: Final = "delivery"
"""All members of the workspace can read a message's metadata, so it holds only an opaque id."""
SEARCHED: Final = 999
"""Messages that Slack returns in one call. A search is one call, as the rate limiter counts it."""


class SlackMessenger:
    """``handlers.ports.Messenger`` for Slack."""

    def __init__(self, client: AsyncWebClient, *, workspace_url: Callable[[], str] = str) -> None:
        """*workspace_url*: returns the workspace's address, or "" while it is unknown."""
        self._client = client
        self._workspace_url = workspace_url
        self._opened: dict[str, str] = {}

    async def send(
        self,
        chat: str,
        message: Message,
        *,
        reply_to: MessageRef | None = None,
        marker: str = "",
        broadcast: bool = False,
    ) -> MessageRef:
        """Posts *message*, in the thread of *reply_to* if one is given."""
        with send_errors(), picture_errors(message):
            content = self.rendered(message)
            sent = await self._client.chat_postMessage(
                channel=await self._channel(chat),
                thread_ts=_thread(reply_to),
                reply_broadcast=True if broadcast else None,
                metadata=_metadata(marker),
                unfurl_links=False,
                unfurl_media=False,
                text=content["text"],
                blocks=content["blocks"] or None,
            )
            return message_ref(text_at(sent, "channel"), text_at(sent, "ts"))

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        """Edits the message. Slack accepts unchanged content without an error.

        An empty list of blocks removes those that the message had.
        An edit by *response_url* does not count in the limit of about fifty edits a minute.
        """
        chat, ts = split_ref(message_ref)
        with send_errors():
            if is_home(message_ref):
                await self._client.views_publish(user_id=chat, view=self.rendered_home(message))
                return
            content = self.rendered(message)
            if response_url is None:
                text_at(await self._client.chat_update(channel=chat, ts=ts, **content), "ts")
            else:
                await replace_pressed(self._client, response_url, content)

    async def remove(self, message_ref: MessageRef) -> None:
        """Deletes the message."""
        chat, ts = split_ref(message_ref)
        with send_errors():
            try:
                text_at(await self._client.chat_delete(channel=chat, ts=ts), "ts")
            except SlackApiError as error:
                if code_of(error) != "message_not_found":
                    raise

    def rendered(self, message: Message) -> Content:
        """Returns the message's content, with links into the workspace."""
        return render(message, self._workspace_url())

    def rendered_home(self, message: Message) -> Json:
        """Returns the view of an App Home, with links into the workspace."""
        return render_home(message, self._workspace_url())

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        """Uploads *picture*. Slack processes it and shows it some seconds later.

        Its words stand above it, since Slack may never show a file that has an ``alt_txt``.
        """
        with send_errors():
            await self._client.files_upload_v2(
                channel=await self._channel(chat),
                content=picture.png,
                filename=picture.filename,
                title=picture.caption,
                initial_comment=fallback(picture.alt),
                thread_ts=_thread(reply_to),
            )

    async def send_document(self, chat: str, document: Document) -> None:
        """Uploads *document*. Slack scans it and shows it some seconds later.

        Needs the scope ``files:write``.
        """
        with send_errors():
            await file_upload.share(self._client, document, await self._channel(chat))

    async def upload(self, picture: Picture) -> str:
        """Uploads *picture* without showing it. Needs the scope ``files:read``."""
        with send_errors():
            return await file_upload.upload(self._client, picture)

    async def is_processed(self, upload: str) -> bool:
        """Whether Slack has processed the upload, which takes some seconds."""
        with send_errors():
            return await file_upload.is_processed(self._client, upload)

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        """Searches the newest messages, without their threads."""
        with send_errors(), search_errors():
            channel = await self._channel(chat)
            history = await self._client.conversations_history(
                channel=channel,
                oldest=str(since.timestamp()),
                limit=SEARCHED,
                include_all_metadata=True,
            )
            if not isinstance(history["messages"], list):
                raise TypeError("no list of messages")
            for message in history["messages"]:
                if _marker(message) == marker:
                    return message_ref(channel, text_at(message, "ts"))
            is_whole = history["has_more"] is False
        if not is_whole:
            raise SendError("the chat's history is too long to read", permanent=True)
        return None

    async def _channel(self, chat: str) -> str:
        """Returns the channel of *chat*. A person's chat is opened only once."""
        channel = self._opened.get(chat) or await direct_message(self._client, chat)
        if channel != chat:
            self._opened[chat] = channel
        return channel


def _marker(message: dict[str, Any]) -> str | None:
    """Returns the marker of a message of ours; ``None`` for other messages.

    Raises a permanent SendError if Slack hides the metadata.
    """
    metadata = message.get("metadata", {})
    if metadata.get("event_type") != METADATA_TYPE:
        return None
    marker = metadata.get("event_payload", {}).get(MARKER)
    if marker is None:
        raise SendError("Slack hides the metadata", permanent=True)
    return str(marker)


async def direct_message(client: AsyncWebClient, chat: str) -> str:
    """Returns *chat* itself, or a person's chat with the bot if *chat* is that person's id."""
    if not chat.startswith(("U", "W")):
        return chat
    return text_at(await client.conversations_open(users=chat), "channel", "id")


def _thread(ref: MessageRef | None) -> str | None:
    return None if ref is None else split_ref(ref)[1]


def _metadata(marker: str) -> dict[str, object] | None:
    return {"event_type": METADATA_TYPE, "event_payload": {MARKER: marker}} if marker else None
