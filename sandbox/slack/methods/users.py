"""users.info and users.lookupByEmail."""

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.model import Json, SlackError
from sandbox.slack.to_json import user_json
from sandbox.slack.workspace import Workspace


def user_info(ws: Workspace, args: SlackArguments) -> Json:
    user = ws.user(args.text("user"))
    email = "users:read.email" in ws.scopes
    return {"user": user_json(ws.world, user, email=email, locale=args.flag("include_locale"))}


def lookup_by_email(ws: Workspace, args: SlackArguments) -> Json:
    """Also finds external people with a shared channel: Slack documents no exception."""
    wanted = args.text("email").lower()
    for user in ws.world.users.values():
        findable = not user.deactivated and not ws.world.is_stranger(user)
        if findable and user.email and user.email.lower() == wanted:
            return {"user": user_json(ws.world, user, email=True, locale=False)}
    raise SlackError("users_not_found")
