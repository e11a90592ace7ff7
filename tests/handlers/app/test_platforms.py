"""A platform is one value, a folder, a line and a table of bot.toml; none of them is forgotten."""

from pathlib import Path

import pytest

from bot.chat.platforms import TRAITS, Platform
from bot.config.config import Config
from handlers.app.platforms import CONNECT

PROJECT = Path(__file__).parents[3]


@pytest.mark.parametrize("platform", list(Platform))
def test_every_platform_is_there_in_all_its_parts(platform: Platform) -> None:
    assert platform in TRAITS
    assert platform in Config.model_fields
    assert platform in CONNECT
    folder = PROJECT / "handlers" / platform
    assert {"rate_limits.py", "connect.py"} <= {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("platform", list(Platform))
def test_every_secret_names_its_platform_so_that_variables_never_meet(platform: Platform) -> None:
    assert all(secret.name.startswith(f"{platform}_") for secret in platform.traits.secrets)


def test_only_who_is_found_by_a_username_has_a_profile() -> None:
    assert all(traits.usernames or not traits.profile for traits in TRAITS.values())
