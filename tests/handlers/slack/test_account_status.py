"""For whose email address the bot's own workspace vouches."""

from typing import Any

import pytest

from handlers.slack.account_status import standing_of
from handlers.updates import Standing

HOME = "T0HOME"


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({}, Standing.MEMBER),
        ({"is_restricted": False, "is_stranger": False}, Standing.MEMBER),
        ({"team_id": "T0SISTER", "enterprise_user": {"teams": ["T0A", HOME]}}, Standing.MEMBER),
        ({"team_id": "T0SISTER", "enterprise_user": {"teams": ["T0A"]}}, Standing.OUTSIDER),
        ({"team_id": "T0OTHER"}, Standing.OUTSIDER),
        ({"team_id": None}, Standing.OUTSIDER),
        ({"is_stranger": True}, Standing.OUTSIDER),
        ({"team_id": "T0OTHER", "is_restricted": True}, Standing.OUTSIDER),
        ({"is_restricted": True}, Standing.GUEST),
        ({"is_restricted": True, "is_ultra_restricted": True}, Standing.GUEST),
        ({"is_bot": True}, Standing.BOT),
        ({"deleted": True}, Standing.GONE),
        ({"deleted": True, "team_id": "T0OTHER"}, Standing.GONE),
    ],
)
def test_only_full_members_are_vouched_for(told: dict[str, Any], standing: Standing) -> None:
    assert standing_of({"id": "U1", "team_id": HOME, **told}, HOME) is standing
