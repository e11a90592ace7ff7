"""Says when a case's first response is due, and how urgent the case is."""

from datetime import datetime

from bot.cases.clock import due_time
from bot.cases.from_answer import urgency_of
from bot.cases.urgency import rule_for
from bot.model import Case, Invitation, Person
from bot.states import Urgency
from handlers.usecases.context import Context
from storage import people
from storage.engine.store import Tx


def due_at(person: Person, context: Context) -> datetime:
    """Returns when the first response is due, for a case that opens now."""
    config = context.config
    rule = rule_for(person.properties, config.cases.rules)
    within = config.cases.respond_within
    if rule is not None and rule.respond_within is not None:
        within = rule.respond_within
    return due_time(context.now, within, config.business_hours)


def due_again(tx: Tx, case: Case, context: Context) -> datetime | None:
    """Returns when a response is due if the case is reopened now; ``None`` without a clock."""
    return due_at(people.get(tx, case.person_id), context) if case.has_clock else None


def urgency(invitation: Invitation, person: Person, context: Context) -> Urgency:
    rule = rule_for(person.properties, context.config.cases.rules)
    if rule is not None and rule.urgency is not None:
        return rule.urgency
    return urgency_of(invitation)
