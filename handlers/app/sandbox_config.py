"""A configuration that plays on the sandbox instead of the world."""

import copy
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Staff(StrEnum):
    """Where the team's channels are."""

    SLACK = "slack"
    TELEGRAM = "telegram"


TELEGRAM_GROUPS = {"support": "-1001000000001", "team": "-1001000000002", "admin": "-1001000000003"}


def on_sandbox(
    document: Mapping[str, Any],
    url: str,
    *,
    staff: Staff = Staff.SLACK,
) -> dict[str, Any]:
    """*document* with both platforms at the sandbox's *url*, and no web server of its own.

    With *staff* in Telegram its three channels are groups there, and its admin somebody there.
    """
    played = copy.deepcopy(dict(document))
    played["slack"] = {**played.get("slack", {}), "mode": "socket", "api_url": f"{url}/api/"}
    played["telegram"] = {**played.get("telegram", {}), "mode": "polling", "api_url": url}
    played.pop("http", None)
    if staff is Staff.TELEGRAM:
        played["channels"] = {name: f"telegram:{chat}" for name, chat in TELEGRAM_GROUPS.items()}
        played["staff"] = {"admins": [f"telegram:{TELEGRAM_ADMIN}"]}
    return played


TELEGRAM_ADMIN = "900000001"
