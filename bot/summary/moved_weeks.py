"""Finds posted weeks whose score has moved since, and says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.messages import Paragraph, Style, plain
from bot.figures.number_format import signed
from bot.figures.scores import nps
from bot.figures.weekly import PostedWeek, WeekWindow
from bot.language.texts import Texts

POINT: Final = 1.0
"""A smaller move is not worth a line."""
NAMED_WEEKS: Final = 3
"""The most weeks in the line, the latest."""


@dataclass(frozen=True, kw_only=True)
class MovedWeek:
    posted: PostedWeek
    now: WeekWindow


def moved_weeks(posted: Iterable[PostedWeek], weeks: Sequence[WeekWindow]) -> tuple[MovedWeek, ...]:
    """Returns the posted weeks among *weeks* that have moved by a point or more, oldest first."""
    windows = {window.week: window for window in weeks}
    pairs = (
        MovedWeek(posted=one, now=windows[one.week])
        for one in sorted(posted, key=lambda one: one.week)
        if one.week in windows
    )
    return tuple(pair for pair in pairs if _has_moved(nps(pair.posted.counts), pair.now.nps))


def _has_moved(was: float | None, now: float | None) -> bool:
    if was is None or now is None:
        return was is not now
    return abs(now - was) >= POINT


def since_posted(moved: Sequence[MovedWeek], texts: Texts) -> Iterable[Paragraph]:
    """Yields one quiet line: from what to what, and why."""
    if moved:
        weeks = "; ".join(_week(one, texts) for one in moved[-NAMED_WEEKS:])
        yield plain(texts("summary.moved", weeks=weeks), Style.QUIET)


def _week(moved: MovedWeek, texts: Texts) -> str:
    week = moved.now.week
    return texts(
        "summary.moved.week",
        days=texts.days(week.monday, week.sunday, year=False),
        was=_score(nps(moved.posted.counts), texts),
        now=_score(moved.now.nps, texts),
        why=", ".join(_reasons(moved, texts)),
    )


def _score(score: float | None, texts: Texts) -> str:
    return texts("summary.moved.no_score") if score is None else signed(score)


def _reasons(moved: MovedWeek, texts: Texts) -> Iterable[str]:
    """Yields why the score moved, by the answers that came and went."""
    posted, now = moved.posted, moved.now
    imported = now.imported - posted.imported
    here = (now.counts.n - now.imported) - (posted.counts.n - posted.imported)
    gone = max(0, -imported) + max(0, -here)
    if imported > 0:
        yield texts("summary.moved.imported", n=imported)
    if here > 0:
        yield texts("summary.moved.late", n=here)
    if gone:
        yield texts("summary.moved.gone", n=gone)
    if not imported and not here:
        yield texts("summary.moved.changed")
