"""What the code may not grow into, counted in its text."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LAYERS = ("bot", "storage", "handlers")
OF_ONE_PLATFORM = ("handlers/slack/", "handlers/telegram/", "handlers/cli/", "bot/config")
NAMED_AT_MOST = 5
"""Twice by the values themselves, and twice where the parts are joined."""


def test_outside_its_own_folder_nothing_asks_which_platform_it_is() -> None:
    """What differs between platforms is asked of ``Platform.traits``."""
    named = [
        f"{file}: {line.strip()}"
        for layer in LAYERS
        for path in sorted((PROJECT / layer).rglob("*.py"))
        if not (file := path.relative_to(PROJECT).as_posix()).startswith(OF_ONE_PLATFORM)
        for line in path.read_text(encoding="utf-8").splitlines()
        for _ in re.findall(r"\bPlatform\.[A-Z]+\b", line)
    ]
    assert len(named) <= NAMED_AT_MOST, "\n".join(named)
