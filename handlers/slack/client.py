"""Runs slack_sdk over one session, without its retries, which may post a message twice."""

import ipaddress
from collections import Counter
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import (
    ClientHandlerType,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
)
from slack_sdk.web.async_client import AsyncWebClient

from handlers import http_client
from handlers.retry_after import wait_after_refusal
from handlers.slack.errors import RateLimitedError

TIMEOUT_SECONDS = 15.0
CONNECT_SECONDS = 10.0


def open_session() -> ClientSession:
    """Returns the session for :func:`connect`, with the time limits that slack_sdk lacks."""
    timeout = ClientTimeout(total=TIMEOUT_SECONDS, connect=CONNECT_SECONDS)
    return http_client.open_session(RateLimitMiddleware(), timeout=timeout)


class RateLimitMiddleware:
    """Raises RateLimitedError at each 429, because slack_sdk may fail to read its body."""

    def __init__(self) -> None:
        self._refusals: Counter[str] = Counter()

    async def __call__(self, request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
        response = await send(request)
        method = _method(request.url.path)
        if response.status != HTTPStatus.TOO_MANY_REQUESTS:
            del self._refusals[method]
            return response
        refusals = self._refusals[method]
        self._refusals[method] += 1
        response.close()
        raise RateLimitedError(wait_after_refusal(response.headers.get("Retry-After"), refusals))


def _method(path: str) -> str:
    """Returns the Web API's method; empty for other addresses, such as response URLs."""
    last = path.rpartition("/")[2]
    return last if "." in last else ""


def connect(token: str, api_url: str, session: ClientSession) -> AsyncWebClient:
    """Returns a client that calls Slack at *api_url*. The session's owner closes the session.

    The outbox decides whether a failed call is repeated, never the library.
    """
    client = AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])
    if _is_this_machine(api_url):
        client.proxy = None  # slack_sdk would use the environment's proxy and ignore NO_PROXY
    return client


def _is_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
