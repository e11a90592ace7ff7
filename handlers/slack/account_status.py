"""Determines how a Slack account belongs to the bot's own workspace."""

from typing import Any

from handlers.updates import Standing


def standing_of(about: dict[str, Any], team: str) -> Standing:
    """Returns the standing of an account.

    *about*: Slack's description of the user. *team*: the id of the bot's own workspace. In an
    organization of several workspaces, a member of ours may have another one as the first.
    """
    if about.get("deleted"):
        return Standing.GONE
    if about.get("is_bot"):
        return Standing.BOT
    teams = (about.get("enterprise_user") or {}).get("teams") or ()
    if about.get("is_stranger") or team not in (about.get("team_id"), *teams):
        return Standing.OUTSIDER
    if about.get("is_restricted") or about.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.MEMBER
