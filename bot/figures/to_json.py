"""Converts the figures of a week to JSON.

Scores are unrounded; a missing score is `null`. Instants are ISO 8601 in the survey's zone, and
`to` is the first instant after a window. Each `p` is uncorrected. `points` is the raw difference;
the centre of an interval is the adjusted one.
"""

from zoneinfo import ZoneInfo

from bot.figures.button_experiment import Experiment, VariantFigures
from bot.figures.cases_to_json import cases_to_json
from bot.figures.churn_to_json import churn_to_json
from bot.figures.proportions import Share, wilson
from bot.figures.scores import Counts, interval, nps
from bot.figures.verdicts import Comparison
from bot.figures.weekly import (
    AnswerRow,
    CsatFigures,
    Ladder,
    WeeklyFigures,
    WeekWindow,
    Window,
)


def to_json(figures: WeeklyFigures) -> dict[str, object]:
    """Returns the figures as JSON types."""
    zone = figures.zone
    return {
        "survey": figures.survey,
        **_week(figures.this_week, zone),
        "previous": _week(figures.previous, zone),
        "last_90_days": _window(figures.last_90_days, zone),
        "previous_90_days": _window(figures.previous_90_days, zone),
        "change": _comparison(figures.change),
        "ladder": _ladder(figures.ladder),
        "comments": [_comment(row, zone) for row in figures.comments],
        "experiment": _experiment(figures.experiment) if figures.experiment else None,
        "churn": churn_to_json(figures.churn) if figures.churn else None,
        "weeks": [_week(each, zone) for each in figures.weeks],
        "csat": [_csat(each) for each in figures.csat],
        "cases": cases_to_json(figures.cases, zone) if figures.cases else None,
    }


def _week(window: WeekWindow, zone: ZoneInfo) -> dict[str, object]:
    return {"week": str(window.week), **_window(window, zone)}


def _window(window: Window, zone: ZoneInfo) -> dict[str, object]:
    return {
        "from": window.since.astimezone(zone).isoformat(),
        "to": window.until.astimezone(zone).isoformat(),
        **_counts(window.counts),
    }


def _counts(counts: Counts) -> dict[str, object]:
    limits = interval(counts)
    return {
        "n": counts.n,
        "promoters": counts.promoters,
        "passives": counts.passives,
        "detractors": counts.detractors,
        "nps": nps(counts),
        "interval": list(limits) if limits else None,
    }


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "points": comparison.points,
        "z": comparison.z,
        "p": comparison.p,
        "verdict": str(comparison.verdict),
        "interval": list(comparison.interval) if comparison.interval else None,
    }


def _ladder(ladder: Ladder) -> dict[str, object]:
    return {
        "eligible": ladder.eligible,
        "asked": ladder.asked,
        "handed_over": ladder.handed_over,
        "answered": ladder.answered,
        "commented": ladder.commented,
        "response_rate": ladder.response_rate,
        "undeliverable": ladder.undeliverable,
        "declined": ladder.declined,
    }


def _experiment(experiment: Experiment) -> dict[str, object]:
    return {
        "coloured": _variant(experiment.coloured),
        "plain": _variant(experiment.plain),
        "difference": _comparison(experiment.scores),
        "rate_difference": _comparison(experiment.rates),
    }


def _variant(figures: VariantFigures) -> dict[str, object]:
    """Returns one variant's figures. Its response rate is in percent, with a Wilson interval."""
    limits = wilson(figures.answered)
    return {
        **_counts(figures.counts),
        "handed_over": figures.answered.whole,
        "answered": figures.answered.part,
        "response_rate": figures.answered.percent,
        "response_rate_interval": list(limits) if limits else None,
    }


def _csat(figures: CsatFigures) -> dict[str, object]:
    return {
        "survey": figures.survey,
        "asked": figures.asked,
        **_satisfied(figures.this_week),
        "last_90_days": _satisfied(figures.last_90_days),
    }


def _satisfied(share: Share) -> dict[str, object]:
    """Returns the share of 4s and 5s in percent, with a Wilson interval."""
    limits = wilson(share)
    return {
        "n": share.whole,
        "satisfied": share.part,
        "csat": share.percent,
        "interval": list(limits) if limits else None,
    }


def _comment(row: AnswerRow, zone: ZoneInfo) -> dict[str, object]:
    return {
        "score": row.score,
        "at": row.at.astimezone(zone).isoformat(),
        "comment": row.comment,
        "forwarded": row.forwarded,
    }
