"""Records the steps before a message with a picture; each function is one transaction."""

from datetime import timedelta

from handlers.ports import SendError
from handlers.usecases.context import Context
from handlers.usecases.picture_progress import LONGEST_PAUSE, PictureProgress
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow


def record_upload(tx: Tx, row: OutboxRow, token: str, upload: str, context: Context) -> None:
    """Records that the message's picture is uploaded. The row waits until it is processed."""
    _put_back(tx, row, token, PictureProgress.of(row).uploaded(upload), context, "uploaded")


def record_delay(tx: Tx, row: OutboxRow, token: str, error: SendError, context: Context) -> None:
    """Records that the message's picture cannot be shown yet, or not at all."""
    wait = error.retry_after or timedelta()
    hopeless = error.permanent or wait > LONGEST_PAUSE
    progress = PictureProgress.of(row).delayed(hopeless=hopeless)
    _put_back(tx, row, token, progress, context, str(error))


def _put_back(
    tx: Tx,
    row: OutboxRow,
    token: str,
    progress: PictureProgress,
    context: Context,
    reason: str,
) -> None:
    """Puts the row back without counting an attempt, since no message was tried."""
    if claims.keep_payload(tx, row, token, progress.payload):
        due_at, attempts = context.now + progress.pause, row.attempts - 1
        claims.put_back(tx, row, token, due_at, f"picture: {reason}", attempts=attempts)
