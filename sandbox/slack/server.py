"""The sandbox's addresses: Web API, sockets, response URLs, uploads."""

from aiohttp import web

from sandbox.faults import Fault
from sandbox.slack.method_calls import SlackApi, fail, refused
from sandbox.slack.model import SlackError
from sandbox.slack.responses import respond
from sandbox.slack.workspace import Workspace


class SlackServer:
    def __init__(self, ws: Workspace, api: SlackApi) -> None:
        self._ws = ws
        self._api = api

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/api/{method}", self._api.call),
            web.post("/api/{method}", self._api.call),
            web.get("/slack/socket", self._ws.sockets.connect),
            web.post("/slack/response/{key}", self._response_url),
            web.post("/slack/upload/{file}", self._upload),
        ]

    async def _response_url(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        fault = self._api.faults.take("response_url")
        if fault and fault.fault is not Fault.DROP_AFTER:
            return fail(request, fault)
        try:
            self._api.refusals.apply("response_url", "")
            respond(self._ws, request.match_info["key"], body)
        except SlackError as refusal:
            gone = refusal.error in ("used_url", "expired_url")
            return web.json_response(refused(refusal), status=404 if gone else 400)
        return fail(request, fault) if fault else web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        content = await request.read()
        fault = self._api.faults.take("upload")
        if fault and fault.fault is not Fault.DROP_AFTER:
            return fail(request, fault)
        file = self._ws.world.files.get(request.match_info["file"])
        if file is None or file.content is not None or len(content) != file.length:
            return web.Response(status=400, text="upload refused")
        file.content = content
        return fail(request, fault) if fault else web.Response(text=f"OK - {len(content)}")
