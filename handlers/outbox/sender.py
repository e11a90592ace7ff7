"""Sends one row: opens the person's chat or searches for the message, claims, sends and records.

Sending begins with the COMMIT of the claim. A crash between claim and record leaves the row
``sending``. ``uncertain`` decides what follows then, and after each failure whose effect is
unknown.
"""

import asyncio
import math
import secrets
from collections.abc import Callable
from datetime import timedelta

import structlog
from structlog.contextvars import bind_contextvars

from bot.ids import MessageRef
from bot.model import Contact
from handlers.outbox import reaching, transitions, uncertain
from handlers.outbox.answer_deadline import in_time
from handlers.outbox.chart_drawing import draw_picture
from handlers.outbox.message_pictures import MessagePictures
from handlers.outbox.rate_limiter import RateLimiter, Slot
from handlers.outbox.result_writer import BROKEN, POLL_EVERY, ResultWriter
from handlers.outbox.transitions import LeaseLostError, Search, Target
from handlers.outbox.transport import Transport
from handlers.outbox.uncertain import BEGIN_WITHIN
from handlers.ports import SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.telemetry.metrics import Metrics
from handlers.usecases.context import Context
from handlers.usecases.outgoing import (
    Method,
    Outgoing,
    OutgoingChart,
    OutgoingDocument,
    OutgoingPicture,
    Renderable,
)
from storage.cluster.leases import Lease
from storage.engine.store import StorageError, Store
from storage.messaging.outbox import OutboxRow

log = structlog.get_logger()

Ready = Outgoing | OutgoingPicture | OutgoingDocument
"""What is sent by one request."""


class Sender:
    """Sends rows by one transport.

    *context* returns the present context, *monotonic* the seconds on a clock that is never set
    back.
    """

    def __init__(
        self,
        *,
        transport: Transport,
        store: Store,
        writer: ResultWriter,
        limiter: RateLimiter,
        context: Callable[[], Context],
        monotonic: Callable[[], float],
        metrics: Metrics,
    ) -> None:
        self.lease: Lease | None = None
        self._queue = transport.queue
        self._store = store
        self._messenger = transport.messenger
        self._directory = transport.directory
        self._writer = writer
        self._limiter = limiter
        self._context = context
        self._monotonic = monotonic
        self._metrics = metrics
        self._pictures = MessagePictures(transport.messenger, writer, context)

    async def send(self, target: Target, slot: Slot) -> None:
        """Sends the row. A row that sends nothing uses up no place in the rate limits."""
        bind_contextvars(update=target.row.source)
        try:
            if await self._is_ready(target, slot):
                await self._claim_and_send(target, slot)
        except LeaseLostError:
            await asyncio.sleep(POLL_EVERY.total_seconds())
        except StorageError as error:
            log.error("outbox.claim_failed", row=target.row.id, error=loggable(error))
            await asyncio.sleep(POLL_EVERY.total_seconds())
        except Exception as error:  # a row that cannot be rendered must not hold up the others
            log.error("message.failed", row=target.row.id, error=type(error).__name__)
            await self._writer.postpone(target.row, BROKEN)
        finally:
            slot.close()

    async def _is_ready(self, target: Target, slot: Slot) -> bool:
        """Opens the chat or searches, where needed. Returns whether to send the row then."""
        if target.route.before is not None:
            await slot.free()
        if target.to_reach is not None:
            return await self._reach(target, *target.to_reach)
        return target.search is None or await self._search(target, target.search)

    async def _reach(self, target: Target, contact: Contact, email: str) -> bool:
        """Opens the person's chat. Returns whether the question can follow."""
        row, lease = target.row, self.lease
        try:
            async with in_time():
                reached = await self._directory.reach(contact, email)
        except SendError as error:
            log.info("contact.reach_failed", contact=contact.id, reason=loggable(error))
            if error.retry_after is not None:
                self._record_refusal(Method.REACH, target.route.chat, error.retry_after)
            await self._store.run(
                reaching.record_unreached, row, contact.id, error, self._context(), lease
            )
            return False
        return await self._store.run(
            reaching.record_reached, row, contact, reached, self._context(), lease
        )

    async def _search(self, target: Target, search: Search) -> bool:
        """Searches for a row that may have been sent. Returns whether to send it (again)."""
        row, lease = target.row, self.lease
        try:
            async with in_time():
                found = await self._messenger.find(target.route.chat, search.marker, search.since)
        except SendError as error:
            log.warning("message.search_failed", row=row.id, kind=row.kind, reason=loggable(error))
            if error.retry_after is not None:
                self._record_refusal(Method.SEARCH, target.route.chat, error.retry_after)
            return await self._store.run(
                uncertain.record_failed_search, row, error, self._context(), lease
            )
        log.info("message.searched", row=row.id, kind=row.kind, found=found is not None)
        if found is None:
            await self._store.run(uncertain.record_absent, row, lease)
            return True
        token = secrets.token_urlsafe(12)
        await self._store.run(uncertain.record_found, row, token, found, self._context(), lease)
        return False

    async def _claim_and_send(self, target: Target, slot: Slot) -> None:
        token, begun = secrets.token_urlsafe(12), self._monotonic()
        claimed = await self._claim(target, token)
        if claimed is None:
            return
        row, rendered = claimed
        if isinstance(rendered, OutgoingChart):
            await self._draw_and_send(row, token, rendered, slot)
        elif isinstance(rendered, OutgoingDocument) or not rendered.has_picture:
            await self._send_in_time(row, token, rendered, begun, slot)
        elif await self._pictures.are_ready(row, token, rendered):
            await self._renew_and_send(row, token, rendered, slot)

    async def _claim(self, target: Target, token: str) -> tuple[OutboxRow, Renderable] | None:
        """Claims the row. A failed claim may nevertheless be stored, so it is taken back."""
        row, by_response_url = target.row, target.route.by_response_url
        try:
            return await self._store.run(
                transitions.claim,
                row.id,
                token,
                self._context(),
                self.lease,
                by_response_url=by_response_url,
            )
        except StorageError as error:
            log.error("outbox.claim_failed", row=row.id, error=loggable(error))
            await self._writer.record(transitions.undo_claim, row, token, self._context())
            return None

    async def _draw_and_send(
        self, row: OutboxRow, token: str, chart: OutgoingChart, slot: Slot
    ) -> None:
        try:
            picture = await draw_picture(chart.drawing)
        except Exception as error:
            log.error("message.failed", row=row.id, error=type(error).__name__)
            is_last = row.attempts >= transitions.MOST_ATTEMPTS
            failure = SendError(BROKEN, permanent=is_last, refusal=transitions.FAULT)
            await self._writer.record_failure(row, token, failure)
            return
        drawn = OutgoingPicture(chat=chart.chat, picture=picture, reply_to=chart.reply_to)
        await self._renew_and_send(row, token, drawn, slot)

    async def _renew_and_send(
        self, row: OutboxRow, token: str, rendered: Ready, slot: Slot
    ) -> None:
        """Renews the claim, because the preparation took a while, and sends."""
        begun = self._monotonic()
        if not await self._is_renewed(row, token):
            begun = -math.inf
        await self._send_in_time(row, token, rendered, begun, slot)

    async def _is_renewed(self, row: OutboxRow, token: str) -> bool:
        try:
            return await self._store.run(transitions.renew, row, token, self._context(), self.lease)
        except (LeaseLostError, StorageError):
            return False

    async def _send_in_time(
        self,
        row: OutboxRow,
        token: str,
        rendered: Ready,
        begun: float,
        slot: Slot,
    ) -> None:
        """Sends unless the claim is too old. *begun*: the claim's time on the monotonic clock."""
        await slot.free()
        if self._monotonic() - begun > BEGIN_WITHIN.total_seconds():
            await self._writer.record(transitions.release_late, row, token, self._context())
            return
        try:
            message = await self._send_and_wait(rendered, slot)
            self._limiter.record_answer()
            self._metrics.sent(row.queue, row.kind)
            log.info("message.sent", row=row.id, kind=row.kind)
            await self._writer.record(transitions.record_sent, row, token, message, self._context())
        except SendError as error:
            self._slow_down(rendered, error)
            await self._writer.record_failure(row, token, error)
        except Exception as error:  # an error of ours: the request may have been sent
            log.error("message.failed", row=row.id, error=type(error).__name__)
            await self._writer.record_failure(
                row, token, SendError(BROKEN, uncertain=True, refusal=transitions.FAULT)
            )

    async def _send_and_wait(self, rendered: Ready, slot: Slot) -> MessageRef | None:
        try:
            async with in_time():
                return await self._send(rendered)
        finally:
            slot.end()

    async def _send(self, rendered: Ready) -> MessageRef | None:
        if isinstance(rendered, OutgoingPicture):
            await self._messenger.send_picture(
                rendered.chat, rendered.picture, reply_to=rendered.reply_to
            )
            return None
        if isinstance(rendered, OutgoingDocument):
            await self._messenger.send_document(rendered.chat, rendered.document)
            return None
        if rendered.edit is not None and rendered.removes:
            await self._messenger.remove(rendered.edit)
            return rendered.edit
        if rendered.edit is not None:
            await self._messenger.edit(
                rendered.edit, rendered.message, response_url=rendered.response_url
            )
            return rendered.edit
        return await self._messenger.send(
            rendered.chat,
            rendered.message,
            reply_to=rendered.reply_to,
            marker=rendered.marker,
            broadcast=rendered.broadcast,
        )

    def _slow_down(self, rendered: Ready, error: SendError) -> None:
        if error.uncertain:
            self._limiter.record_uncertain()
        else:
            self._limiter.record_answer()
        if error.retry_after is not None:
            edits = isinstance(rendered, Outgoing) and rendered.edit is not None
            method = Method.EDIT if edits else Method.POST
            self._record_refusal(method, rendered.chat, error.retry_after)

    def _record_refusal(self, method: Method, chat: str, wait: timedelta) -> None:
        self._metrics.rate_limited(self._queue)
        self._limiter.record_refusal(method, chat, wait)
