"""What a server may answer instead of what it should."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

GOOD: Final = web.AppKey("good", asyncio.Event)
"""Set when the server misbehaves no more."""

HTML: Final = "<html><body><h1>502 Bad Gateway</h1>Nora's words</body></html>"
BOMB: Final = gzip.compress(b"[" * 40_000_000, 1)


def said(text: str, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    names = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(request: web.Request) -> web.StreamResponse:
        body = text.encode(errors="surrogatepass")
        return web.Response(body=body, status=status, headers={"Content-Type": kind, **names})

    return answer


def told(value: Any, status: int = 200, **headers: str) -> Answer:
    return said(json.dumps(value), status, **headers)


async def nothing_at_all(request: web.Request) -> web.StreamResponse:
    """The line is cut."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def half_a_body(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok": true, "result": ')
    assert request.transport is not None
    request.transport.abort()
    return response


async def silence(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(60)
    return web.Response()


async def a_drop_a_second(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(120):
        await response.write(b" ")
        await asyncio.sleep(1)
    return response


async def a_bomb(request: web.Request) -> web.StreamResponse:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    return web.Response(body=BOMB, headers=headers)


async def a_redirect_to_itself(request: web.Request) -> web.StreamResponse:
    return web.Response(status=307, headers={"Location": request.path})


def refused(wait: Any) -> Answer:
    """The wait stands where each platform has it."""
    parameters = {} if wait is None else {"parameters": {"retry_after": wait}}
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", **parameters}
    headers = {} if wait is None else {"Retry_After": str(wait)}
    return told({**body, "error": "ratelimited"}, 429, **headers)


REFUSED: Final[Mapping[str, Answer]] = {
    "429 without a wait": refused(None),
    "429 whose wait is zero": refused(0),
    "429 whose wait is negative": refused(-5),
    "429 whose wait is half a second": refused(0.5),
    "429 whose wait is text": refused("soon"),
    "429 whose wait is a date": refused("Wed, 21 Oct 2026 07:28:00 GMT"),
    "429 whose wait is a list": refused([30]),
    "429 in HTML": said(HTML, 429, "text/html"),
    "429 in plain text": said("slow down", 429, "text/plain"),
    "429 without a body": said("", 429),
    "429 that is a list": told([429], 429),
    "429 that is null": told(None, 429),
    "429 that is cut": said('{"ok": false, "error_code": 4', 429),
    "429 whose parameters are text": told(
        {"ok": False, "error_code": 429, "description": 7, "parameters": "30"}, 429
    ),
    "200 with a 429 inside": told(
        {"ok": False, "error_code": 429, "description": "later", "error": "ratelimited"}
    ),
}
"""Certainly nothing was done."""

UNREADABLE: Final[Mapping[str, Answer]] = {
    "HTML": said(HTML, 200, "text/html"),
    "HTML that is called JSON": said(HTML),
    "plain text": said("ok", 200, "text/plain"),
    "an empty body": said(""),
    "cut JSON": said('{"ok": true, "result": {"id'),
    "null": told(None),
    "a list": told([1]),
    "a number": told(7),
    "an empty object": told({}),
    "ok that is text": told({"ok": "true", "result": "yes"}),
    "ok and no more": told({"ok": True}),
    "ok with null": told({"ok": True, "result": None, "url": None, "channel": None, "ts": None}),
    "ok with lists": told({"ok": True, "result": [[]], "url": [], "channel": [], "ts": []}),
    "ok with numbers": told({"ok": True, "result": 7, "url": 7, "channel": 7, "ts": 7}),
    "not ok and no more": told({"ok": False}),
    "not ok for a reason that is an object": told({"ok": False, "error": {"a": 1}}),
    "half a character": said('{"ok": true, "result": "\ud800"}'),
    "bytes of no encoding": said('{"ok": true, "result": {"x": "\udcff"}}'),
    "nesting without end": said("[" * 100_000),
    "a number of 5000 digits": said('{"ok": true, "result": %s}' % ("9" * 5000)),
    "an unknown charset": said("{}", 200, "application/json; charset=klingon"),
    "gzip that is none": said("{}", 200, "application/json", Content_Encoding="gzip"),
    "gzip as a file": said("{}", 200, "application/gzip"),
    "forty megabytes in forty kilobytes": a_bomb,
    "a redirect to itself": a_redirect_to_itself,
    "a redirect to nowhere": said("", 302, "text/html"),
    "401 of a gateway": told({"message": "Unauthorized"}, 401),
    "403 in HTML": said(HTML, 403, "text/html"),
    "404 of a gateway": told({"message": "no Route matched"}, 404),
    "404 that is cut": said('{"ok": false, "descr', 404),
    "500 without a body": said("", 500),
    "502 in HTML": said(HTML, 502, "text/html"),
    "503 with a definite word": told({"ok": False, "error": "channel_not_found"}, 503),
    "an unknown status": said("", 599),
    "a cut line": nothing_at_all,
    "half a body": half_a_body,
    "silence": silence,
    "a drop a second": a_drop_a_second,
}
"""The outcome is unknown."""


def socket(*frames: str | bytes, then_waits: bool = False) -> Answer:
    """A socket is opened, says *frames*, and is closed unless it *then_waits*."""

    async def answer(request: web.Request) -> web.StreamResponse:
        opened = web.WebSocketResponse()
        await opened.prepare(request)
        with suppress(ConnectionError):
            for frame in frames:
                if isinstance(frame, str):
                    await opened.send_str(frame)
                else:
                    await opened.send_bytes(frame)
        if then_waits:
            await request.app[GOOD].wait()
        return opened

    return answer


SOCKETS: Final[Mapping[str, Answer]] = {
    "a socket that closes at once": socket(),
    "a socket that says hello and closes": socket('{"type": "hello"}'),
    "a thousand disconnects": socket(*['{"type": "disconnect"}'] * 1000, then_waits=True),
    "frames that are no envelopes": socket(
        "",
        "{",
        "[]",
        "null",
        "7",
        '"x"',
        "{}",
        '{"type": []}',
        b"\xff",
        "[" * 5000,
        then_waits=True,
    ),
    "a frame of nine megabytes": socket("{" + " " * 9_000_000, then_waits=True),
    "a socket that hears nothing": socket(then_waits=True),
}
