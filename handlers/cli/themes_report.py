"""Lays out themes for the terminal: a table, comments with marks, and tables of `bot.toml`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from bot.figures.themes import ThemedAnswer, ThemeFigures
from bot.language.texts import Texts
from bot.language.theme_names import theme_name
from bot.language.themes.theme import Mention, Theme, WordsByLanguage
from bot.states import SurveyKind
from bot.summary.people_named import who
from bot.survey.scale import Scale
from handlers.cli.escaping import on_one_line

_BEFORE: Final = "["
_AFTER: Final = "]"
_INDENT: Final = "  "
_NAMED_COLUMNS: Final = 2
"""The columns of words, which are aligned at their left."""


def table_lines(figures: ThemeFigures, texts: Texts, scale: Scale) -> Iterator[str]:
    """Yields a line for each theme, the one with the most detractors first."""
    rows = [
        (
            theme_name(one.theme, texts),
            one.theme.key,
            *map(str, (one.detractors, one.passives, one.promoters, one.n)),
        )
        for one in figures.counts
    ]
    table = [("theme", "key", *_segments(scale), "people"), *rows]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(_cells(row, widths)).rstrip()


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
        blanks = " " * (width - cell_len(cell))
        yield cell + blanks if place < _NAMED_COLUMNS else blanks + cell


def _segments(scale: Scale) -> Iterator[str]:
    """Yields the headings of the segments. Those of CSAT are its scores."""
    if scale.kind is SurveyKind.NPS:
        yield from ("detractors", "passives", "promoters")
        return
    for scores in (scale.detractors, scale.passives, scale.promoters):
        yield f"{scores[0]}–{scores[-1]}" if len(scores) > 1 else f"{scores[0]}"


def answer_lines(answer: ThemedAnswer, zone: ZoneInfo) -> Iterator[str]:
    """Yields the score, the day and the person, and below them the comment with its marks."""
    row = answer.row
    by = on_one_line(who(row.name, row.account, "named"))
    yield ", ".join(filter(None, (f"{row.score}", f"{row.at.astimezone(zone):%Y-%m-%d}", by)))
    for line in marked(row.comment or "", answer.mentions).splitlines():
        yield f"{_INDENT}{line}"


def marked(comment: str, mentions: Sequence[Mention]) -> str:
    """Returns the comment with brackets around what was matched."""
    parts, place = [], 0
    for one in mentions:
        matched = comment[one.start : one.end]
        parts += [comment[place : one.start], _BEFORE, matched, _AFTER]
        place = one.end
    return "".join((*parts, comment[place:]))


def toml_lines(theme: Theme, texts: Texts) -> Iterator[str]:
    """Yields the lines that define a theme in `bot.toml`."""
    yield "[[theme]]"
    yield f"key = {_quoted(theme.key)}"
    names: Mapping[str, str] = theme.names or {texts.language: theme_name(theme, texts)}
    yield from (f"name.{language} = {_quoted(name)}" for language, name in names.items())
    yield from _lists("words", theme.words)
    yield from _lists("except", theme.exceptions)
    if theme.article:
        yield f"article = {_quoted(theme.article)}"
    yield ""


def _lists(key: str, words: WordsByLanguage) -> Iterator[str]:
    for language, some in words.items():
        yield f"{key}.{language} = [{', '.join(map(_quoted, some))}]"


def _quoted(text: str) -> str:
    """Returns a string of TOML, which is written as in JSON."""
    return json.dumps(text, ensure_ascii=False)
