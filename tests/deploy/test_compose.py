"""PostgreSQL, two bots and a proxy: what compose.yaml holds to."""

import re
from typing import Any

import pytest
import yaml

from bot.config.loading import load_for_run
from handlers.app.running_bot import FINISH_SECONDS
from tests.deploy.files import BOT_TOML, DEPLOY, PYPROJECT

SECRETS = {
    "database_password": "correct horse",
    "slack_bot_token": "xoxb-1-a",
    "slack_signing_secret": "0123456789abcdef0123456789abcdef",
    "telegram_token": "1:a",
    "telegram_webhook_secret": "a-secret-of-more-than-7-words",
}

COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
BOTS = [name for name in SERVICES if name.startswith("bot-")]

service = pytest.mark.parametrize("name", SERVICES)
bot = pytest.mark.parametrize("name", BOTS)


def seconds(text: str) -> float:
    return float(text.removesuffix("s"))


def test_there_are_two_bots_a_database_a_migration_and_a_proxy() -> None:
    assert list(SERVICES) == ["database", "migrate", "bot-1", "bot-2", "proxy"]


@service
def test_the_root_file_system_is_read_only(name: str) -> None:
    assert SERVICES[name]["read_only"] is True


@service
def test_no_privileges_are_kept_or_gained(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


@service
def test_memory_is_limited(name: str) -> None:
    assert re.fullmatch(r"\d+[mg]", SERVICES[name]["mem_limit"])


@service
def test_the_image_of_others_is_pinned_by_digest(name: str) -> None:
    image = SERVICES[name]["image"]
    digest = "" if image.startswith("tentap:") else "@sha256:[0-9a-f]{64}"
    assert re.fullmatch(rf"[\w/.-]+:\d[\w.-]+{digest}", image)


def test_the_bots_image_has_the_version_of_this_release() -> None:
    assert SERVICES["bot-1"]["image"] == f"tentap:{PYPROJECT['project']['version']}"


@service
def test_no_secret_stands_in_the_environment(name: str) -> None:
    for variable, value in SERVICES[name].get("environment", {}).items():
        if re.search("TOKEN|SECRET|PASSWORD", variable):
            secret = value.removeprefix("/run/secrets/")
            assert variable.endswith("_FILE")
            assert secret in SERVICES[name]["secrets"]
            assert COMPOSE["secrets"][secret] == {"file": f"./secrets/{secret}"}


def test_no_secret_can_be_committed() -> None:
    lines = (DEPLOY / "secrets" / ".gitignore").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["*", "!.gitignore"]


@bot
def test_the_database_is_migrated_before_a_bot_starts(name: str) -> None:
    after = SERVICES[name]["depends_on"]
    assert SERVICES["migrate"]["command"] == ["migrate"]
    assert SERVICES["migrate"]["restart"] == "no"
    assert after["migrate"]["condition"] == "service_completed_successfully"
    assert after["database"]["condition"] == "service_healthy"


@bot
def test_a_bot_may_finish_what_it_has_begun(name: str) -> None:
    assert seconds(SERVICES[name]["stop_grace_period"]) > FINISH_SECONDS


@bot
def test_a_bot_gets_every_secret_that_its_settings_ask_for(name: str) -> None:
    _, secrets = load_for_run(
        BOT_TOML,
        SERVICES[name]["environment"],
        lambda path: SECRETS[path.removeprefix("/run/secrets/")],
    )
    assert secrets.slack_signing_secret == SECRETS["slack_signing_secret"]


def test_the_proxy_alone_is_reached_from_outside() -> None:
    assert [name for name in SERVICES if "ports" in SERVICES[name]] == ["proxy"]


def test_the_database_has_no_way_out() -> None:
    assert SERVICES["database"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_a_commit_of_the_database_is_on_disk_when_it_is_acknowledged() -> None:
    assert SERVICES["database"]["command"] == ["postgres", "-c", "synchronous_commit=on"]


@service
def test_what_is_mounted_is_there(name: str) -> None:
    for volume in SERVICES[name].get("volumes", []):
        source = volume.split(":")[0]
        assert (DEPLOY / source).is_file() if "/" in source else source in COMPOSE["volumes"]
