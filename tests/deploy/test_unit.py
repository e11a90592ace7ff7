"""One process under systemd: what tentap.service holds to."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from handlers.app.running_bot import FINISH_SECONDS
from tests.deploy.files import DEPLOY, TOKENS

TEXT = (DEPLOY / "tentap.service").read_text()


def values(key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("User", "tentap"),
        ("StateDirectory", "tentap"),
        ("UMask", "0077"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "true"),
        ("PrivateTmp", "true"),
        ("PrivateDevices", "true"),
        ("NoNewPrivileges", "true"),
        ("CapabilityBoundingSet", ""),
        ("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6"),
        ("MemoryDenyWriteExecute", "true"),
        ("KillSignal", "SIGTERM"),
    ],
)
def test_it_is_hardened(key: str, value: str) -> None:
    assert values(key) == [value]


def test_only_the_calls_of_a_service_are_allowed() -> None:
    assert values("SystemCallFilter") == ["@system-service", "~@privileged @resources"]


def test_every_secret_is_a_credential() -> None:
    given = [one for one in values("Environment") if one.startswith("TENTAP_")]
    wanted = [f"TENTAP_{name.upper()}_FILE=%d/tentap_{name}" for name in TOKENS]
    assert values("LoadCredential") == ["tentap:/etc/tentap/secrets"]
    assert sorted(given) == sorted(wanted)


def test_it_may_finish_what_it_has_begun() -> None:
    assert float(values("TimeoutStopSec")[0]) > FINISH_SECONDS


def test_starts_that_fail_come_to_an_end() -> None:
    (burst,), (interval,) = values("StartLimitBurst"), values("StartLimitIntervalSec")
    (pause,) = values("RestartSec")
    assert values("Restart") == ["on-failure"]
    assert int(burst) * int(pause) < int(interval)


def test_a_mistake_in_the_settings_is_not_tried_again() -> None:
    assert values("RestartPreventExitStatus") == ["2"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
@pytest.mark.parametrize(
    "check", [["verify", "--man=no"], ["security", "--offline=true", "--threshold=20"]]
)
def test_systemd_has_nothing_to_say_against_it(check: list[str], tmp_path: Path) -> None:
    unit = tmp_path / "tentap.service"
    unit.write_text(TEXT.replace("/opt/tentap/bin/tentap", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", *check, unit], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
