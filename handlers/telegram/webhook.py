"""Telegram's webhook, inbox first: 200 says that the update is committed.

Set at each start. Another's is told of, never removed.
"""

import asyncio
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Final

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import WebhookInfo

from handlers.telegram.errors import in_plain_words, in_words
from handlers.telegram.listen import pause_after
from handlers.telegram.parse import arrival, id_of
from handlers.telegram.plain_words import plain_words
from handlers.telegram.registered_webhook import OwnWebhook
from handlers.telemetry.log_throttle import Seldom
from handlers.telemetry.loggable import loggable
from handlers.updates import Receive
from storage.engine.store import StorageError

PATH: Final = "/telegram/webhook"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_CANNOT: Final = "Telegram's webhook cannot be set or seen"
LOOK_SECONDS: Final = 30.0
"""Of the 150 s that a tap lives, a look or two may fail."""

_log = structlog.get_logger()


class TelegramWebhook:
    """Takes what Telegram posts, and sees to it that Telegram posts it here."""

    def __init__(
        self,
        own: OwnWebhook,
        *,
        url: str,
        secret: str,
        now: Callable[[], datetime],
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        """*url*: where Telegram reaches :data:`PATH`."""
        self._own = own
        self._url = url
        self._secret = secret.encode()
        self._now = now
        self._look_seconds = look_seconds
        self._set = False
        self._failing = False
        self._seen_until: datetime | None = None
        self._told = Seldom()
        self.trouble: str | None = "Telegram's webhook is not set yet"
        """Why nothing comes in at present; ``None`` while all is well."""
        self.last_contact_at: datetime | None = None
        """Until when whatever Telegram had to say came in; ``None`` before it is set."""

    def routes(self, receive: Receive) -> list[Route]:
        """*receive* returns when an update is committed; where it raises, Telegram sends again."""

        async def take(request: Request) -> Response:
            return await self._take(request, receive)

        return [Route(PATH, take, methods=["POST"])]

    async def run(self) -> None:
        """Set the webhook, then watch it; never returns."""
        try:
            await self._go_on_watching()
        finally:
            if self.trouble is None:
                self.last_contact_at = self._now()

    async def _go_on_watching(self) -> None:
        failures = 0
        while True:
            try:
                await (self._look() if self._set else self._set_up())
                failures, pause = 0, self._look_seconds
            except Exception as error:  # whatever it is, somebody must go on watching
                failures += 1
                self._note(
                    f"{_CANNOT}: {in_words(error)}",
                    f"{_CANNOT}: {in_plain_words(error)}",
                    error=type(error).__name__,
                )
                pause = pause_after(error, failures)
            await asyncio.sleep(pause)

    async def _take(self, request: Request, receive: Receive) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret):
            return self._refuse(HTTPStatus.FORBIDDEN, "Wrong secret, or none")
        try:
            update = arrival(_read(await request.body()), self._now())
        except (ValueError, RecursionError):
            return self._refuse(HTTPStatus.BAD_REQUEST, "Not an update")
        try:
            await receive([update])
        except StorageError as error:
            _log.error("telegram.store_failed", error=loggable(error))
            return PlainTextResponse("Not kept: send it again", HTTPStatus.SERVICE_UNAVAILABLE)
        return Response()

    def _refuse(self, status: HTTPStatus, reason: str) -> Response:
        """What was sent stays out of the log: anybody may have sent it."""
        if self._told.may(reason):
            _log.warning("telegram.refused", status=int(status), reason=reason)
        return Response(status_code=status)

    async def _set_up(self) -> None:
        await self._own.set_up(self._url, self._secret.decode())
        self._set, self.trouble = True, None
        self._seen_until = self.last_contact_at = self._now()

    async def _look(self) -> None:
        """Whether it still is ours, and what Telegram says went wrong."""
        looked_at, info = self._now(), await self._own.info()
        if info.url == self._url:
            self.trouble = None
            self._failing = self._note_failure(info) or (
                self._failing and info.pending_update_count > 0
            )
            if not self._failing:
                self.last_contact_at = looked_at
        else:
            self._note(
                f"Telegram's webhook {'is another' if info.url else 'was removed'}:"
                " find out who did it, then start Tentap again to set ours"
            )

    def _note_failure(self, info: WebhookInfo) -> bool:
        """Whether Telegram could not reach us, or got a refusal, since the last look: it goes on
        trying, and so is no trouble that would take us out of service."""
        failed_at, seen_until = info.last_error_date, self._seen_until
        if failed_at is None or seen_until is None or failed_at <= seen_until:
            return False
        self._seen_until = failed_at
        _log.warning("telegram.webhook_failed", reason=_why_undelivered(info))
        return True

    def _note(self, trouble: str, logged: str | None = None, **details: str) -> None:
        """*logged* stands for *trouble* in the log; *details* are for the log alone."""
        if self._told.may(trouble):
            _log.warning("telegram.webhook", trouble=logged or trouble, **details)
        self.trouble = trouble


def _read(body: bytes) -> object:
    """ValueError for what is no JSON, or has no number as an update."""
    update: object = json.loads(body)
    if id_of(update) is None:
        raise ValueError("no update")
    return update


def _why_undelivered(info: WebhookInfo) -> str:
    return plain_words(info.last_error_message or "") or "another error, which getWebhookInfo tells"
