"""Figures as people read them: rounded once, with a sign, and with as many decimals as it takes."""

from typing import Final

from bot.figures.normal_distribution import Interval
from bot.figures.rounding import rounded, shown

_MOST_DECIMALS: Final = 3


def signed(value: float, decimals: int = 0) -> str:
    """A score or a difference: +24, 0, −39."""
    figure = rounded(value, decimals)
    sign = "+" if figure > 0 else "−" if figure < 0 else ""
    return f"{sign}{abs(figure)}"


def unsigned(value: float, decimals: int = 0) -> str:
    """The size of a difference."""
    return str(abs(rounded(value, decimals)))


def percent(part: int, whole: int) -> int:
    """A share of something, in percent."""
    return shown(100 * part / whole)


def decimals_of(interval: Interval) -> int:
    """How many decimals keep the two ends of an interval apart."""
    low, high = interval
    return 1 if rounded(low, 0) == rounded(high, 0) else 0


def decimals_of_change(interval: Interval) -> int:
    """As above; and neither end may read 0, as its sign tells a hint from chance."""
    low, high = interval
    for decimals in range(decimals_of(interval), _MOST_DECIMALS):
        if rounded(low, decimals) and rounded(high, decimals):
            return decimals
    return _MOST_DECIMALS
