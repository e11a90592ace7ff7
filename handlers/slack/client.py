"""slack_sdk over one session, without the repetitions that post a message twice."""

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
    """The session for :func:`connect`; it holds the time limits, which slack_sdk does not."""
    timeout = ClientTimeout(total=TIMEOUT_SECONDS, connect=CONNECT_SECONDS)
    return http_client.open_session(RateLimits(), timeout=timeout)


class RateLimits:
    """Raises RateLimitedError at each 429, whatever its body is: slack_sdk may fail to read it."""

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
    """The Web API's method; empty for other addresses, of which each press brings a new one."""
    last = path.rpartition("/")[2]
    return last if "." in last else ""


def connect(token: str, api_url: str, session: ClientSession) -> AsyncWebClient:
    """A client whose Slack lives at *api_url*. The session's owner closes it.

    Whether a failed call is repeated is for the outbox to decide, never for the library.
    """
    client = AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])
    if _is_this_machine(api_url):
        client.proxy = None  # slack_sdk takes it from the environment, whatever NO_PROXY says
    return client


def _is_this_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
