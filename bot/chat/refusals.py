"""Why a platform refuses a message: a reason, and the platform's own code."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final, Self


class RefusalReason(StrEnum):
    """A kind of refusal with one fix, the text ``refusal.fix.REASON``."""

    UNKNOWN_CHAT = "unknown_chat"
    NOT_MEMBER = "not_member"
    ARCHIVED = "archived"
    READ_ONLY = "read_only"
    THREADS_ONLY = "threads_only"
    THREAD_CLOSED = "thread_closed"
    THREAD_GONE = "thread_gone"
    NOT_EDITABLE = "not_editable"
    TOO_LONG = "too_long"
    BAD_MESSAGE = "bad_message"
    TOKEN = "token"  # noqa: S105 - no secret
    SCOPE = "scope"
    SUSPENDED = "suspended"
    """The organisation's admins have switched off messages to this channel."""
    NO_ACCESS = "no_access"
    """The app is not allowed in this workspace."""
    SIGN_IN = "sign_in"
    RATE_LIMITED = "rate_limited"
    WORKSPACE_LIMIT = "workspace_limit"
    MESSAGES_TAB = "messages_tab"
    MOVED = "moved"
    PERSON = "person"
    """The chat is a person's, and that person cannot be reached."""
    PLATFORM = "platform"
    """The platform has a fault, or no answer arrived."""
    TENTAP = "tentap"
    """Tentap has a fault: no request was made."""
    UNKNOWN = "unknown"


_OF_MESSAGE: Final = {RefusalReason.TOO_LONG, RefusalReason.BAD_MESSAGE}
_PASSING: Final = {RefusalReason.PLATFORM, RefusalReason.RATE_LIMITED, RefusalReason.TENTAP}


@dataclass(frozen=True, kw_only=True)
class Refusal:
    reason: RefusalReason = RefusalReason.UNKNOWN
    code: str = ""
    """The platform's own code or words; empty if the platform said nothing."""
    needed: str = ""
    """The permission that the app lacks."""

    @property
    def is_of_message(self) -> bool:
        """Whether the message is at fault, so that its text alone may be accepted."""
        return self.reason in _OF_MESSAGE

    @property
    def passes(self) -> bool:
        """Whether it ends without anyone's help."""
        return self.reason in _PASSING

    def to_payload(self) -> dict[str, str]:
        """Returns the refusal as JSON types."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any] | None) -> Self:
        """Reads a refusal from ``to_payload``; ``None`` gives one without a code."""
        if payload is None:
            return cls()
        known = payload["reason"] in set(RefusalReason)
        reason = RefusalReason(payload["reason"]) if known else RefusalReason.UNKNOWN
        return cls(reason=reason, code=payload["code"], needed=payload["needed"])
