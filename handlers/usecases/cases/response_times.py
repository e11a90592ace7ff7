"""Says when a case's first response is due, and how urgent the case is."""

from datetime import datetime

from bot.cases.clock import due_time
from bot.cases.from_answer import urgency_of
from bot.cases.urgency import respond_within, rule_for
from bot.config.cases import CaseRule
from bot.ids import PersonId
from bot.language.person_fields import fields_by_name
from bot.model import Case, Invitation
from bot.states import Urgency
from handlers.usecases.context import Context
from storage import people
from storage.engine.store import Tx


def due_at(tx: Tx, person_id: PersonId, context: Context) -> datetime:
    """Returns when the first response is due, for a case that opens now."""
    config = context.config
    within = respond_within(rule_of(tx, person_id, context), config.cases)
    return due_time(context.now, within, config.case_hours)


def due_again(tx: Tx, case: Case, context: Context) -> datetime | None:
    """Returns when a response is due if the case is reopened now; ``None`` without a clock."""
    return due_at(tx, case.person_id, context) if case.has_clock else None


def urgency(tx: Tx, invitation: Invitation, context: Context) -> Urgency:
    rule = rule_of(tx, invitation.person_id, context)
    if rule is not None and rule.urgency is not None:
        return Urgency(rule.urgency)
    return urgency_of(invitation)


def channel(tx: Tx, person_id: PersonId, context: Context) -> str:
    """Returns the support channel that a rule names for a case that opens now, or nothing.

    The case keeps it, so that neither other properties nor another rule lose its alert.
    """
    rule = rule_of(tx, person_id, context)
    return "" if rule is None or rule.channel is None else str(rule.channel)


def rule_of(tx: Tx, person_id: PersonId, context: Context) -> CaseRule | None:
    """Returns the rule of bot.toml for the person's cases, if there is one."""
    rules = context.config.cases.rules
    if not rules:
        return None
    person = people.get(tx, person_id)
    return rule_for(fields_by_name(person.account, person.properties), rules)
