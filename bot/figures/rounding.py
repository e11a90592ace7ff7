"""Numbers are rounded once, where a person reads them."""

from decimal import ROUND_HALF_UP, Decimal


def shown(value: float) -> int:
    """The whole number to show, halves away from zero."""
    return int(rounded(value, 0))


def rounded(value: float, decimals: int) -> Decimal:
    """The number to show, halves away from zero. Round here and nowhere else."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
