"""Renders the team's part of Slack's App Home: cases, the score, and a button to ask."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cases.open_list import OpenList, case_lines, heading, rest
from bot.chat.lookup_taps import AllCasesTap, AskAllTap
from bot.chat.messages import Button, Message, Paragraph, Style, plain
from bot.chat.tap_encoding import pack
from bot.chat.taps import HomeChoice, HomeTap
from bot.figures.weekly import Window
from bot.language.texts import Texts
from bot.summary.score_lines import days_score


def title(texts: Texts) -> Iterator[Paragraph]:
    yield plain(texts("desk.title"), Style.HEADING)


def cases(mine: OpenList, overdue: OpenList, texts: Texts) -> Iterator[Paragraph]:
    """Yields the member's own cases and the overdue ones. A button shows all."""
    every = Button(label=texts("desk.cases"), tap=pack(AllCasesTap()))
    yield replace(heading(mine, texts), button=every)
    yield from _lines(mine, texts)
    yield heading(overdue, texts)
    yield from _lines(overdue, texts)


def _lines(found: OpenList, texts: Texts) -> Iterator[Paragraph]:
    yield from case_lines(found, texts)
    yield from rest(found, texts)


def score(name: str, days: Window, texts: Texts) -> Paragraph:
    """Returns the score of the last 90 days with its interval. *name*: of survey or product."""
    return texts.paragraph("desk.score", name=name, score=days_score(days, texts).text)


def asking(texts: Texts) -> Paragraph:
    button = Button(label=texts("desk.ask"), tap=pack(AskAllTap()))
    return Paragraph(spans=plain(texts("desk.asking")).spans, button=button)


def with_way_back(message: Message, texts: Texts) -> Message:
    """Returns a view of App Home with a button to the first one."""
    back = Button(label=texts("home.back"), tap=pack(HomeTap(choice=HomeChoice.BACK)))
    return replace(message, rows=(*message.rows, (back,)))
