"""This machine, as opposed to the world: the sandbox neither answers nor calls anybody else."""

from typing import Final
from urllib.parse import urlsplit

NAMES: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def is_loopback(url: str) -> bool:
    """Whether *url*, or ``//host:port``, is on this machine."""
    return urlsplit(url).hostname in NAMES
