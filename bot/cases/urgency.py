"""Decides which cases are urgent, and how soon each one needs its first response."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.config.cases import CaseRule, CasesConfig
from bot.language.cleaning import comparable
from bot.language.person_fields import fields_match


def rule_for(fields: Mapping[str, str], rules: Sequence[CaseRule]) -> CaseRule | None:
    """Returns the first rule that fits a customer. *fields*: as `fields_by_name` returns them."""
    return next((rule for rule in rules if fields_match(fields, _wanted(rule))), None)


def respond_within(rule: CaseRule | None, cases: CasesConfig) -> timedelta:
    """Returns the business time up to the first response."""
    own = None if rule is None else rule.respond_within
    return cases.respond_within if own is None else own


def _wanted(rule: CaseRule) -> Mapping[str, str]:
    return {comparable(name): comparable(value) for name, value in rule.where.items()}
