"""Formats figures for people: rounded once, with a sign and enough decimals."""

from typing import Final

from bot.figures.normal_distribution import Interval
from bot.figures.rounding import rounded, shown

_MOST_DECIMALS: Final = 3


def signed(value: float, decimals: int = 0) -> str:
    """Formats a score or a difference with its sign: +24, 0, −39."""
    figure = rounded(value, decimals)
    sign = "+" if figure > 0 else "−" if figure < 0 else ""
    return f"{sign}{abs(figure)}"


def unsigned(value: float, decimals: int = 0) -> str:
    """Formats the absolute value of a difference."""
    return str(abs(rounded(value, decimals)))


def percent(part: int, whole: int) -> int:
    """Returns a share in percent, rounded to a whole number."""
    return shown(100 * part / whole)


def decimals_of(interval: Interval) -> int:
    """Returns the number of decimals that shows the two ends of an interval as different."""
    low, high = interval
    return 1 if rounded(low, 0) == rounded(high, 0) else 0


def decimals_of_change(interval: Interval) -> int:
    """Returns enough decimals that neither end reads 0, as its sign separates hint from chance."""
    low, high = interval
    for decimals in range(decimals_of(interval), _MOST_DECIMALS):
        if rounded(low, decimals) and rounded(high, decimals):
            return decimals
    return _MOST_DECIMALS
