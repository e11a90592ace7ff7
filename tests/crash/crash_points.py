"""Every point between two steps of intake and delivery at which a process may die."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from handlers.inbox import processor
from handlers.outbox import job_runner, transitions
from storage.messaging import inbox
from storage.states import OutboxKind
from tests.crash.crashing_store import Death, When

BEFORE, UNCOMMITTED, COMMITTED = When.BEFORE, When.UNCOMMITTED, When.COMMITTED
WHILE = 0.3
"""Seconds in which an acknowledgement that is on its way leaves."""
UNTIL_ASKED = 1.5
"""Seconds in which the question, which another queue brings about, is asked and recorded."""


@dataclass(frozen=True, kw_only=True)
class CrashPoint:
    name: str
    deaths: tuple[Death, ...]
    """One after the other, each in a new process."""
    acknowledged: bool | None = None
    """Whether the platform has been told of the tap when the last process dies; ``None``: the
    point has nothing to do with the tap."""
    unasked: bool = False
    """Whether, where messages cannot be looked for, the question never comes: nobody knows
    whether it did."""


def _tapped(name: str, *deaths: Death, acknowledged: bool) -> CrashPoint:
    return CrashPoint(name=f"tap {name}", deaths=deaths, acknowledged=acknowledged)


_RECEIVED = Death(step=inbox.add, when=UNCOMMITTED)
_KEPT = Death(step=inbox.add, when=COMMITTED)
_UNWORKED = Death(step=processor.process, when=BEFORE, after=WHILE)
_ADOPTED = Death(step=inbox.adopt, when=COMMITTED)
_WORKING = Death(step=processor.process, when=UNCOMMITTED, after=WHILE)
_WORKED = Death(step=processor.process, when=COMMITTED)

INTAKE = (
    _tapped("received, before its COMMIT", _RECEIVED, acknowledged=False),
    _tapped("kept, before it is acknowledged", _KEPT, acknowledged=False),
    _tapped("acknowledged, before its work", _UNWORKED, acknowledged=True),
    _tapped("adopted by the next process, before its work", _UNWORKED, _ADOPTED, acknowledged=True),
    _tapped("worked, before its COMMIT", _WORKING, acknowledged=True),
    _tapped("worked, before the reply", _UNWORKED, _WORKED, acknowledged=True),
)


def _sent(kind: OutboxKind, after: float = 0.0) -> tuple[CrashPoint, ...]:
    claim, record = transitions.claim, transitions.record_sent
    asks = kind is OutboxKind.QUESTION
    steps: dict[str, tuple[Callable[..., Any], When, bool]] = {
        "drawn, before its claim's COMMIT": (claim, UNCOMMITTED, False),
        "claimed, before the request": (claim, COMMITTED, asks),
        "sent, before the record": (record, BEFORE, False),
        "recorded": (record, COMMITTED, False),
    }
    return tuple(
        CrashPoint(
            name=f"{kind} {name}",
            deaths=(Death(step=step, when=when, kind=kind, after=after),),
            unasked=unasked,
        )
        for name, (step, when, unasked) in steps.items()
    )


def _asked_some(name: str, when: When) -> CrashPoint:
    death = Death(step=job_runner.run_job, when=when, kind=OutboxKind.CAMPAIGN)
    return CrashPoint(name=f"campaign's step {name}", deaths=(death,))


DELIVERY = (
    _asked_some("begun, before its COMMIT", UNCOMMITTED),
    _asked_some("done", COMMITTED),
    *_sent(OutboxKind.QUESTION),
    *_sent(OutboxKind.CARD)[1:3],
    *_sent(OutboxKind.ALERT)[1:3],
    *_sent(OutboxKind.SUMMARY, after=UNTIL_ASKED)[1:],
)
