"""A chat platform in memory: it loses answers, and tells what people see."""

import asyncio
from collections import deque
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.chat.messages import Document, Message, Picture
from bot.chat.platforms import Platform
from bot.ids import MessageRef
from bot.model import Contact
from handlers.ports import Reached, SendError
from handlers.slack import rate_limits as slack
from handlers.telegram import rate_limits as telegram
from handlers.updates import User

LIMITS = {Platform.SLACK: slack.LIMITS, Platform.TELEGRAM: telegram.LIMITS}


class Loss(Enum):
    """What is lost of one call."""

    ANSWER = auto()
    """It had its effect, and the line is cut."""
    REQUEST = auto()
    """It had no effect, and the line is cut as well: from here it looks the same."""
    PROCESS = auto()
    """It had its effect, and the process that called is gone."""


class FakePlatform:
    """``handlers.ports.Messenger`` and ``Directory``."""

    def __init__(self) -> None:
        self.losses: deque[Loss | SendError] = deque()
        self.looks: deque[SendError] = deque()
        """What the next looks come to."""
        self.reaches: deque[SendError] = deque()
        """What the next openings of a person's chat come to."""
        self.reached = 0
        self.refuses_presses = False
        self.posts: list[str] = []
        """What people see, one entry for each message or picture."""
        self.edits: list[str] = []
        self.chats: list[str] = []
        """Where the posts stand."""
        self.answers = asyncio.Event()
        """Answers come as long as this is set."""
        self.answers.set()
        self.looked = 0
        self.uploads: list[str] = []
        """The pictures for messages, which people do not see yet."""
        self.upload_errors: deque[SendError] = deque()
        self.ends_upload = False
        """Whether the process that makes the next upload ends during it."""
        self.pictures: list[str] = []
        """The uploads that people see in messages."""
        self.processes = True
        """Whether an upload can be shown."""
        self.markers: dict[str, MessageRef] = {}

    async def send(
        self,
        chat: str,
        message: Message,
        *,
        reply_to: MessageRef | None = None,
        marker: str = "",
        broadcast: bool = False,
    ) -> MessageRef:
        ref = MessageRef(f"{chat}/{len(self.posts)}")
        with_marker = {marker: ref} if marker else {}
        self._happen(self.posts, message.text, with_marker)
        if message.picture is not None:
            self.pictures.append(message.picture.upload)
        self.chats.append(chat)
        await self.answers.wait()
        return ref

    async def edit(
        self, message_ref: MessageRef, message: Message, *, response_url: str | None = None
    ) -> None:
        if response_url is not None and self.refuses_presses:
            raise SendError("response_url: HTTP 404", response_url_refused=True)
        self._happen(self.edits, message.text, {})

    async def remove(self, message_ref: MessageRef) -> None:
        self._happen(self.edits, f"{message_ref} removed", {})

    async def send_picture(
        self, chat: str, picture: Picture, *, reply_to: MessageRef | None = None
    ) -> None:
        self._happen(self.posts, picture.filename, {})

    async def send_document(self, chat: str, document: Document) -> None:
        self._happen(self.posts, document.text, {})
        self.chats.append(chat)

    async def upload(self, picture: Picture) -> str:
        self.uploads.append(picture.filename)
        if self.ends_upload:
            self.ends_upload = False
            raise asyncio.CancelledError
        if self.upload_errors:
            raise self.upload_errors.popleft()
        return f"F{len(self.uploads)}"

    async def is_processed(self, upload: str) -> bool:
        return self.processes

    async def find(self, chat: str, marker: str, since: datetime) -> MessageRef | None:
        self.looked += 1
        if self.looks:
            raise self.looks.popleft()
        return self.markers.get(marker)

    def _happen(self, seen: list[str], text: str, markers: dict[str, MessageRef]) -> None:
        loss = self.losses.popleft() if self.losses else None
        if isinstance(loss, SendError):
            raise loss
        if loss is not Loss.REQUEST:
            seen.append(text)
            self.markers.update(markers)
        match loss:
            case Loss.ANSWER | Loss.REQUEST:
                raise SendError("the line was cut", uncertain=True)
            case Loss.PROCESS:
                raise asyncio.CancelledError

    async def reach(self, contact: Contact, email: str) -> Reached:
        self.reached += 1
        await self.answers.wait()
        if self.reaches:
            raise self.reaches.popleft()
        return Reached(user=contact.user or email, chat=f"D{contact.id}")

    async def describe(self, user: User) -> User:
        return user

    async def is_member(self, chat: str, user: str) -> bool:
        return True


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self.ahead = timedelta()
        """By how much it is wrong."""

    def now(self) -> datetime:
        return self._now + self.ahead

    def monotonic(self) -> float:
        return self._now.timestamp()

    def move(self, by: timedelta) -> None:
        self._now += by
