"""auth.test, team.info, users.*, apps.connections.open: who is who."""

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.model import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Json,
    SlackError,
)
from sandbox.slack.to_json import user_json
from sandbox.slack.workspace import Workspace


def auth_test(ws: Workspace, _args: SlackArguments) -> Json:
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": "Home",
        "user": ws.world.users[BOT_USER_ID].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def team_info(_ws: Workspace, args: SlackArguments) -> Json:
    if args.text("team") not in ("", TEAM_ID):
        raise SlackError("team_not_found")
    return {"team": {"id": TEAM_ID, "name": "Home", "domain": TEAM_DOMAIN, "email_domain": ""}}


def user_info(ws: Workspace, args: SlackArguments) -> Json:
    user = ws.user(args.text("user"))
    email = "users:read.email" in ws.scopes
    return {"user": user_json(ws.world, user, email=email, locale=args.flag("include_locale"))}


def lookup_by_email(ws: Workspace, args: SlackArguments) -> Json:
    """Also outside people with whom a channel is shared: Slack's pages leave them out nowhere."""
    wanted = args.text("email").lower()
    for user in ws.world.users.values():
        findable = not user.deactivated and not ws.world.is_stranger(user)
        if findable and user.email and user.email.lower() == wanted:
            return {"user": user_json(ws.world, user, email=True, locale=False)}
    raise SlackError("users_not_found")


def open_connection(ws: Workspace, _args: SlackArguments) -> Json:
    address = ws.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/slack/socket?ticket={ws.sockets.new_ticket()}&app_id={APP_ID}"}
