"""What a visitor of the demo has seen so far, and what the page's buttons do for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from math import floor, inf
from typing import Final, TypeVar

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import ScoreTap
from bot.config.config import Config
from bot.survey.scale import NPS, Segment
from handlers.cli.demo.cast import Cast, SlackTeam, TelegramTeam
from handlers.usecases.localisation import staff_texts
from sandbox import Sandbox
from sandbox.page import Pane
from sandbox.slack import BOT_USER_ID, SlackMessage, SlackUser
from sandbox.telegram import TelegramMessage, TelegramUser

T = TypeVar("T")
Shown = SlackMessage | TelegramMessage
Customer = SlackUser | TelegramUser

PATIENCE: Final = 20.0
"""Seconds until the bot must have answered Ada."""
MOST_STOPS: Final = 100
"""On the way to a question or an alert: other things may be due before it."""
QUESTION_WITHIN: Final = timedelta(days=30)
"""How far the page may go ahead for a question: farther than any holidays last."""
ALERT_WITHIN: Final = timedelta(hours=1)
"""The same for an alert that waits for the rest of its answer."""


class Visit:
    """Looks at the chats, and does what the buttons of the steps say."""

    def __init__(self, sandbox: Sandbox, cast: Cast, config: Config) -> None:
        self._sandbox = sandbox
        self.cast = cast
        self._survey = config.summarised[0].key
        self._texts = staff_texts(config)
        self._questions: dict[Customer, float] = {}
        self.team, self.support, self.admin = cast.team.panes

    def name_of(self, pane: Pane) -> str:
        """Returns how people call the pane's channel or group."""
        if pane.kind.is_telegram:
            return self._sandbox.telegram.world.room(int(pane.chat)).chat.title
        return f"#{self._sandbox.slack.channel(pane.chat).name}"

    # The start

    @property
    def start_label(self) -> str:
        """The label of the button below the forecast."""
        return self._texts("forecast.start")

    async def start(self) -> None:
        """Lets Ada press the button below the forecast."""
        if self.is_started():
            return
        self._press_start(await self._until(self._forecast))
        await self._until(self.is_started)

    def _press_start(self, forecast: Shown) -> None:
        team = self.cast.team
        if isinstance(team, SlackTeam) and isinstance(forecast, SlackMessage):
            self._sandbox.slack.press(team.ada, forecast, self.start_label)
        elif isinstance(team, TelegramTeam) and isinstance(forecast, TelegramMessage):
            self._sandbox.telegram.tap(team.ada, forecast, self.start_label)

    def is_started(self) -> bool:
        """Whether the bot has said in Ada's chat that the survey asks by itself."""
        keys = ("forecast.started", "forecast.started_before")
        told = [self._texts(key, survey=self._survey) for key in keys]
        return any(words in message.text for message in self._in(self.admin) for words in told)

    def _forecast(self) -> Shown:
        """Returns the forecast with its button. LookupError if there is none."""
        title = self._texts("forecast.title", survey=self._survey)
        return [one for one in self._in(self.admin) if one.labels and title in one.text][-1]

    # The question

    async def let_questions_come(self) -> None:
        """Lets the time pass until Mia is asked."""
        if not self.is_started() and not self.is_asked():
            raise ValueError(f"Nobody is asked yet. Press “{self.start_label}” first.")
        await self.let_time_pass(self.is_asked, QUESTION_WITHIN)
        if not self.is_asked():
            name = self.cast.mia.name
            raise ValueError(
                f"{name} isn’t asked soon. /tentap why {name} in the team’s chat says why."
            )

    async def let_time_pass(self, condition: Callable[[], bool], within: timedelta) -> None:
        """Goes from one due moment to the next until *condition* holds, or *within* is over."""
        clock, time = self._sandbox.clock, self._sandbox.page.tour.time
        end = clock.now() + within
        for _ in range(MOST_STOPS):
            if condition() or not await time.to_next(end - clock.now()):
                return

    def is_asked(self) -> bool:
        """Whether Mia has had a question."""
        return self.cast.mia in self._asked()

    def _asked(self) -> Mapping[Customer, float]:
        """Returns the customers whose question has been seen so far, and when it was sent."""
        customers = self.cast.customers
        for user in customers.in_slack:
            self._see_question(user, self._sandbox.slack.messages(user))
        for friend in customers.in_telegram:
            self._see_question(friend, self._sandbox.telegram.messages(friend))
        return self._questions

    def _see_question(self, customer: Customer, chat: Sequence[Shown]) -> None:
        """Notes the first question in the chat. An answered one has no scale any more."""
        question = next(filter(has_scale, chat), None)
        if question is not None:
            self._questions.setdefault(customer, _posted_at(question))

    # The answer

    def is_answered(self) -> bool:
        """Whether a customer has tapped a low score. A typed one shows by its alert."""
        pressed = {tap.data for tap in self._sandbox.telegram.history.taps}
        pressed.update(self._pressed_in_slack())
        return any(map(_is_low_score, pressed))

    async def let_alert_come(self) -> None:
        """Lets the time pass for which an alert waits for the rest of its answer."""
        if self.is_answered():
            await self.let_time_pass(self.is_alerted, ALERT_WITHIN)

    def is_alerted(self) -> bool:
        return any(True for _ in self._alerts())

    def _alerts(self) -> Iterator[float]:
        """Yields when something was posted for the support team, once a question was sent."""
        first = min(self._asked().values(), default=inf)
        yield from (at for at in map(_posted_at, self._posts(self.support)) if at >= first)

    # The reason

    async def explain(self) -> None:
        """Lets Ada type in the team's channel why Mia is asked."""
        if self.is_explained():
            return
        team, words = self.cast.team, f"why {self.cast.mia.name}"
        begun = floor(self._sandbox.clock.now().timestamp())
        if isinstance(team, SlackTeam):
            self._sandbox.slack.slash(team.ada, team.team, words)
        else:
            self._sandbox.telegram.type(team.ada, f"/tentap {words}", chat=team.team)
        await self._until(lambda: self._is_explained_since(begun))

    def is_explained(self) -> bool:
        """Whether the answer about Mia is there, after an alert."""
        return self._is_explained_since(min(self._alerts(), default=inf))

    def _is_explained_since(self, moment: float) -> bool:
        title = self._texts("why.title", name=self.cast.mia.name)
        later = (one for one in self._in(self.team) if _posted_at(one) >= moment)
        return any(title in message.text for message in later)

    # The summary

    def has_new_summary(self) -> bool:
        """Whether a summary was posted after the first alert."""
        alerted = min(self._alerts(), default=inf)
        pictures = filter(_has_picture, self._posts(self.team))
        return any(_posted_at(post) > alerted for post in pictures)

    # The chats

    def _in(self, pane: Pane) -> list[Shown]:
        """Returns all messages of the pane, as its first person sees it."""
        if pane.kind.is_telegram:
            return [*self._sandbox.telegram.messages(int(pane.chat or pane.users[0]))]
        slack = self._sandbox.slack
        return [
            *slack.messages(slack.channel(pane.chat) if pane.chat else slack.user(pane.users[0]))
        ]

    def _posts(self, pane: Pane) -> Iterator[Shown]:
        """Yields what the bot has posted there for all members."""
        bot_name = self._sandbox.slack.user(BOT_USER_ID).name
        for one in self._in(pane):
            if isinstance(one, TelegramMessage):
                is_post = one.sender == self._sandbox.telegram.bot
            else:
                is_post = one.author == bot_name and not one.ephemeral_to
            if is_post:
                yield one

    def _pressed_in_slack(self) -> Iterator[str]:
        for sent in self._sandbox.slack.history.sent:
            for action in sent.payload.get("actions", ()):
                yield action.get("value", "")

    async def _until(self, condition: Callable[[], T | None]) -> T:
        return await self._sandbox.telegram.until(condition, PATIENCE)


def has_scale(message: Shown) -> bool:
    """Whether the message has the buttons from 0 to 10."""
    return any("10" in row for row in message.labels)


def _is_low_score(data: str) -> bool:
    try:
        tap = unpack(data)
    except UnknownTapError:
        return False
    return isinstance(tap, ScoreTap) and NPS.segment_of(tap.score) is Segment.DETRACTOR


def _posted_at(message: Shown) -> float:
    if isinstance(message, TelegramMessage):
        return message.date.timestamp()
    return float(message.ts)


def _has_picture(message: Shown) -> bool:
    if isinstance(message, TelegramMessage):
        return message.photo is not None
    threads = (message, *message.replies)
    return any(post.files for post in threads) or any(
        block["type"] == "image" for block in message.blocks
    )
