"""Renders the experiment with two looks of the buttons."""

from collections.abc import Iterable
from typing import Any

from bot.chat.messages import Paragraph
from bot.figures.button_experiment import Experiment, VariantFigures
from bot.figures.number_format import percent, signed
from bot.figures.scores import nps
from bot.figures.verdicts import CLAIMS, Comparison, Verdict
from bot.language.texts import Texts
from bot.summary.change_text import decimals_of_comparison


def experiment(result: Experiment | None, texts: Texts) -> Iterable[Paragraph]:
    """Yields the scores and response rates of the two variants, as far as they can be compared."""
    if result is None:
        return
    if result.scores.points is not None:
        yield texts.paragraph(
            "summary.experiment.scores",
            coloured=_score(result.coloured),
            coloured_n=result.coloured.counts.n,
            plain=_score(result.plain),
            plain_n=result.plain.counts.n,
            verdict=difference_text(result.scores, texts),
        )
    if result.rates.points is not None:
        yield texts.paragraph(
            "summary.experiment.rates",
            **_rate("coloured", result.coloured, texts),
            **_rate("plain", result.plain, texts),
            verdict=difference_text(result.rates, texts),
        )


def _score(figures: VariantFigures) -> str:
    score = nps(figures.counts)
    assert score is not None
    return signed(score)


def _rate(name: str, figures: VariantFigures, texts: Texts) -> dict[str, Any]:
    answered, asked = figures.answered.part, figures.answered.whole
    return {
        f"{name}_answered": answered,
        f"{name}_asked": asked,
        f"{name}_rate": texts.percent(percent(answered, asked)),
    }


def difference_text(difference: Comparison, texts: Texts) -> str:
    """Returns the size of a difference and what may be said of it."""
    if difference.verdict is Verdict.TOO_FEW or difference.points is None:
        return texts("summary.experiment.too_few")
    if difference.interval is None:
        return texts("summary.experiment.same")
    decimals, (low, high) = decimals_of_comparison(difference), difference.interval
    return texts(
        _step(difference.verdict),
        points=signed(difference.points, decimals),
        low=signed(low, decimals),
        high=signed(high, decimals),
    )


def _step(verdict: Verdict) -> str:
    if verdict in CLAIMS:
        return "summary.experiment.claim"
    chance = verdict is Verdict.MAY_BE_CHANCE
    return "summary.experiment.chance" if chance else "summary.experiment.hint"
