"""Receives Telegram's updates by a webhook, and answers 200 after the COMMIT.

The webhook is set at each start. A webhook that someone else set later is reported, not replaced.
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

from handlers.telegram.errors import loggable_reason, readable_reason
from handlers.telegram.listen import pause_after
from handlers.telegram.parse import arrival, id_of
from handlers.telegram.plain_words import plain_words
from handlers.telegram.registered_webhook import OwnWebhook
from handlers.telemetry.log_throttle import Seldom
from handlers.telemetry.loggable_errors import loggable
from handlers.updates import Receive
from storage.engine.store import StorageError

PATH: Final = "/telegram/webhook"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_CANNOT: Final = "Telegram's webhook cannot be set or seen"
CHECK_SECONDS: Final = 30.0
"""A tap lives 150 s, so that one or two checks may fail."""

_log = structlog.get_logger()


class TelegramWebhook:
    """Receives the updates, sets the webhook and checks that it stays set."""

    def __init__(
        self,
        own: OwnWebhook,
        *,
        url: str,
        secret: str,
        now: Callable[[], datetime],
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        """*url*: the public URL of :data:`PATH`."""
        self._own = own
        self._url = url
        self._secret = secret.encode()
        self._now = now
        self._check_seconds = check_seconds
        self._set = False
        self._failing = False
        self._errors_noted_until: datetime | None = None
        self._seldom = Seldom()
        self.trouble: str | None = "Telegram's webhook is not set yet"
        """Why no updates arrive at present; ``None`` if they do."""
        self.last_contact_at: datetime | None = None
        """The time up to which all updates have arrived; ``None`` before the webhook is set."""

    def routes(self, receive: Receive) -> list[Route]:
        """Returns the webhook's route.

        *receive* returns when an update is committed; if it raises, Telegram sends again.
        """

        async def take(request: Request) -> Response:
            return await self._take(request, receive)

        return [Route(PATH, take, methods=["POST"])]

    async def run(self) -> None:
        """Sets the webhook, then checks it regularly; never returns."""
        try:
            await self._watch_forever()
        finally:
            if self.trouble is None:
                self.last_contact_at = self._now()

    async def _watch_forever(self) -> None:
        failures = 0
        while True:
            try:
                await (self._check() if self._set else self._set_up())
                failures, pause = 0, self._check_seconds
            except Exception as error:  # no error may end the checks
                failures += 1
                self._note(
                    f"{_CANNOT}: {readable_reason(error)}",
                    f"{_CANNOT}: {loggable_reason(error)}",
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
            return PlainTextResponse("Not stored: send it again", HTTPStatus.SERVICE_UNAVAILABLE)
        return Response()

    def _refuse(self, status: HTTPStatus, reason: str) -> Response:
        """Refuses a request. The log does not contain its body, which anyone may have sent."""
        if self._seldom.may(reason):
            _log.warning("telegram.refused", status=int(status), reason=reason)
        return Response(status_code=status)

    async def _set_up(self) -> None:
        await self._own.set_up(self._url, self._secret.decode())
        self._set, self.trouble = True, None
        self._errors_noted_until = self.last_contact_at = self._now()

    async def _check(self) -> None:
        """Checks whether the webhook is still ours, and notes failures that Telegram reports."""
        checked_at, info = self._now(), await self._own.info()
        if info.url == self._url:
            self.trouble = None
            self._failing = self._note_failure(info) or (
                self._failing and info.pending_update_count > 0
            )
            if not self._failing:
                self.last_contact_at = checked_at
        else:
            self._note(
                f"Telegram's webhook {'is another' if info.url else 'was removed'}:"
                " find out what did it, then restart Tentap to set it again"
            )

    def _note_failure(self, info: WebhookInfo) -> bool:
        """Logs a delivery that failed since the last check. Returns whether there was one.

        Telegram repeats the delivery, so a failure is not a trouble of the platform.
        """
        failed_at, noted_until = info.last_error_date, self._errors_noted_until
        if failed_at is None or noted_until is None or failed_at <= noted_until:
            return False
        self._errors_noted_until = failed_at
        _log.warning("telegram.webhook_failed", reason=_why_undelivered(info))
        return True

    def _note(self, trouble: str, logged: str | None = None, **details: str) -> None:
        """Records *trouble*. In the log *logged* replaces it; *details* appear only there."""
        if self._seldom.may(trouble):
            _log.warning("telegram.webhook", trouble=logged or trouble, **details)
        self.trouble = trouble


def _read(body: bytes) -> object:
    """Returns the parsed update. Raises ValueError if it is not JSON or has no update id."""
    update: object = json.loads(body)
    if id_of(update) is None:
        raise ValueError("no update")
    return update


def _why_undelivered(info: WebhookInfo) -> str:
    return plain_words(info.last_error_message or "") or "another error; see getWebhookInfo"
