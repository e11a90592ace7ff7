"""Rounds numbers for display. Nothing else rounds them."""

from decimal import ROUND_HALF_UP, Decimal


def shown(value: float) -> int:
    """Rounds to a whole number, halves away from zero."""
    return int(rounded(value, 0))


def rounded(value: float, decimals: int) -> Decimal:
    """Rounds to the given number of decimals, halves away from zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
