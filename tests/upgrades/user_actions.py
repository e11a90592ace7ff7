"""What people do with the buttons before them, and what they read, on either platform."""

from collections.abc import Collection

from bot.states import InvitationState
from sandbox.slack import Press, SlackMessage, SlackUser
from sandbox.telegram import TelegramMessage, TelegramTap
from tests.harness.house import QUESTION
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse


def told(home: RestartableHouse, customer: Customer) -> list[str]:
    """Everything that the bot has written to somebody, replies in threads too."""
    below: list[str] = []
    if isinstance(customer, SlackUser):
        below = [one.text for message in home.slack.messages(customer) for one in message.replies]
    return home.shown(customer) + below


def times_told(home: RestartableHouse, customer: Customer, words: str) -> int:
    """How many of its messages contain these words."""
    return sum(words in text for text in told(home, customer))


async def reads(home: RestartableHouse, customer: Customer, words: str) -> None:
    """Wait until somebody reads these words."""
    await home.until(lambda: times_told(home, customer, words))


async def is_asked(home: RestartableHouse, customer: Customer, question: str = QUESTION) -> None:
    """Once; a person who is asked twice has two messages with these words."""
    await home.until(lambda: times_told(home, customer, question) == 1)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)


def answer(score: int) -> str:
    """How a card shows a score."""
    return ENGLISH("answer.score", score=score, highest=10).replace("*", "")


def newest(home: RestartableHouse, customer: Customer) -> SlackMessage | TelegramMessage:
    """The newest message with buttons that somebody has; LookupError while there is none."""
    return _with_buttons(home, customer)[-1]


def _with_buttons(
    home: RestartableHouse, customer: Customer
) -> list[SlackMessage] | list[TelegramMessage]:
    if isinstance(customer, SlackUser):
        return [one for one in home.slack.messages(customer) if one.rows]
    return [one for one in home.telegram.messages(customer) if one.rows]


def press(home: RestartableHouse, customer: Customer, *words: str) -> Press | TelegramTap:
    """Press the button on their newest message that has buttons.

    *words*: those of the button, in one release or another.
    """
    message = newest(home, customer)
    label = _label(message.labels, words)
    if isinstance(customer, SlackUser):
        assert isinstance(message, SlackMessage)
        return home.slack.press(customer, message, label)
    assert isinstance(message, TelegramMessage)
    return home.telegram.tap(customer, message, label)


def _label(labels: list[list[str]], words: Collection[str]) -> str:
    """A yellow button has a mark before its number."""
    shown = [label for row in labels for label in row]
    fitting = [label for label in shown if label in words or label.split()[-1] in words]
    if not fitting:
        raise LookupError(f"no button {words!r}; there are {shown}")
    return fitting[0]


def in_moved_group(home: RestartableHouse) -> list[str]:
    """What the bot has written to the group that moved, under its new id."""
    return [message.text for message in messages_in_moved_group(home)]


def messages_in_moved_group(home: RestartableHouse) -> list[TelegramMessage]:
    rooms = home.telegram.world.rooms.values()
    (moved_to,) = (room.migrated_to for room in rooms if room.migrated_to)
    return home.telegram.messages(moved_to)
