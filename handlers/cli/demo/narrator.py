"""Prints the demo's messages in the terminal at the moment they appear or change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from handlers.cli.console import say, title
from handlers.cli.demo.setup import Demo
from sandbox.page import Pane
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage

PICTURE: Final = "[picture]"
"""Stands before the words of a picture."""


@dataclass(frozen=True, kw_only=True)
class PrintedMessage:
    """One message as a person sees it."""

    key: str
    place: str
    author: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Narrator:
    demo: Demo
    printed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each message as they were printed last."""

    def begin(self, scene: str) -> None:
        """Prints a heading for what follows."""
        self.catch_up()
        title(f"\n── {scene} ──")

    def act(self, what: str) -> None:
        """Prints what a person does."""
        self.catch_up()
        say(f"\n→ {what}")

    def catch_up(self) -> None:
        """Prints all messages that are new or changed since the last call."""
        for message in printed_messages(self.demo):
            before = self.printed.get(message.key)
            if before != message.lines:
                self.printed[message.key] = message.lines
                change = "" if before is None else ", changed"
                say(f"\n{message.place} · {message.author}{change}")
                for line in message.lines:
                    say(f"    {line}")


def printed_messages(demo: Demo) -> Iterator[PrintedMessage]:
    """Yields all messages of the demo's page, pane by pane."""
    for pane in demo.cast.stage.panes:
        for user in pane.users[:1] if pane.chat else pane.users:
            yield from in_pane(demo, pane, user)


def in_pane(demo: Demo, pane: Pane, user: str) -> Iterator[PrintedMessage]:
    place = _place(demo, pane, user)
    if pane.kind.is_telegram:
        for message in demo.sandbox.telegram.messages(int(pane.chat or user)):
            yield _telegram(message, place)
        return
    app = demo.sandbox.slack
    for post in app.messages(app.channel(pane.chat) if pane.chat else app.user(user)):
        yield _slack(post, place)
        for reply in post.replies:
            yield _slack(reply, f"{place}, in the thread")


def _place(demo: Demo, pane: Pane, user: str) -> str:
    if pane.kind.is_telegram:
        groups = {str(group.id): group.title for group in demo.sandbox.telegram.groups}
        return f"Telegram, {groups.get(pane.chat) or demo.sandbox.telegram.user(int(user)).name}"
    app = demo.sandbox.slack
    return f"Slack, {f'#{app.channel(pane.chat).name}' if pane.chat else app.user(user).name}"


def _telegram(message: TelegramMessage, place: str) -> PrintedMessage:
    return PrintedMessage(
        key=f"telegram {message.chat_id} {message.id}",
        place=place,
        author=message.sender.name,
        lines=_lines(message.text, message.labels, [message.text] if message.photo else []),
    )


def _slack(message: SlackMessage, place: str) -> PrintedMessage:
    images = [str(block["alt_text"]) for block in message.blocks if block.get("type") == "image"]
    return PrintedMessage(
        key=f"slack {message.channel} {message.ts}",
        place=place,
        author=f"{message.author}, only to {message.ephemeral_to}"
        if message.ephemeral_to
        else message.author,
        lines=_lines(message.text, message.labels, [*images, *(it.title for it in message.files)]),
    )


def _lines(text: str, labels: list[list[str]], pictures: list[str]) -> tuple[str, ...]:
    """*pictures*: the words of each, which stand in the text or are put above it."""
    for words in pictures:
        marked = f"{PICTURE} {words}"
        text = text.replace(words, marked, 1) if words in text else f"{marked}\n{text}"
    buttons = ("  ".join(f"[{label}]" for label in row) for row in labels)
    return (*(line for line in text.splitlines() if line.strip()), *buttons)
