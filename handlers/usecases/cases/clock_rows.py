"""Plans the job of a case, which does what happens by itself."""

from datetime import datetime
from typing import Final

from bot.cases.clock import next_open
from bot.cases.clock_steps import NextStep, next_step
from bot.model import Case
from handlers.usecases import recipient_keys
from handlers.usecases.context import Context
from storage import cases
from storage.engine.store import Tx
from storage.messaging import outbox
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import Item
from storage.states import JOBS, OutboxKind

NOTHING: Final = "nothing happens to the case by itself"


def plan_clock(tx: Tx, case: Case, context: Context) -> None:
    """Plans the case's job for its next step. Every change of the case plans it anew."""
    step = upcoming(case, context)
    if step is None:
        outbox.drop(tx, [OutboxKind.CASE_CLOCK], CaseKey(case=case.id), NOTHING)
    else:
        _put(tx, case, step.at, context.now)


def upcoming(case: Case, context: Context) -> NextStep | None:
    """Returns the next step, and when it happens. One that was missed waits for open hours."""
    config = context.config
    step = next_step(case, config.cases, config.case_hours)
    if step is None or step.at > context.now:
        return step
    return NextStep(step=step.step, at=next_open(context.now, config.case_hours))


def plan_all(tx: Tx, context: Context) -> None:
    """Plans the jobs that have another time than bot.toml asks for now."""
    for case, planned_at in cases.with_clocks(tx):
        step = upcoming(case, context)
        if step is not None and step.at != planned_at:
            _put(tx, case, step.at, context.now)


def _put(tx: Tx, case: Case, due_at: datetime, now: datetime) -> None:
    item = Item(
        kind=OutboxKind.CASE_CLOCK,
        key=CaseKey(case=case.id),
        queue=JOBS,
        recipient=recipient_keys.case_clock(case.id),
        due_at=due_at,
    )
    outbox.put(tx, item, now)
