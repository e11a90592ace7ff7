"""slack_sdk over one session, without the repetitions that post a message twice."""

import ipaddress
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT_SECONDS = 15.0
CONNECT_SECONDS = 10.0


def open_session() -> ClientSession:
    """The session for :func:`connect`; it holds the time limits, which slack_sdk does not."""
    return ClientSession(timeout=ClientTimeout(total=TIMEOUT_SECONDS, connect=CONNECT_SECONDS))


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
