"""Provides the demo's own settings, so that it needs no `bot.toml`."""

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from bot.config.config import Config, SurveyConfig
from handlers.app.sandbox_config import drop_own_channels
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
    played = {**copy.deepcopy(dict(settings)), **_TEAM}
    drop_own_channels(played.get("survey"))
    return played


def with_rhythm(config: Config) -> Config:
    """Returns *config* with the main survey asking by rhythm, and all other surveys by hand.

    The main survey asks everyone: no property of *config*'s audience is known of the demo's people.
    """
    main = config.summarised[0].key
    return config.model_copy(
        update={"surveys": tuple(_played(one, main) for one in config.surveys)}
    )


def _played(survey: SurveyConfig, main: str) -> SurveyConfig:
    if survey.key == main:
        return survey.model_copy(update={"ask": "rhythm", "audience": {}, "per_day": None})
    return survey.model_copy(update={"ask": "by hand"}) if survey.ask == "rhythm" else survey
