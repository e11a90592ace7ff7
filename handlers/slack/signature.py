"""Checks that a request is signed with the secret that only Slack and this bot know.

slack_sdk's own check raises an error, where it should refuse, for some requests: with a timestamp
that is not a number, a signature that is not ASCII, or a body that is not UTF-8.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=5)
"""The greatest difference between the time of the signature and now; Slack's own advice."""
_TIMESTAMP: Final = "x-slack-request-timestamp"
_SIGNATURE: Final = "x-slack-signature"
_FORM: Final = re.compile(r"v0=[0-9a-f]{64}")


def refusal_by_headers(headers: Mapping[str, str], now: datetime) -> str | None:
    """Returns why the headers cannot be Slack's, before the body is read; ``None`` if they can."""
    timestamp, signature = headers.get(_TIMESTAMP), headers.get(_SIGNATURE)
    if timestamp is None or signature is None or not _FORM.fullmatch(signature):
        return "not signed"
    try:
        apart = abs(int(now.timestamp()) - int(timestamp))
    except ValueError:
        return "a timestamp that is not a number"
    if apart > WINDOW.total_seconds():
        return "signed more than five minutes ago or ahead; is this machine's clock right?"
    return None


def is_signed(secret: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether the headers sign *body*. They must have passed ``refusal_by_headers``."""
    right = _signature(secret, headers[_TIMESTAMP], body)
    return hmac.compare_digest(right, headers[_SIGNATURE].encode())


def _signature(secret: str, timestamp: str, body: bytes) -> bytes:
    signed = b"v0:%b:%b" % (timestamp.encode(), body)
    return b"v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode()
