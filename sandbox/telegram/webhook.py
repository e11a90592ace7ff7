"""Delivery of updates by POST, in order per line, until they are accepted or expire."""

import asyncio
import random
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from sandbox.clock import Clock
from sandbox.loopback import is_loopback
from sandbox.telegram.arguments import TelegramArguments
from sandbox.telegram.errors import bad_request
from sandbox.telegram.model import JsonObject
from sandbox.telegram.polling import WEBHOOK_SET, Poller
from sandbox.telegram.update_queue import QueuedUpdate, UpdateQueue

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
ANSWER_TIMEOUT = aiohttp.ClientTimeout(total=60)
LONGEST_RETRY_AFTER = 3600


@dataclass(frozen=True, kw_only=True)
class WebhookTarget:
    url: str
    secret: str
    max_connections: int
    last_error: str | None = None
    last_error_at: datetime | None = None


class TelegramWebhookDelivery:
    """setWebhook, deleteWebhook, getWebhookInfo, and the deliveries."""

    def __init__(self, clock: Clock, updates: UpdateQueue, poller: Poller) -> None:
        self._clock = clock
        self._updates = updates
        self._poller = poller
        self._target: WebhookTarget | None = None
        self._delivery: asyncio.Task[None] | None = None

    @property
    def is_set(self) -> bool:
        return self._target is not None

    async def set_up(self, args: TelegramArguments) -> bool:
        url, secret = args.text("url"), args.text("secret_token")
        if not url:
            return await self.delete(args)
        _check_url(url)
        _check_secret(secret)
        await self._stop(args)
        self._poller.end_current(WEBHOOK_SET)
        most = args.number("max_connections", 40, least=1, most=100)
        self._target = WebhookTarget(url=url, secret=secret, max_connections=most)
        self._allow(args)
        self._delivery = asyncio.create_task(self._deliver())
        return True

    async def delete(self, args: TelegramArguments) -> bool:
        await self._stop(args)
        return True

    def info(self, _args: TelegramArguments) -> JsonObject:
        target, failure = self._target, {}
        if target and target.last_error_at:
            failure = {
                "last_error_date": int(target.last_error_at.timestamp()),
                "last_error_message": target.last_error,
            }
        return {
            "url": target.url if target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting()),
            "max_connections": target.max_connections if target else 40,
            "allowed_updates": sorted(self._updates.allowed),
            **failure,
        }

    async def close(self) -> None:
        """Stops deliveries; undelivered updates stay in the queue."""
        self._target = None
        if self._delivery:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
            self._delivery = None

    async def _stop(self, args: TelegramArguments) -> None:
        await self.close()
        if args.flag("drop_pending_updates"):
            self._updates.drop_all()

    def _allow(self, args: TelegramArguments) -> None:
        kinds = args.json("allowed_updates", "allowed_updates")
        if kinds is not None:
            self._updates.allow(kinds)

    async def _deliver(self) -> None:
        assert self._target
        connector = aiohttp.TCPConnector(limit=self._target.max_connections)
        async with (
            aiohttp.ClientSession(connector=connector, timeout=ANSWER_TIMEOUT) as session,
            asyncio.TaskGroup() as group,
        ):
            busy: set[str] = set()
            while True:
                version = self._updates.arrivals.version
                for line in {update.line for update in self._updates.waiting()} - busy:
                    busy.add(line)
                    group.create_task(self._drain(session, line, busy))
                await self._updates.arrivals.wait(version)

    async def _drain(self, session: aiohttp.ClientSession, line: str, busy: set[str]) -> None:
        """Delivers one line until it is empty; its first update holds up the rest."""
        failures = 0
        while update := self._head(line):
            retry_after = await self._post(session, update)
            if retry_after is None:
                self._updates.confirm(update)
                failures = 0
            else:
                await self._pause(max(retry_after, _back_off(failures)))
                failures += 1
        busy.discard(line)

    def _head(self, line: str) -> QueuedUpdate | None:
        return next((each for each in self._updates.waiting() if each.line == line), None)

    async def _post(self, session: aiohttp.ClientSession, update: QueuedUpdate) -> float | None:
        """Returns None if accepted, else the seconds that the receiver asked to wait.

        The sandbox calls no other machine; the bot sees a failed connection instead.
        """
        assert self._target
        if not is_loopback(self._target.url):
            self._remember("Connection failed: the sandbox calls this machine only")
            return 0
        secret = self._target.secret
        headers = {SECRET_HEADER: secret} if secret else {}
        update.times_shown += 1
        try:
            async with session.post(
                self._target.url, json=update.payload, headers=headers, allow_redirects=False
            ) as answer:
                if answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return None
                self._remember(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return _asked_to_wait(answer)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._remember(f"Connection failed: {error}")
            return 0

    def _remember(self, error: str) -> None:
        if self._target:
            self._target = replace(self._target, last_error=error, last_error_at=self._clock.now())

    async def _pause(self, seconds: float) -> None:
        """Waits by the sandbox's clock, so that advancing it shortens the wait."""
        until = self._clock.now() + timedelta(seconds=seconds)
        while (left := (until - self._clock.now()).total_seconds()) > 0:  # noqa: ASYNC110 the clock may jump
            await asyncio.sleep(min(left, 0.05))


def _back_off(failures: int) -> float:
    """Returns 0 at first, then doubles from 1 s up to a random limit of 60 to 120 s."""
    return 0 if failures == 0 else min(2.0 ** (failures - 1), random.uniform(60, 120))


def _asked_to_wait(answer: aiohttp.ClientResponse) -> float:
    asked = answer.headers.get("Retry-After", "0")
    return min(int(asked), LONGEST_RETRY_AFTER) if asked.isdigit() else 0


def _check_url(url: str) -> None:
    """Raises ApiError 400 unless *url* is HTTPS, or HTTP on this machine."""
    parts = urlsplit(url)
    is_local = parts.scheme == "http" and is_loopback(url)
    if not parts.hostname or not (is_local or parts.scheme == "https"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _check_secret(secret: str) -> None:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
