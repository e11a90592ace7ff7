"""Renders the change between two windows, and the experiment with two button colours."""

from collections.abc import Iterable
from typing import Any, Final

from bot.chat.messages import Paragraph
from bot.figures.button_experiment import Experiment, VariantFigures
from bot.figures.number_format import decimals_of_change, percent, signed, unsigned
from bot.figures.rounding import rounded, shown
from bot.figures.scores import answers_needed, nps, variance
from bot.figures.verdicts import CLAIMS, ENOUGH, Comparison, Verdict
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import Texts

FIRM: Final = 10
"""The half-width of a firm score's interval, in points."""

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
            yield _too_few(now, before, figures, texts)
        case _:
            yield _tested(figures.change, texts)


def _too_few(now: int, before: int, figures: WeeklyFigures, texts: Texts) -> Paragraph:
    if now >= ENOUGH:
        return texts.counted("summary.change.few.before", before, enough=ENOUGH)
    key = "summary.change.few.now" if before >= ENOUGH else "summary.change.few.both"
    needed = answers_needed(FIRM, variance(figures.last_90_days.counts))
    values = {"before": before, "enough": ENOUGH, "points": FIRM, "needed": needed}
    return texts.counted(key, now, **values)


def _tested(change: Comparison, texts: Texts) -> Paragraph:
    values = _values(change)
    if change.verdict is not Verdict.MAY_BE_CHANCE:
        keys = _REPEATED if change.repeated else _FIRST_TIME
        return texts.paragraph(keys[change.verdict], **values)
    visible = shown(change.visible or 0)
    return texts.paragraph(_by_chance(change), visible=visible, **values)


def _by_chance(change: Comparison) -> str:
    points = rounded(change.points or 0, _decimals(change))
    if not points:
        return "summary.change.level"
    return "summary.change.chance.up" if points > 0 else "summary.change.chance.down"


def _decimals(change: Comparison) -> int:
    return 0 if change.interval is None else decimals_of_change(change.interval)


def _values(change: Comparison) -> dict[str, Any]:
    """Returns the size of a change and its interval, all with the same number of decimals."""
    assert change.points is not None
    assert change.interval is not None
    decimals, (low, high) = _decimals(change), change.interval
    return {
        "points": unsigned(change.points, decimals),
        "low": signed(low, decimals),
        "high": signed(high, decimals),
    }


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
            verdict=_difference(result.scores, texts),
        )
    if result.rates.points is not None:
        yield texts.paragraph(
            "summary.experiment.rates",
            **_rate("coloured", result.coloured),
            **_rate("plain", result.plain),
            verdict=_difference(result.rates, texts),
        )


def _score(figures: VariantFigures) -> str:
    score = nps(figures.counts)
    assert score is not None
    return signed(score)


def _rate(name: str, figures: VariantFigures) -> dict[str, Any]:
    answered, asked = figures.answered.part, figures.answered.whole
    return {
        f"{name}_answered": answered,
        f"{name}_asked": asked,
        f"{name}_rate": percent(answered, asked),
    }


def _difference(difference: Comparison, texts: Texts) -> str:
    if difference.verdict is Verdict.TOO_FEW or difference.points is None:
        return texts("summary.experiment.too_few")
    if difference.interval is None:
        return texts("summary.experiment.same")
    decimals, (low, high) = _decimals(difference), difference.interval
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
