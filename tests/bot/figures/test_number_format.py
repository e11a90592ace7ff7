import pytest

from bot.figures.number_format import decimals_of, decimals_of_change, percent, signed, unsigned


@pytest.mark.parametrize(
    ("value", "decimals", "read"),
    [(24.5, 0, "+25"), (-39.5, 0, "−40"), (0.4, 0, "0"), (-0.4, 0, "0"), (-0.04, 1, "0.0")],
)
def test_a_figure_is_read_with_its_sign(value: float, decimals: int, read: str) -> None:
    assert signed(value, decimals) == read


def test_a_size_has_no_sign() -> None:
    assert (unsigned(-20.5), unsigned(7, 1)) == ("21", "7.0")


@pytest.mark.parametrize(
    ("low", "high", "decimals"), [(39.4, 40.4, 0), (39.6, 40.4, 1), (-0.3, 0.3, 1)]
)
def test_ends_that_read_alike_get_a_decimal(low: float, high: float, decimals: int) -> None:
    assert decimals_of((low, high)) == decimals


@pytest.mark.parametrize(
    ("low", "high", "decimals"),
    [(-14, 2, 0), (-14, 0.08, 1), (-14, -0.3, 1), (0.03, 9, 2), (0.0001, 9, 3), (3.6, 4.4, 1)],
)
def test_no_end_of_a_change_reads_zero(low: float, high: float, decimals: int) -> None:
    assert decimals_of_change((low, high)) == decimals


def test_percent_is_rounded_once() -> None:
    assert (percent(57, 200), percent(1, 8), percent(2, 3)) == (29, 13, 67)
