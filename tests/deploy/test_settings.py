"""The settings that come with `deploy/`, and the variables that its files set."""

import re

from bot.config.loading import load
from tests.deploy.files import BOT_TOML, DEPLOY, TOKENS


def test_the_settings_are_accepted() -> None:
    config = load(BOT_TOML)
    assert config.database.startswith("postgresql://")


def test_every_variable_that_is_set_is_known() -> None:
    known = {"TENTAP_DATABASE_PASSWORD"} | {f"TENTAP_{name.upper()}" for name in TOKENS}
    files = [file for file in DEPLOY.rglob("*") if file.is_file() and file.parent == DEPLOY]
    named = {name for file in files for name in re.findall(r"\bTENTAP_\w+", file.read_text())}
    assert "TENTAP_TELEGRAM_TOKEN_FILE" in named
    assert {name.removesuffix("_FILE") for name in named} <= known
