"""auth.test, team.info and apps.connections.open: methods about the app's installation."""

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


def open_connection(ws: Workspace, _args: SlackArguments) -> Json:
    address = ws.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/slack/socket?ticket={ws.sockets.new_ticket()}&app_id={APP_ID}"}
