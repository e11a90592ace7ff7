"""Provides the demo's own settings, so that it needs no `bot.toml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from handlers.cli.settings import read_document

OWN: Final[Mapping[str, Any]] = {
    "timezone": "Europe/Berlin",
    "product": "Acme",
    "survey": [{"key": "relationship", "kind": "nps"}],
}
_TEAM: Final[Mapping[str, Any]] = {
    "channels": {
        "support": "slack:C0SUPPORT",
        "team": "slack:C0TEAM",
        "admin": "slack:U0ADMIN",
    },
    "staff": {"admins": ["slack:U0ADMIN"]},
}
"""The channels and the admin that the demo's people are in."""


def document(config_file: Path | None) -> dict[str, Any]:
    """Returns the settings of *config_file* or the demo's own, with the demo's team."""
    settings = OWN if config_file is None else read_document(config_file)
    return {**settings, **_TEAM}
