"""The Bot API over HTTP."""

import inspect
from collections.abc import Mapping
from datetime import datetime

from aiohttp import web

from sandbox.faults import Fault, Faults, PlannedFault
from sandbox.refusals import PlannedRefusals
from sandbox.telegram.arguments import TelegramArguments, read_arguments
from sandbox.telegram.contract import Contract
from sandbox.telegram.errors import ApiError, too_many_requests
from sandbox.telegram.methods import TelegramMethod
from sandbox.telegram.recorded_traffic import Call
from sandbox.telegram.state import TelegramWorld

SERVER_ERROR_PAGE = "<html><body><h1>500 Internal Server Error</h1></body></html>"


class TelegramApi:
    """Handles requests: token, method, faults, effect, answer."""

    def __init__(
        self,
        *,
        token: str,
        world: TelegramWorld,
        methods: Mapping[str, TelegramMethod],
        faults: Faults,
    ) -> None:
        self.contract: Contract | None = None
        self.violations: list[str] = []
        self.refusals = PlannedRefusals[ApiError]()
        self._token = token
        self._world = world
        self._methods = methods
        self._canonical = {name.lower(): name for name in methods}
        self._faults = faults

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.handle),
            web.get("/file/bot{token:[^/]+}/photos/{file_id}.png", self.download),
            web.get("/telegram/photos/{file_id}.png", self.show_photo),
        ]

    async def handle(self, request: web.Request) -> web.Response:
        """Answers one call of a method."""
        asked = request.match_info["method"]
        name = self._canonical.get(asked.lower(), asked)
        try:
            self._check_token(request)
            method = self._method(name)
            args = await read_arguments(request)
            self._note_violations(name, method, args)
            return await self._perform(request, name, method, args)
        except ApiError as error:
            self._record(name, error.description)
            return _refusal(error)

    async def download(self, request: web.Request) -> web.Response:
        """Returns a file, which the bot requests after getFile."""
        try:
            self._check_token(request)
        except ApiError as error:
            return _refusal(error)
        return await self.show_photo(request)

    async def show_photo(self, request: web.Request) -> web.Response:
        """Returns a picture that the bot has sent, for the page."""
        photo = self._world.photos.get(request.match_info["file_id"])
        if photo is None:
            raise web.HTTPNotFound
        return web.Response(body=photo.content, content_type="image/png")

    async def _perform(
        self, request: web.Request, name: str, method: TelegramMethod, args: TelegramArguments
    ) -> web.Response:
        self.refusals.apply(name, args.text("chat_id"))
        planned = self._faults.take(name)
        if planned and planned.fault is not Fault.DROP_AFTER:
            self._record(name, f"planned fault {planned.fault}")
            return _fail(request, planned)
        result = method.handler(args)
        if inspect.isawaitable(result):
            result = await result
        self._record(name)
        if planned:
            return _fail(request, planned)
        return web.json_response({"ok": True, "result": result})

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self._token:
            raise ApiError(401, "Unauthorized")

    def _method(self, name: str) -> TelegramMethod:
        if name not in self._methods:
            self.violations.append(f"{name}: no such method")
            raise ApiError(404, "Not Found")
        return self._methods[name]

    def _note_violations(self, name: str, method: TelegramMethod, args: TelegramArguments) -> None:
        """Records arguments that the real server does not know or this one ignores."""
        attached = {value.removeprefix("attach://") for value in args.values.values()}
        ignored = args.names - method.arguments - attached
        self.violations += [f"{name}: argument {each} is not heeded" for each in sorted(ignored)]
        if self.contract:
            self.violations += self.contract.complaints(name, args)

    def _record(self, name: str, refused: str | None = None) -> None:
        call = Call(at=self._now(), method=name, refused=refused)
        self._world.history.calls.append(call)

    def _now(self) -> datetime:
        return self._world.clock.now()


def _refusal(error: ApiError) -> web.Response:
    body = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return web.json_response(body, status=error.code)


def _fail(request: web.Request, planned: PlannedFault) -> web.Response:
    match planned.fault:
        case Fault.SERVER_ERROR:
            return web.Response(status=500, text=SERVER_ERROR_PAGE, content_type="text/html")
        case Fault.RATE_LIMITED:
            return _refusal(too_many_requests(planned.retry_after))
        case Fault.DROP_BEFORE | Fault.DROP_AFTER:
            if request.transport:
                request.transport.abort()
            return web.Response()
