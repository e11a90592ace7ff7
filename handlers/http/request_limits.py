"""Limits the size of a request's headers and body."""

from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.http.refusal_log import Refusals

MOST_POSTED: Final = 512 * 1024
"""Bytes of a webhook's body. Slack's longest message has 40,000 characters, sent twice, with six
bytes for each; Telegram's updates are much smaller."""
MOST_ELSE: Final = 64 * 1024
MOST_HEADERS: Final = 16 * 1024
"""Bytes of all headers and the address; Slack, Telegram and a proxy need a tenth of that."""

_AMBIGUOUS: Final = 400
_TOO_LARGE: Final = 413
_HEADERS_TOO_LARGE: Final = 431


class HeaderLimit:
    """Refuses large headers that arrive at once; h11 refuses them only if they arrive in parts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._refusals = Refusals()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _length_of_headers(scope) > MOST_HEADERS:
            self._refusals.note("headers that are too large")
            refusal = PlainTextResponse("Request Header Fields Too Large", _HEADERS_TOO_LARGE)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class BodyLimit:
    """Refuses a body by its announced length, or, without one, as soon as it is too long.

    A body with two lengths is refused too. A proxy in front may have used the other length, so the
    bytes that follow could be another client's request.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._refusals = Refusals()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = MOST_POSTED if scope["method"] == "POST" else MOST_ELSE
        if _has_two_lengths(scope):
            self._refusals.note("a body with two lengths")
            await PlainTextResponse("Bad Request", _AMBIGUOUS)(scope, receive, send)
        elif _announced_length(scope) > most:
            self._note()
            await PlainTextResponse("Content Too Large", _TOO_LARGE)(scope, receive, send)
        else:
            await self._app(scope, self._limit(receive, most), send)

    def _limit(self, receive: Receive, most: int) -> Receive:
        taken = 0

        async def take() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                self._note()
                raise HTTPException(_TOO_LARGE)
            return message

        return take

    def _note(self) -> None:
        self._refusals.note("a body that is too large")


def _length_of_headers(scope: Scope) -> int:
    """Returns the bytes as sent: each header with a colon, a space and the line end."""
    fields = sum(len(name) + len(value) + 4 for name, value in scope["headers"])
    return len(scope["raw_path"]) + len(scope["query_string"]) + fields


def _has_two_lengths(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "content-length" in headers and "transfer-encoding" in headers


def _announced_length(scope: Scope) -> int:
    """Returns the announced bytes. h11 has refused a length that is not a number."""
    return int(Headers(scope=scope).get("content-length", "0"))
