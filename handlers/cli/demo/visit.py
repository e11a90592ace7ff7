"""What a visitor of the demo has seen so far, and what the page's buttons do for them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Final, TypeVar

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import ScoreTap
from bot.survey.scale import NPS, Segment
from handlers.cli.demo.cast import Cast, SlackTeam
from sandbox import Sandbox
from sandbox.page import Pane
from sandbox.slack import BOT_USER_ID, SlackMessage
from sandbox.telegram import TelegramMessage

T = TypeVar("T")
M = TypeVar("M", SlackMessage, TelegramMessage)

PATIENCE: Final = 20.0
"""Seconds until the bot must have answered Ada."""
MOST_STOPS: Final = 5
"""On the way to the alert: other messages may be due before it."""
ALERT_WITHIN: Final = timedelta(hours=1)
"""How far the page may go ahead for an alert that waits for the rest of its answer."""


class Visit:
    """Looks at the chats, and does what the buttons of the steps say."""

    def __init__(self, sandbox: Sandbox, cast: Cast) -> None:
        self._sandbox = sandbox
        self._cast = cast
        self._asked = False
        self._team, self._support, *_ = cast.team.panes
        self._summaries = self._count_summaries()

    def name_of(self, pane: Pane) -> str:
        """Returns how people call the pane's channel or group."""
        if pane.kind.is_telegram:
            return self._sandbox.telegram.world.room(int(pane.chat)).chat.title
        return f"#{self._sandbox.slack.channel(pane.chat).name}"

    async def ask(self) -> None:
        """Lets Ada ask all customers: she types the command and presses the first button."""
        if self.is_asked():
            return
        team, slack, telegram = self._cast.team, self._sandbox.slack, self._sandbox.telegram
        if isinstance(team, SlackTeam):
            slash = slack.slash(team.ada, team.team, "ask all")
            shown = await self._until(lambda: _with_buttons(slash.replies))
            slack.press(team.ada, shown, shown.labels[0][0])
        else:
            typed = telegram.type(team.ada, "/tentap ask all", chat=team.team)
            preview = await self._until(
                lambda: _with_buttons(
                    [one for one in telegram.messages(team.team) if one.id > typed.id]
                )
            )
            telegram.tap(team.ada, preview, preview.labels[0][0])
        await self._until(self.is_asked)

    def is_asked(self) -> bool:
        """Whether a customer in Telegram has had a question."""
        chats = map(self._sandbox.telegram.messages, self._cast.customers.in_telegram)
        self._asked = self._asked or any(_has_scale(message) for chat in chats for message in chat)
        return self._asked

    def is_answered(self) -> bool:
        """Whether a customer has tapped a low score. A typed one shows by its alert."""
        pressed = {tap.data for tap in self._sandbox.telegram.history.taps}
        pressed.update(self._pressed_in_slack())
        return any(map(_is_low_score, pressed))

    def is_alerted(self) -> bool:
        return any(True for _ in self._posts(self._support))

    async def let_alert_come(self) -> None:
        """Lets the time pass for which an alert waits for the rest of its answer."""
        for _ in range(MOST_STOPS):
            if self.is_alerted() or not self.is_answered():
                return
            await self._sandbox.page.tour.time.to_next(ALERT_WITHIN)

    def has_new_summary(self) -> bool:
        return self._count_summaries() > self._summaries

    def _count_summaries(self) -> int:
        return sum(map(_has_picture, self._posts(self._team)))

    def _posts(self, pane: Pane) -> Iterator[SlackMessage | TelegramMessage]:
        """Yields what the bot has posted there for all members."""
        if pane.kind.is_telegram:
            bot, chat = self._sandbox.telegram.bot, int(pane.chat)
            yield from (one for one in self._sandbox.telegram.messages(chat) if one.sender == bot)
            return
        slack = self._sandbox.slack
        bot_name = slack.user(BOT_USER_ID).name
        posts = slack.messages(slack.channel(pane.chat))
        yield from (one for one in posts if one.author == bot_name and not one.ephemeral_to)

    def _pressed_in_slack(self) -> Iterator[str]:
        for sent in self._sandbox.slack.history.sent:
            for action in sent.payload.get("actions", ()):
                yield action.get("value", "")

    async def _until(self, condition: Callable[[], T | None]) -> T:
        return await self._sandbox.telegram.until(condition, PATIENCE)


def _with_buttons(messages: Sequence[M]) -> M:
    """Returns the latest message with buttons. LookupError if there is none."""
    return [message for message in messages if message.labels][-1]


def _has_scale(message: TelegramMessage) -> bool:
    return any("10" in row for row in message.labels)


def _is_low_score(data: str) -> bool:
    try:
        tap = unpack(data)
    except UnknownTapError:
        return False
    return isinstance(tap, ScoreTap) and NPS.segment_of(tap.score) is Segment.DETRACTOR


def _has_picture(message: SlackMessage | TelegramMessage) -> bool:
    if isinstance(message, TelegramMessage):
        return message.photo is not None
    threads = (message, *message.replies)
    return any(post.files for post in threads) or any(
        block["type"] == "image" for block in message.blocks
    )
