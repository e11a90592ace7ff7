"""Brings the picture of a message to the platform before the message is sent.

An upload shows nothing to anybody. So a failed one has no effect, whatever its outcome.
"""

from collections.abc import Callable

import structlog

from bot.chat.messages import UploadedPicture
from handlers.outbox import picture_results
from handlers.outbox.answer_deadline import in_time
from handlers.outbox.chart_drawing import draw_picture
from handlers.outbox.result_writer import BROKEN, ResultWriter
from handlers.ports import Messenger, SendError
from handlers.telemetry.loggable_errors import loggable
from handlers.usecases.context import Context
from handlers.usecases.outgoing import ChartDrawing, Outgoing
from storage.messaging.outbox import OutboxRow

log = structlog.get_logger()


class MessagePictures:
    """Uploads pictures and waits until they are processed."""

    def __init__(
        self, messenger: Messenger, writer: ResultWriter, context: Callable[[], Context]
    ) -> None:
        self._messenger = messenger
        self._writer = writer
        self._context = context

    async def are_ready(self, row: OutboxRow, token: str, outgoing: Outgoing) -> bool:
        """Whether *outgoing* can be sent now. Otherwise takes a step, and puts the row back."""
        try:
            if outgoing.chart is not None:
                await self._upload(row, token, outgoing.chart)
                return False
            if outgoing.message.picture is not None:
                await self._require_processed(outgoing.message.picture)
        except SendError as error:
            await self._delay(row, token, error)
            return False
        except Exception as error:  # an error of ours must not hold up the message
            log.error("picture.failed", row=row.id, error=type(error).__name__)
            await self._delay(row, token, SendError(BROKEN, permanent=True))
            return False
        return True

    async def _upload(self, row: OutboxRow, token: str, chart: ChartDrawing) -> None:
        picture = await draw_picture(chart)
        async with in_time():
            upload = await self._messenger.upload(picture)
        log.info("picture.uploaded", row=row.id)
        await self._writer.record(
            picture_results.record_upload, row, token, upload, self._context()
        )

    async def _require_processed(self, picture: UploadedPicture) -> None:
        async with in_time():
            if not await self._messenger.is_processed(picture.upload):
                raise SendError("the platform still processes it")

    async def _delay(self, row: OutboxRow, token: str, error: SendError) -> None:
        log.info("picture.delayed", row=row.id, reason=loggable(error), permanent=error.permanent)
        await self._writer.record(picture_results.record_delay, row, token, error, self._context())
