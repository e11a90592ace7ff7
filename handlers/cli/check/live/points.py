"""Defines the points that the live check tries, and those that it cannot try."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.chat.platforms import Platform


class PointMark(StrEnum):
    SEEN = "✓"
    FAILED = "✗"
    OPEN = "?"


@dataclass(frozen=True, kw_only=True)
class Point:
    mark: PointMark
    text: str


def seen(text: str) -> Point:
    return Point(mark=PointMark.SEEN, text=text)


def failed(text: str) -> Point:
    return Point(mark=PointMark.FAILED, text=text)


def still_open(text: str) -> Point:
    return Point(mark=PointMark.OPEN, text=text)


def failures(points: Iterable[Point]) -> int:
    return sum(point.mark is PointMark.FAILED for point in points)


QUESTION: Final = "The question with eleven buttons, nine of them in colour"
EDIT: Final = "The edit that makes the question its follow-up"

COLOURS: Final = "Are 0 to 6 red, 7 and 8 without colour but with a yellow mark, 9 and 10 green?"
ROWS: Final = "Does every button show its whole number on a phone too, 0 to 5 above 6 to 10?"
TOAST: Final = "Did you see a short thank-you when you tapped?"
FOLLOW_UP: Final = "Does the message show a score now, and ask for words, without the scale?"
FORM: Final = "Can the form be opened and written in on a phone too?"
REACTION: Final = "Did the bot react with a thumb to what you wrote?"
PICTURE: Final = "Is the picture there, readable on a phone, with a line above and bars below?"

NOT_TRIED: Final = {
    Platform.SLACK: (
        "Not tried: a form for a person from another company: needs an account there",
        "Not tried: a direct message to a guest: needs a guest's account",
        "Not tried: how many messages a minute the workspace takes: would disturb it",
        "Not tried: Slack's own charts (data_visualization): Tentap sends a picture instead",
    ),
    Platform.TELEGRAM: (
        "Not tried: the buttons in an app from before February 2026: needs such an app",
        "Not tried: whether a tap lives 150 s while the bot does not listen: needs such a pause",
        "Not tried: what privacy mode hides in groups: needs a group with another person in it",
    ),
}
