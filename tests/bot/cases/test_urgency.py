from datetime import timedelta

import pytest

from bot.cases.urgency import respond_within, rule_for
from bot.config.cases import CaseRule, CasesConfig
from bot.language.person_fields import fields_by_name

INITECH = CaseRule.model_validate(
    {"where": {"Account": "Initech", "plan": "gold"}, "channel": "slack:C0VIP"}
)
GOLD = CaseRule(where={"plan": "gold"}, urgency="high", respond_within=timedelta(hours=4))
SILVER = CaseRule(where={"Plan": "SILVER"}, urgency="high")
RULES = (INITECH, GOLD, SILVER)


@pytest.mark.parametrize(
    ("account", "properties", "rule"),
    [
        ("Initech", {"plan": "gold"}, INITECH),
        ("Initech", {"plan": "silver"}, SILVER),
        ("Globex", {"plan": "gold"}, GOLD),
        ("initech ", {"PLAN": "Gold"}, INITECH),
        ("Globex", {"plan": "free"}, None),
        ("Globex", {}, None),
        ("", {"region": "gold"}, None),
    ],
)
def test_the_first_rule_of_which_all_values_fit_decides(
    account: str, properties: dict[str, str], rule: CaseRule | None
) -> None:
    assert rule_for(fields_by_name(account, properties), RULES) is rule


def test_without_rules_no_case_is_special() -> None:
    assert rule_for({"plan": "gold"}, ()) is None


def test_a_rule_may_allow_less_time_for_the_first_response() -> None:
    cases = CasesConfig(respond_within=timedelta(hours=10))
    assert respond_within(GOLD, cases) == timedelta(hours=4)
    assert respond_within(SILVER, cases) == timedelta(hours=10)
    assert respond_within(None, cases) == timedelta(hours=10)
