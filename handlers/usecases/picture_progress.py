"""Keeps how far the picture of a message is, in the payload of its row.

The picture is uploaded first, and the message shows it once the platform has processed it. So a
restart in between uploads nothing twice. If that takes too long, the message goes without it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Final, Self

from storage.messaging.outbox import OutboxRow

PAUSES: Final = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 4, 8, 15, 30, 30, 30))
"""The waits between the attempts with one picture, two minutes in all."""
LONGEST_PAUSE: Final = max(PAUSES)
"""If the platform asks to wait longer, the message goes without its picture."""


@dataclass(frozen=True, kw_only=True)
class PictureProgress:
    upload: str = ""
    """The platform's id of the uploaded picture."""
    tries: int = 0
    apart: bool = False
    """The message goes without its picture, which follows in the thread."""

    @classmethod
    def of(cls, row: OutboxRow) -> Self:
        return cls(**(row.payload or {}))

    @property
    def payload(self) -> Mapping[str, Any]:
        return asdict(self)

    @property
    def in_message(self) -> bool:
        """Whether the message shows the picture."""
        return self.upload != "" and not self.apart

    @property
    def pause(self) -> timedelta:
        """The wait until the next attempt."""
        return timedelta() if self.apart else PAUSES[self.tries]

    def uploaded(self, upload: str) -> Self:
        return replace(self, upload=upload)

    def delayed(self, *, hopeless: bool) -> Self:
        """Returns the progress after an attempt that failed, or came too early."""
        tries = self.tries + 1
        return replace(self, tries=tries, apart=hopeless or tries >= len(PAUSES))
