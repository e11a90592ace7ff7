"""Says when a case's first response is due, and how urgent the case is."""

from datetime import datetime

from bot.cases.clock import due_time
from bot.cases.from_answer import urgency_of
from bot.cases.urgency import respond_within, rule_for
from bot.config.cases import CaseRule
from bot.language.person_fields import fields_by_name
from bot.model import Case, Invitation, Person
from bot.states import Urgency
from handlers.usecases.context import Context
from storage import people
from storage.engine.store import Tx


def due_at(person: Person, context: Context) -> datetime:
    """Returns when the first response is due, for a case that opens now."""
    config = context.config
    within = respond_within(rule_of(person, context), config.cases)
    return due_time(context.now, within, config.case_hours)


def due_again(tx: Tx, case: Case, context: Context) -> datetime | None:
    """Returns when a response is due if the case is reopened now; ``None`` without a clock."""
    return due_at(people.get(tx, case.person_id), context) if case.has_clock else None


def urgency(invitation: Invitation, person: Person, context: Context) -> Urgency:
    rule = rule_of(person, context)
    if rule is not None and rule.urgency is not None:
        return Urgency(rule.urgency)
    return urgency_of(invitation)


def rule_of(person: Person, context: Context) -> CaseRule | None:
    """Returns the rule of bot.toml for the person's cases, if there is one."""
    return rule_for(fields_by_name(person.account, person.properties), context.config.cases.rules)
