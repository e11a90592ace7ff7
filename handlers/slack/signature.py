"""Whether a request comes from Slack: signed with the secret that only Slack and we know.

slack_sdk's own check fails on a timestamp that is no number, on a signature that is not ASCII, and
on a body that is not UTF-8, where it should refuse.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=5)
"""How far from now a request may have been signed; Slack's own advice."""


def refusal(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> str | None:
    """Why the request is none of Slack's; ``None`` where it is. Reads nothing of *body*."""
    timestamp = headers.get("x-slack-request-timestamp")
    given = headers.get("x-slack-signature")
    if timestamp is None or given is None:
        return "not signed"
    try:
        apart = abs(int(now.timestamp()) - int(timestamp))
    except ValueError:
        return "a timestamp that is no number"
    if apart > WINDOW.total_seconds():
        return "signed more than five minutes ago or ahead; is this machine's clock right?"
    right = hmac.compare_digest(_signature(secret, timestamp, body), given.encode())
    return None if right else "signed with another secret"


def _signature(secret: str, timestamp: str, body: bytes) -> bytes:
    signed = b"v0:%b:%b" % (timestamp.encode(), body)
    return b"v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest().encode()
