"""The Web API over HTTP: tokens, arguments, scopes, planned failures, answers."""

import json

from aiohttp import web

from sandbox.faults import Fault, Faults, PlannedFault
from sandbox.refusals import PlannedRefusals
from sandbox.slack.arguments import SlackArguments
from sandbox.slack.check_parts import problem
from sandbox.slack.methods import METHODS, SlackMethod
from sandbox.slack.model import Json, SlackError
from sandbox.slack.rate_limits import SlackRateLimits
from sandbox.slack.specs import Specs
from sandbox.slack.workspace import Workspace

_PLURAL = {"channel": "channels", "group": "groups", "im": "im"}
_TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
_ERROR_PAGE = "<html><body><h1>Server Error</h1></body></html>"


class SlackApi:
    def __init__(self, ws: Workspace, *, rate_limits: bool) -> None:
        self._ws = ws
        self._limits = SlackRateLimits() if rate_limits else None
        self.faults = Faults()
        self.specs = Specs()
        self.violations: list[str] = []
        self.refusals = PlannedRefusals[SlackError]()
        """Of methods, and of `response_url`."""

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answers one call of a method."""
        name = request.match_info["method"]
        args = SlackArguments(await _read(request))
        fault = self.faults.take(name)
        if fault and fault.fault is not Fault.DROP_AFTER:
            return fail(request, fault)
        answer = self._answer(name, args, _token(request, args))
        return fail(request, fault) if fault else self._respond(answer)

    def _respond(self, answer: Json) -> web.Response:
        headers = {"x-oauth-scopes": ",".join(sorted(self._ws.scopes))}
        if answer.get("error") == "ratelimited":
            headers["Retry-After"] = str(answer.pop("retry_after"))
            return web.json_response(answer, status=429, headers=headers)
        return web.json_response(answer, headers=headers)

    def _answer(self, name: str, args: SlackArguments, token: str | None) -> Json:
        self.violations += self.specs.violations(name, args)
        try:
            return {"ok": True, **self._run(name, args, token)}
        except SlackError as refusal:
            return refused(refusal)

    def _run(self, name: str, args: SlackArguments, token: str | None) -> Json:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        self._authorise(method, token)
        self._check_rate_limit(name, args)
        self._check_scope(method, args)
        missing = sorted(method.required - set(args.values))
        if missing:
            words = [problem(f"missing required field: {name}", "") for name in missing]
            raise SlackError("invalid_arguments", words)
        self.refusals.apply(name, args.text("channel"))
        return method.run(self._ws, args)

    def _authorise(self, method: SlackMethod, token: str | None) -> None:
        if not token:
            raise SlackError("not_authed")
        if token not in (self._ws.bot_token, self._ws.app_token):
            raise SlackError("invalid_auth")
        if self._ws.auth_error:
            raise SlackError(self._ws.auth_error)
        if (token == self._ws.app_token) != method.app_token:
            raise SlackError("not_allowed_token_type")

    def _check_rate_limit(self, name: str, args: SlackArguments) -> None:
        if self._limits is None:
            return
        wait = self._limits.wait(name, args.text("channel"), self._ws.clock.now())
        if wait:
            raise SlackError("ratelimited", retry_after=wait)

    def _check_scope(self, method: SlackMethod, args: SlackArguments) -> None:
        for scope in self._scopes(method, args):
            if scope not in self._ws.scopes:
                provided = ",".join(sorted(self._ws.scopes))
                raise SlackError("missing_scope", needed=scope, provided=provided)

    def _scopes(self, method: SlackMethod, args: SlackArguments) -> list[str]:
        """Returns the scopes that this call needs; some depend on the kind of conversation."""
        if method.scope == ":list":
            types = (args.text("types") or "public_channel").split(",")
            return [f"{_TYPES[name]}:read" for name in types if name in _TYPES]
        if method.scope.startswith(":"):
            channel = self._ws.world.channels.get(args.text("channel"))
            return [_PLURAL[channel.kind] + method.scope] if channel else []
        return [method.scope] if method.scope else []


def refused(refusal: SlackError) -> Json:
    """Returns Slack's answer to a refused call."""
    answer: Json = {"ok": False, "error": refusal.error, **refusal.extra}
    if refusal.messages:
        answer["errors"] = refusal.messages
        answer["response_metadata"] = {"messages": [f"[ERROR] {m}" for m in refusal.messages]}
    return answer


def fail(request: web.Request, planned: PlannedFault) -> web.StreamResponse:
    """Answers with a planned failure."""
    match planned.fault:
        case Fault.SERVER_ERROR:
            return web.Response(status=500, text=_ERROR_PAGE, content_type="text/html")
        case Fault.RATE_LIMITED:
            headers = {"Retry-After": str(planned.retry_after)}
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers=headers)
        case Fault.DROP_BEFORE | Fault.DROP_AFTER:
            assert request.transport
            request.transport.abort()
            return web.Response()


async def _read(request: web.Request) -> Json:
    """Reads the arguments from the query, the form or the JSON body: slack_sdk uses all three."""
    if request.content_type == "application/json":
        body = await request.text()
        return {**request.query, **(json.loads(body) if body else {})}
    return {**request.query, **dict(await request.post())}


def _token(request: web.Request, args: SlackArguments) -> str | None:
    given = request.headers.get("Authorization", "")
    return given.removeprefix("Bearer ") or args.text("token") or None
