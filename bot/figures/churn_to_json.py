"""Converts churn to JSON. Rates are in percent; `to` is the first day after a period."""

from bot.figures.churn import Churn, ChurnBySegment, ChurnOfPeriod
from bot.figures.proportions import Share, wilson


def churn_to_json(churn: Churn) -> dict[str, object]:
    """Returns the churn as JSON types."""
    by_segment = churn.by_segment
    return {
        "last_90_days": _period(churn.last_90_days),
        "last_month": _period(churn.last_month),
        "by_last_answer": _by_segment(by_segment) if by_segment else None,
    }


def _period(churn: ChurnOfPeriod) -> dict[str, object]:
    return {
        "from": churn.period.first.isoformat(),
        "to": churn.period.end.isoformat(),
        "customers_at_start": churn.of_start.whole,
        "lost_of_them": churn.of_start.part,
        "churn_rate": churn.rate,
        "lost": churn.lost,
        "acquired": churn.acquired,
        "lost_per_acquired": churn.lost_per_acquired,
    }


def _by_segment(churn: ChurnBySegment) -> dict[str, object]:
    difference = churn.difference
    return {
        "detractors": _group(churn.detractors),
        "promoters": _group(churn.promoters),
        "difference": {
            "points": difference.points,
            "z": difference.z,
            "p": difference.p,
            "verdict": str(difference.verdict),
            "interval": list(difference.interval) if difference.interval else None,
        },
    }


def _group(group: Share) -> dict[str, object]:
    limits = wilson(group)
    return {
        "customers_at_start": group.whole,
        "lost_of_them": group.part,
        "churn_rate": group.percent,
        "interval": list(limits) if limits else None,
    }
