"""The names of events, as a bot.toml and a list of events write them."""

import re
from typing import Final

JOINED: Final = "joined"
"""The person became a customer."""
CHURNED: Final = "churned"
"""The person ceased to be one."""
MEANT: Final = {"join": JOINED, "churn": CHURNED}
"""Names that no event has, with what is meant by them."""
LONGEST_NAME: Final = 60

_FORM: Final = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")


def has_form(name: str) -> bool:
    """Whether *name* consists of words of small letters and digits, joined by ``_ . -``."""
    return _FORM.fullmatch(name) is not None


def is_event_name(name: str) -> bool:
    """Whether events may have this name."""
    return has_form(name) and len(name) <= LONGEST_NAME and name not in MEANT
