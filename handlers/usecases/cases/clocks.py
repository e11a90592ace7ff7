"""Does what happens to a case by itself: reminders, escalations, and ends of rests and claims."""

from collections.abc import Mapping
from typing import Final

from bot.cases.clock_steps import ClockStep, carried_out
from handlers.usecases.cases import escalation
from handlers.usecases.cases.changes import change_case
from handlers.usecases.cases.clock_rows import NOTHING, plan_clock, upcoming
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Done, Job, JobOutcome, Skip
from storage import cases
from storage.engine.store import Tx
from storage.messaging.keys import CaseKey
from storage.messaging.outbox import OutboxRow
from storage.states import OutboxKind


def _run(tx: Tx, row: OutboxRow, context: Context) -> JobOutcome:
    """Takes all steps that are due. Each is recorded with the case, so it happens once."""
    case = cases.find(tx, row.about(CaseKey).case)
    if case is None:
        return Skip(reason=NOTHING)
    while (step := upcoming(case, context)) and step.at <= context.now:
        case, entry = carried_out(case, step.step, context.now)
        change_case(tx, case, entry, context)
        if step.step is ClockStep.ESCALATE:
            escalation.call(tx, case, context)
    plan_clock(tx, case, context)
    return Skip(reason=NOTHING) if step is None else Done()


USE_CASES: Final[Mapping[OutboxKind, Job]] = {OutboxKind.CASE_CLOCK: _run}
