"""Control over HTTP: planned failures and refusals, the clock, blocked bots, cut sockets."""

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from sandbox.clock import Clock
from sandbox.faults import Fault, Faults
from sandbox.slack import Slack
from sandbox.telegram import Telegram


def control_routes(clock: Clock, telegram: Telegram, slack: Slack) -> list[web.AbstractRouteDef]:
    """POST /control/…, each with a JSON object; 204, or 400 with the reason as text."""
    faults: Mapping[str, Faults] = {"telegram": telegram.faults, "slack": slack.faults}

    def plan_faults(body: dict[str, Any]) -> None:
        faults[body["platform"]].plan(
            body["method"],
            Fault(body["fault"]),
            times=body.get("times", 1),
            retry_after=body.get("retry_after", 1),
        )

    def refuse(body: dict[str, Any]) -> None:
        method, error, times = body["method"], body["error"], int(body.get("times", 1))
        if body["platform"] == "telegram":
            code, chat_id = int(body.get("code", 400)), body.get("chat")
            telegram.refuse(method, error, code=code, times=times, chat_id=chat_id)
        elif body["platform"] == "slack":
            said = {name: body[name] for name in ("needed", "messages") if name in body}
            slack.refuse(method, error, times=times, channel=body.get("chat", ""), **said)
        else:
            raise KeyError(body["platform"])

    def move_clock(body: dict[str, Any]) -> None:
        clock.move(timedelta(seconds=body["seconds"]))

    def block(body: dict[str, Any]) -> None:
        user = telegram.user(body["user_id"])
        if body.get("blocked", True):
            telegram.block(user)
        else:
            telegram.unblock(user)

    def drop_sockets(_body: dict[str, Any]) -> None:
        slack.drop_sockets()

    return [
        web.post("/control/faults", _answering(plan_faults)),
        web.post("/control/refusals", _answering(refuse)),
        web.post("/control/clock", _answering(move_clock)),
        web.post("/control/block", _answering(block)),
        web.post("/control/drop-sockets", _answering(drop_sockets)),
    ]


Control = Callable[[dict[str, Any]], None]


def _answering(control: Control) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            control(json.loads(await request.text() or "{}"))
        except KeyError as error:
            raise web.HTTPBadRequest(text=f"missing or unknown: {error}") from error
        except (TypeError, ValueError) as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        return web.Response(status=204)

    return handle
