"""A person's own chat with the bot over the real wire, the same on both platforms."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.chat.platforms import Platform
from bot.language.texts import Texts
from sandbox.slack import SlackMessage, SlackUser
from sandbox.telegram import TelegramMessage, TelegramUser
from tests.harness.house import House

T = TypeVar("T")
NAMES = {"en": "Xaver Quill", "ko": "김준"}


class OwnChat(ABC):
    """A person's own chat with the bot, in a language."""

    platform: Platform

    def __init__(self, house: House, language: str) -> None:
        self.house = house
        self.name = NAMES[language]
        self.says = Texts(language, product=house.config.product)
        self.account = self.join(language)

    @abstractmethod
    def join(self, language: str) -> str:
        """Adds the person. Returns the account's id."""

    @abstractmethod
    def type(self, text: str) -> None: ...

    @abstractmethod
    def shown(self) -> Sequence[SlackMessage | TelegramMessage]:
        """The chat's messages, the newest last."""

    @abstractmethod
    def said_by_bot(self) -> str:
        """The bot's part of the chat."""

    async def until_bot_keeps_quiet_of(self, words: str) -> None:
        """No message of the bot quotes *words* any more."""
        await self.eventually(lambda: words not in self.said_by_bot())

    async def eventually(self, condition: Callable[[], T]) -> T:
        """What *condition* gives as soon as it is true. A chat takes one message a second."""
        async with asyncio.timeout(20):
            while True:
                self.house.pass_a_second()
                with contextlib.suppress(LookupError):
                    if found := condition():
                        return found
                await asyncio.sleep(0.05)

    @abstractmethod
    def tap(self, message: SlackMessage | TelegramMessage, label: str) -> None: ...

    @abstractmethod
    def tap_again(self, message: SlackMessage | TelegramMessage, label: str) -> None:
        """Presses a button that the message had, whatever it is now."""

    @abstractmethod
    def files(self) -> list[tuple[str, str]]:
        """The names and texts of the files that arrived."""

    async def said(self, *words: str) -> SlackMessage | TelegramMessage:
        """The newest message with these words."""
        return await self.eventually(
            lambda: [one for one in self.shown() if all(each in one.text for each in words)][-1]
        )

    async def says_key(self, key: str, **values: object) -> SlackMessage | TelegramMessage:
        return await self.said(self.says(key, **values))

    async def with_button(self, key: str) -> SlackMessage | TelegramMessage:
        """The newest message with the button."""
        label = self.says(key)
        return await self.eventually(
            lambda: [one for one in self.shown() if [label] in each_label(one.labels)][-1]
        )

    async def press(self, key: str) -> SlackMessage | TelegramMessage:
        """Presses the button. Returns its message as it was."""
        message = await self.with_button(key)
        self.tap(message, self.says(key))
        return message

    async def privacy(self) -> SlackMessage | TelegramMessage:
        """What the bot says of what it keeps, with the buttons."""
        self.type("privacy")
        await self.with_button("privacy.copy")
        return await self.with_button("privacy.erase")

    async def arrives(self, number: int) -> str:
        """The text of the file with this number, once it is there."""
        name, text = await self.eventually(lambda: self.files()[number - 1])
        assert name == "my-data.txt"
        return text

    async def joins(self) -> None:
        """The person says hello, once the bot hears both platforms."""
        await self.eventually(lambda: self.house.slack.socket_count)
        self.type("hello")
        await self.eventually(lambda: len(self.shown()) > 1)

    async def answer_with_quote(self, words: str) -> None:
        """A happy answer with *words*, which may be quoted by name."""
        house = self.house
        await self.joins()
        slash = house.slack.slash(house.cast.ada, house.cast.support, f"ask {self.name}")
        preview = await house.until(lambda: slash.replies[0])
        house.slack.press(house.cast.ada, preview, preview.labels[0][0])
        question = await self.with_label("9")
        self.tap(question, "9")
        await self.said(self.says("answer.score", score=9, highest=10))
        self.type(words)
        await self.press("answer.quote.named")
        await self.says_key("answer.quote.kept.named")

    async def with_label(self, label: str) -> SlackMessage | TelegramMessage:
        return await self.eventually(
            lambda: [one for one in self.shown() if label in str(one.labels)][-1]
        )


def each_label(rows: list[list[str]]) -> list[list[str]]:
    return [[label] for row in rows for label in row]


class OwnSlackChat(OwnChat):
    platform = Platform.SLACK

    def join(self, language: str) -> str:
        locale = {"en": "en-GB", "ko": "ko-KR"}[language]
        self.user: SlackUser = self.house.slack.add_user(
            self.name, locale=locale, tz="Europe/London"
        )
        return self.user.id

    def type(self, text: str) -> None:
        self.house.pass_a_second()
        self.house.slack.type(self.user, text)

    def shown(self) -> Sequence[SlackMessage]:
        return self.house.slack.messages(self.user)

    def said_by_bot(self) -> str:
        return "\n".join(one.text for one in self.shown() if one.author != self.name)

    def tap(self, message: SlackMessage | TelegramMessage, label: str) -> None:
        assert isinstance(message, SlackMessage)
        self.house.slack.press(self.user, message, label)

    def tap_again(self, message: SlackMessage | TelegramMessage, label: str) -> None:
        assert isinstance(message, SlackMessage)
        value = next(one.value for row in message.rows for one in row if one.label == label)
        assert value is not None
        self.house.slack.press_value(self.user, message, "any", value)

    def files(self) -> list[tuple[str, str]]:
        found = [file for message in self.shown() for file in message.files]
        return [(file.name, (file.content or b"").decode()) for file in found]


class OwnTelegramChat(OwnChat):
    platform = Platform.TELEGRAM

    def join(self, language: str) -> str:
        self.user: TelegramUser = self.house.telegram.add_user(self.name, language_code=language)
        return str(self.user.id)

    def type(self, text: str) -> None:
        self.house.pass_a_second()
        self.house.telegram.type(self.user, text)

    def shown(self) -> Sequence[TelegramMessage]:
        return self.house.telegram.messages(self.user)

    def said_by_bot(self) -> str:
        return "\n".join(one.text for one in self.shown() if one.sender != self.user)

    def tap(self, message: SlackMessage | TelegramMessage, label: str) -> None:
        assert isinstance(message, TelegramMessage)
        self.house.telegram.tap(self.user, message, label)

    def tap_again(self, message: SlackMessage | TelegramMessage, label: str) -> None:
        assert isinstance(message, TelegramMessage)
        data = message.button(label).data
        assert data is not None
        self.house.telegram.tap_data(self.user, message, data)

    def files(self) -> list[tuple[str, str]]:
        found = [message.file for message in self.shown() if message.file is not None]
        return [(file.name, file.content.decode()) for file in found]
