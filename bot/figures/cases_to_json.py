"""Converts the figures of cases to JSON. Shares are in percent, times in hours of business time."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.figures.case_figures import (
    AnsweredDetractors,
    CaseFigures,
    CasesOfPeriod,
    Durations,
    OwnerCount,
)
from bot.figures.proportions import Share, wilson
from bot.figures.recovery import Recovery

_HOUR = timedelta(hours=1)


def cases_to_json(figures: CaseFigures, zone: ZoneInfo) -> dict[str, object]:
    """Returns the figures as JSON types."""
    return {
        "at": figures.at.astimezone(zone).isoformat(),
        "open": len(figures.open_cases),
        "overdue": figures.overdue,
        "open_without_clock": figures.without_clock,
        **_period(figures.this_week),
        "last_90_days": _period(figures.last_90_days),
        "recovery": _recovery(figures.recovery),
        "csat": _share(figures.csat, "satisfied", "csat") if figures.csat.whole else None,
    }


def _period(cases: CasesOfPeriod) -> dict[str, object]:
    return {
        "opened": cases.opened,
        "without_clock": cases.without_clock,
        "ended_by_themselves": cases.ended_by_themselves,
        "first_response": _durations(cases.response, "answered", "unanswered"),
        "resolution": _durations(cases.resolution, "resolved", "unresolved"),
        "detractors": _answered(cases.detractors),
        "by_cause": [{"cause": one.cause or None, "n": one.n} for one in cases.causes],
        "by_owner": [_owner(one) for one in cases.owners],
    }


def _durations(durations: Durations, done: str, waiting: str) -> dict[str, object]:
    return {
        "n": durations.n,
        done: durations.done,
        waiting: durations.waiting,
        "median_hours": _hours(durations.median),
        "mean_hours": _hours(durations.mean),
    }


def _hours(time: timedelta | None) -> float | None:
    return None if time is None else time / _HOUR


def _answered(answered: AnsweredDetractors) -> dict[str, object]:
    return {
        **_share(answered.at_all, "answered", "share"),
        "in_time": _share(answered.in_time, "answered", "share"),
        "not_due": answered.not_due,
    }


def _owner(owner: OwnerCount) -> dict[str, object]:
    return {
        "owner": owner.owner_name if owner.is_owned else None,
        "n": owner.n,
        "answered": owner.responded,
        "open": owner.open,
    }


def _recovery(recovery: Recovery) -> dict[str, object]:
    return {
        **_share(recovery.recovered, "recovered", "share"),
        "without_reply": _share(recovery.without_reply, "recovered", "share"),
        "reply_unknown": recovery.unknown,
        "promoters": _share(recovery.fell, "fell", "share"),
    }


def _share(share: Share, part: str, percent: str) -> dict[str, object]:
    limits = wilson(share)
    return {
        "n": share.whole,
        part: share.part,
        percent: share.percent,
        "interval": list(limits) if limits else None,
    }
