"""Delivery of envelopes by signed POST, as in Slack without Socket Mode."""

import asyncio
import hashlib
import hmac
import json
from datetime import datetime
from urllib.parse import urlencode

import aiohttp

from sandbox.slack.model import Json
from sandbox.slack.state import SlackWorld, new_id
from sandbox.slack.timers import Timers
from sandbox.slack.transport import ACKNOWLEDGE_WITHIN, Acknowledged, Missed

USER_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
KEEP_ALIVE = 2.0
"""Seconds for which an idle connection is reused; shorter than any server's own time limit."""
JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"


class SlackWebhookDelivery:
    """Delivers everything to the app's request URL."""

    def __init__(self, world: SlackWorld, timers: Timers, url: str, signing_secret: str) -> None:
        self._world = world
        self._timers = timers
        self._url = url
        self._secret = signing_secret
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE)
        self._session = aiohttp.ClientSession(connector=connector)

    async def deliver(self, envelope: Json) -> Acknowledged | Missed:
        """POSTs once; Missed for any status but 2xx, or without an answer within 3 s."""
        deadline = self._world.now() + ACKNOWLEDGE_WITHIN
        post = asyncio.create_task(self._post(envelope))
        self._timers.at(deadline, post.cancel)
        try:
            await asyncio.wait({post})
        finally:
            post.cancel()
        return Missed(reason="http_timeout", at=deadline) if post.cancelled() else post.result()

    async def verify(self) -> None:
        """Asks for a challenge back, as Slack does when the URL is saved; ValueError without it."""
        challenge = new_id("")
        question = {"type": "url_verification", "token": "verification", "challenge": challenge}
        answer = await self.deliver({"type": "events_api", "payload": question})
        if isinstance(answer, Missed):
            raise ValueError(f"{self._url} did not answer: {answer.reason}, {answer.status}")
        if challenge not in (answer.payload.get("challenge"), answer.payload.get("text")):
            raise ValueError(f"{self._url} did not return the challenge")

    async def close(self) -> None:
        await self._session.close()

    async def _post(self, envelope: Json) -> Acknowledged | Missed:
        content_type, body = encoded(envelope["type"], envelope["payload"])
        headers = {
            "User-Agent": USER_AGENT,
            "Content-Type": content_type,
            **signature(self._secret, self._world.now(), body),
            **_retry_headers(envelope),
        }
        try:
            async with self._session.post(
                self._url, data=body, headers=headers, allow_redirects=False
            ) as answer:
                return await self._read(answer)
        except aiohttp.ClientError:
            return Missed(reason="connection_failed", at=self._world.now())

    async def _read(self, answer: aiohttp.ClientResponse) -> Acknowledged | Missed:
        if 200 <= answer.status < 300:
            return Acknowledged(payload=await _payload(answer), status=answer.status)
        return Missed(
            reason="http_error",
            at=self._world.now(),
            status=answer.status,
            may_repeat=answer.headers.get("X-Slack-No-Retry") != "1",
        )


def encoded(kind: str, payload: Json) -> tuple[str, bytes]:
    """Returns content type and body: events are JSON, other kinds are forms."""
    match kind:
        case "events_api":
            return JSON_TYPE, json.dumps(payload).encode()
        case "interactive":
            return FORM_TYPE, urlencode({"payload": json.dumps(payload)}).encode()
        case _:
            return FORM_TYPE, urlencode(payload).encode()


def signature(secret: str, at: datetime, body: bytes) -> dict[str, str]:
    """Returns the headers that prove to the app that Slack sent *body*."""
    timestamp = str(int(at.timestamp()))
    signed = f"v0:{timestamp}:".encode() + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _retry_headers(envelope: Json) -> dict[str, str]:
    number = envelope.get("retry_attempt", 0)
    reason = {"X-Slack-Retry-Reason": str(envelope.get("retry_reason"))}
    return {"X-Slack-Retry-Num": str(number), **reason} if number else {}


async def _payload(answer: aiohttp.ClientResponse) -> Json:
    """Returns the JSON object of the app's answer; other text as `text` or `unreadable`."""
    text = await answer.text(errors="replace")
    if not text or answer.content_type != JSON_TYPE:
        return {"text": text} if text else {}
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {"unreadable": text}
