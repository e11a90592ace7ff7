"""The image, as its Dockerfile describes it, and the wheel that it holds."""

import json
import re
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.config.config import HttpConfig
from tests.deploy.files import BOT_TOML, DEPLOY, PROJECT, PYPROJECT
from tests.deploy.test_compose import COMPOSE

PACKAGES = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def instructions() -> list[tuple[str, str]]:
    """Of the Dockerfile: each instruction with its argument."""
    text = re.sub(r"(?m)^#.*\n", "", (DEPLOY / "Dockerfile").read_text())
    lines = re.sub(r" *\\\n *", " ", text).splitlines()
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines) if word]


def arguments(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def health_check() -> list[str]:
    found: list[str] = json.loads(arguments("HEALTHCHECK")[0].partition("CMD ")[2])
    return found


def test_what_is_copied_is_there_and_is_sent_to_the_builder() -> None:
    sent = (PROJECT / ".dockerignore").read_text().splitlines()
    copied = [one.split() for one in arguments("COPY") if not one.startswith("--from")]
    sources = {source for *sources, _ in copied for source in sources}
    assert {f"!{source}" for source in sources} == {one for one in sent if one[0] == "!"}
    assert [one for one in sources if not (PROJECT / one).exists()] == []
    assert set(PACKAGES) <= sources
    assert sent[1] == "*"


def test_both_stages_are_of_one_python_pinned_by_digest() -> None:
    (image,) = {one.split()[0] for one in arguments("FROM")}
    assert re.fullmatch(r"python:3\.\d+-slim-\w+@sha256:[0-9a-f]{64}", image)


def test_every_package_that_is_installed_is_known_by_its_hash() -> None:
    installs = [one for one in arguments("RUN") if "pip install" in one]
    locked, own = installs
    assert "--require-hashes --no-deps --only-binary :all:" in locked
    assert "--no-deps --no-build-isolation" in own


def test_nothing_runs_as_root() -> None:
    (user,) = arguments("USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert f"--uid {user.partition(':')[0]} " in " ".join(arguments("RUN"))


def test_what_is_written_goes_to_the_volume_or_to_tmp() -> None:
    (environment,) = arguments("ENV")[1:]
    assert json.loads(arguments("VOLUME")[0]) == ["/data"]
    assert "HOME=/tmp MPLCONFIGDIR=/tmp/" in environment
    assert "PYTHONDONTWRITEBYTECODE=1" in environment


def test_signals_reach_tentap_itself() -> None:
    (command,) = json.loads(arguments("ENTRYPOINT")[0])
    assert command in PYPROJECT["project"]["scripts"]
    assert json.loads(arguments("CMD")[0]) == ["run"]
    assert arguments("STOPSIGNAL") == ["SIGTERM"]


def test_the_health_check_asks_the_port_of_the_settings() -> None:
    (environment,) = arguments("ENV")[1:]
    assert "'127.0.0.1', int(environ['PROBES_PORT'])," in health_check()[-1]
    assert f"PROBES_PORT={HttpConfig().port}" in environment.split()
    assert COMPOSE["x-bot"]["environment"]["PROBES_PORT"] == str(BOT_TOML["http"]["probes_port"])


@pytest.mark.parametrize(("status", "healthy"), [(200, True), (503, False)])
def test_the_health_check_believes_the_bot(status: int, healthy: bool) -> None:
    class HealthHandler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Nobody reads it."""

    with HTTPServer(("127.0.0.1", 0), HealthHandler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        done = subprocess.run(
            [sys.executable, "-c", health_check()[-1]],
            env={"PROBES_PORT": str(server.server_port)},
            capture_output=True,
            check=False,
        )
    assert (done.returncode == 0) is healthy


@pytest.mark.long
def test_a_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = zipfile.ZipFile(wheel).namelist()
    files = [file for name in PACKAGES for file in (PROJECT / name).rglob("*.*")]
    there = [str(file.relative_to(PROJECT)) for file in files if file.suffix != ".pyc"]
    assert "storage/migrations/script.py.mako" in there
    assert [name for name in there if name not in packed] == []
