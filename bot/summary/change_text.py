"""Renders the change between two windows."""

from collections.abc import Iterable
from typing import Any, Final

from bot.chat.messages import Paragraph
from bot.figures.number_format import decimals_of_change, signed, unsigned
from bot.figures.rounding import rounded
from bot.figures.verdicts import ENOUGH, Comparison, Verdict
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import Texts

_FIRST_TIME: Final = {
    Verdict.UP: "summary.change.up",
    Verdict.DOWN: "summary.change.down",
    Verdict.HINT_UP: "summary.change.hint.up",
    Verdict.HINT_DOWN: "summary.change.hint.down",
}
_REPEATED: Final = {
    Verdict.UP: "summary.change.still.up",
    Verdict.DOWN: "summary.change.still.down",
}


def change(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    """Yields the change from the previous 90 days to the last 90; nothing without answers."""
    now, before = figures.last_90_days.counts.n, figures.previous_90_days.counts.n
    match figures.change.verdict:
        case _ if not now:
            return
        case Verdict.NOTHING_TO_COMPARE:
            yield texts.paragraph("summary.change.nothing")
        case Verdict.TOO_FEW:
            yield _too_few(now, before, texts)
        case _:
            yield _tested(figures.change, texts)


def _too_few(now: int, before: int, texts: Texts) -> Paragraph:
    if now >= ENOUGH:
        return texts.counted("summary.change.few.before", before, enough=ENOUGH)
    key = "summary.change.few.now" if before >= ENOUGH else "summary.change.few.both"
    return texts.counted(key, now, before=before, enough=ENOUGH)


def _tested(change: Comparison, texts: Texts) -> Paragraph:
    values = _values(change)
    if change.verdict is not Verdict.MAY_BE_CHANCE:
        keys = _REPEATED if change.repeated else _FIRST_TIME
        return texts.paragraph(keys[change.verdict], **values)
    return texts.paragraph(_by_chance(change), **values)


def _by_chance(change: Comparison) -> str:
    points = rounded(change.points or 0, decimals_of_comparison(change))
    if not points:
        return "summary.change.level"
    return "summary.change.chance.up" if points > 0 else "summary.change.chance.down"


def decimals_of_comparison(change: Comparison) -> int:
    """Returns the number of decimals for a difference and its interval."""
    return 0 if change.interval is None else decimals_of_change(change.interval)


def _values(change: Comparison) -> dict[str, Any]:
    """Returns the size of a change and its interval, all with the same number of decimals."""
    assert change.points is not None
    assert change.interval is not None
    decimals, (low, high) = decimals_of_comparison(change), change.interval
    return {
        "points": unsigned(change.points, decimals),
        "low": signed(low, decimals),
        "high": signed(high, decimals),
    }
