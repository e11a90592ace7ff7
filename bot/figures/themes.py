"""Counts which themes detractors, passives and promoters mention in their comments.

A person counts once for a theme, with the latest answer that mentions it. Forwarded comments are
another person's words and do not count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.figures.weekly import AnswerRow
from bot.language.themes.theme import Mention, Theme
from bot.language.themes.theme_finder import ThemeFinder
from bot.survey.scale import Scale, Segment


@dataclass(frozen=True, kw_only=True)
class ThemeCount:
    """The number of people of each segment who mention a theme."""

    theme: Theme
    detractors: int = 0
    passives: int = 0
    promoters: int = 0

    @property
    def n(self) -> int:
        return self.detractors + self.passives + self.promoters


@dataclass(frozen=True, kw_only=True)
class ThemeFigures:
    """What people mention in the comments of a period."""

    answered: int
    """The number of people with an answer."""
    commented: int
    """The number of these with a comment of their own."""
    without_theme: int
    """The number of these whose comments mention no theme."""
    counts: tuple[ThemeCount, ...]
    """Each theme, the one with the most detractors first."""


@dataclass(frozen=True, kw_only=True)
class ThemedAnswer:
    """An answer whose comment mentions a theme."""

    row: AnswerRow
    mentions: tuple[Mention, ...]
    """Where it does, from the start of the comment on."""


def theme_figures(rows: Iterable[AnswerRow], themes: Sequence[Theme], scale: Scale) -> ThemeFigures:
    finder = ThemeFinder(themes)
    people, commented, themed = set[str | int](), set[str | int](), set[str | int]()
    segments: dict[str, dict[str | int, Segment]] = {theme.key: {} for theme in themes}
    for person, row in _keyed(rows):
        people.add(person)
        if not _has_own_words(row):
            continue
        commented.add(person)
        for mention in finder.mentions(row.comment or ""):
            themed.add(person)
            segments[mention.theme][person] = scale.segment_of(row.score)
    counts = (_counted(theme, segments[theme.key].values()) for theme in themes)
    return ThemeFigures(
        answered=len(people),
        commented=len(commented),
        without_theme=len(commented - themed),
        counts=tuple(sorted(counts, key=lambda one: (-one.detractors, -one.n))),
    )


def answers_with(
    rows: Iterable[AnswerRow], theme: str, themes: Sequence[Theme]
) -> tuple[ThemedAnswer, ...]:
    """Returns the answers that mention the theme of this key, newest first.

    *themes*: all themes, as a longer word of another theme counts before a shorter one of this.
    """
    finder = ThemeFinder(themes)
    found = (
        ThemedAnswer(
            row=row,
            mentions=tuple(one for one in finder.mentions(row.comment or "") if one.theme == theme),
        )
        for _, row in _keyed(rows)
        if _has_own_words(row)
    )
    return tuple(reversed([answer for answer in found if answer.mentions]))


def _keyed(rows: Iterable[AnswerRow]) -> Iterator[tuple[str | int, AnswerRow]]:
    """Yields each answer with its person, oldest first. Each unknown person is another one."""
    for place, row in enumerate(sorted(rows, key=lambda row: row.at)):
        yield row.person or place, row


def _has_own_words(row: AnswerRow) -> bool:
    return not row.forwarded and bool((row.comment or "").strip())


def _counted(theme: Theme, segments: Iterable[Segment]) -> ThemeCount:
    n = Counter(segments)
    return ThemeCount(
        theme=theme,
        detractors=n[Segment.DETRACTOR],
        passives=n[Segment.PASSIVE],
        promoters=n[Segment.PROMOTER],
    )
