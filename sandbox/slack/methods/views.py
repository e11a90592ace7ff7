"""views.*: modals and App Home."""

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.check_parts import problem
from sandbox.slack.model import Json, OpenView, SlackError
from sandbox.slack.recorded_traffic import Made
from sandbox.slack.to_json import view_json
from sandbox.slack.views import check_view
from sandbox.slack.workspace import Workspace


def open_(ws: Workspace, args: SlackArguments) -> Json:
    body = _body(ws, args, "modal")
    trigger = ws.tickets.exchange(args.text("trigger_id"))
    return _shown(ws, "views.open", ws.views.open(trigger.user, body))


def push(ws: Workspace, args: SlackArguments) -> Json:
    body = _body(ws, args, "modal")
    trigger = ws.tickets.exchange(args.text("trigger_id"))
    if trigger.view_id is None:
        raise SlackError("not_found")
    return _shown(ws, "views.push", ws.views.push(trigger.user, body))


def update(ws: Workspace, args: SlackArguments) -> Json:
    view = ws.views.find(
        view_id=args.text("view_id") or None, external_id=args.text("external_id") or None
    )
    body = _body(ws, args, view.body["type"])
    ws.views.update(view, body, args.text("hash") or None)
    return _shown(ws, "views.update", view)


def publish(ws: Workspace, args: SlackArguments) -> Json:
    if not ws.home_tab_enabled:
        raise SlackError("not_enabled")
    user = ws.world.users.get(args.text("user_id"))
    if user is None:
        raise SlackError("invalid_arguments", [problem("invalid `user_id`", "/user_id")])
    body = _body(ws, args, "home")
    return _shown(ws, "views.publish", ws.views.publish(user, body, args.text("hash") or None))


def _body(ws: Workspace, args: SlackArguments, kind: str) -> Json:
    try:
        view = args.nested("view")
    except ValueError:
        raise SlackError("invalid_arguments", [problem("invalid JSON", "/view")]) from None
    return check_view(view, kind, ws.can_show)


def _shown(ws: Workspace, method: str, view: OpenView) -> Json:
    ws.history.made.append(Made(method=method, at=ws.clock.now(), user=view.user))
    ws.changes.notify()
    return {"view": view_json(view)}
