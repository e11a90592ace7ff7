"""Sends replies that are useless later: private lines, forms, command answers, App Home."""

from datetime import timedelta
from typing import Final

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.messages import Form, Message, line
from bot.ids import MessageRef, split_ref
from handlers.ports import SendError
from handlers.slack.errors import code_of, send_errors
from handlers.slack.messenger import SlackMessenger, direct_message
from handlers.slack.render import Content, render_form
from handlers.slack.response_urls import replace_pressed, whisper
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import (
    AccountClosed,
    Answered,
    Aside,
    Blocked,
    ChannelJoined,
    ChannelLeft,
    ChatMoved,
    Commanded,
    Edited,
    Event,
    FormSent,
    Home,
    HomeOpened,
    NotText,
    OpenForm,
    Pressed,
    PrivateReply,
    Reaction,
    ReactionEmoji,
    Reply,
    Toast,
    Typed,
    Unblocked,
    User,
)
from handlers.waiting_replies import ChatOrder

TRIGGER_LIFE: Final = timedelta(seconds=2.5)
"""Slack allows 3 s from the press; the difference is for the network."""
_SPENT_TRIGGERS: Final = {"expired_trigger_id", "exchanged_trigger_id"}

_EMOJI_NAMES: Final = {ReactionEmoji.THUMBS_UP: "+1", ReactionEmoji.SEEN: "eyes"}

_log = structlog.get_logger()


class SlackResponder:
    """``handlers.ports.Responder`` for Slack."""

    def __init__(
        self,
        client: AsyncWebClient,
        messenger: SlackMessenger,
        *,
        order: ChatOrder | None = None,
    ) -> None:
        """*order*: sends the messages of one chat in turn, and repeats those refused for now."""
        self._client = client
        self._messenger = messenger
        self._order = order or ChatOrder()

    async def reply(self, event: Event, reply: Reply | None, *, age: timedelta) -> None:
        """Sends *reply*. A press without one needs nothing: the listener has acknowledged it."""
        try:
            with send_errors():
                await self._reply(event, reply, age)
        except SendError as error:
            _log.warning(
                "slack.reply_failed", event_kind=type(event).__name__, error=loggable(error)
            )

    async def _reply(self, event: Event, reply: Reply | None, age: timedelta) -> None:
        match reply:
            case OpenForm(form=form) if isinstance(event, Pressed):
                await self._open(event, form, age)
            case Toast(shown=True):  # a line would stay, and the message shows the text already
                return
            case Toast(text=text):
                await self._whisper(event, line(text))
            case PrivateReply(message=message) if isinstance(event, Pressed) and event.in_home:
                chat = event.user.id
                await self._order.send(chat, lambda: self._messenger.send(chat, message))
            case PrivateReply(message=message) if isinstance(event, Pressed):
                await replace_pressed(
                    self._client, event.response_url, self._messenger.rendered(message)
                )
            case Aside(message=message) if isinstance(event, Pressed):
                await self._whisper(event, message)
            case PrivateReply(message=message) if isinstance(event, Typed | Edited | NotText):
                chat = event.chat
                await self._order.send(chat, lambda: self._messenger.send(chat, message))
            case PrivateReply(message=message, chat=chat) if isinstance(event, FormSent) and chat:
                await self._whisper_in(chat, event, message)
            case PrivateReply(message=message):
                await self._whisper(event, message)
            case Home(message=message) if isinstance(event, HomeOpened | Pressed):
                view = self._messenger.rendered_home(message)
                await self._client.views_publish(user_id=event.user.id, view=view)
            case Reaction(emoji=emoji) if isinstance(event, Typed):
                await self._react(event.message, emoji)

    async def _react(self, message: MessageRef, emoji: ReactionEmoji) -> None:
        """Adds a reaction. Any failure leaves the message without one, which harms nobody."""
        channel, ts = split_ref(message)
        try:
            with send_errors():
                await self._client.reactions_add(
                    channel=channel, timestamp=ts, name=_EMOJI_NAMES[emoji]
                )
        except SendError as error:
            _log.info("slack.reaction_failed", error=loggable(error))

    async def _open(self, press: Pressed, form: Form, age: timedelta) -> None:
        if age > TRIGGER_LIFE or not await self._try_open(press.callback, form):
            await self._whisper(press, line(form.too_late))

    async def _try_open(self, trigger: str, form: Form) -> bool:
        try:
            await self._client.views_open(trigger_id=trigger, view=render_form(form))
        except SlackApiError as error:
            if code_of(error) not in _SPENT_TRIGGERS:
                raise
            return False
        return True

    async def _whisper_in(self, chat: str, form: FormSent, message: Message) -> None:
        """Shows *message* in *chat*, or in the sender's own chat if they are not in that one."""
        content = self._messenger.rendered(message)
        try:
            await self._post_for(form.user, chat, content)
        except SendError as error:
            _log.info("slack.whisper_failed", error=loggable(error))
            await self._post_for(form.user, form.user.id, content)

    async def _whisper(self, event: Event, message: Message) -> None:
        """Shows *message* to one person, where the event came from, until they reload."""
        content = self._messenger.rendered(message)
        match event:
            case Pressed(response_url=url) | Commanded(response_url=url) if url:
                await whisper(self._client, url, content)
            case ChatMoved() | Answered():  # only Telegram has these events
                return
            case FormSent() | HomeOpened() | Blocked() | Unblocked():
                await self._post_for(event.user, event.user.id, content)
            case ChannelLeft() | ChannelJoined() | AccountClosed():
                await self._post_for(event.user, event.user.id, content)
            case _:
                await self._post_for(event.user, event.chat, content)

    async def _post_for(self, user: User, chat: str, content: Content) -> None:
        await self._order.send(chat, lambda: self._try_post_for(user, chat, content))

    async def _try_post_for(self, user: User, chat: str, content: Content) -> None:
        with send_errors():
            channel = await direct_message(self._client, chat)
            await self._client.chat_postEphemeral(channel=channel, user=user.id, **content)
