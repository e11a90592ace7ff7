"""Tests for addresses on this machine: the sandbox answers and calls no other machine."""

from typing import Final
from urllib.parse import urlsplit

NAMES: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def is_loopback(url: str) -> bool:
    """Returns whether *url*, or ``//host:port``, is on this machine."""
    return urlsplit(url).hostname in NAMES
