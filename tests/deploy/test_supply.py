"""What the image is made of: bases that can be pinned, and packages whose licences are told."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.files import DEPLOY, PROJECT

THIRD_PARTY = (PROJECT / "THIRD-PARTY.md").read_text()
ROWS = re.findall(r"^\| ([\w.-]+) \| (\d\S*) \| (.*) \| (.*) \|$", THIRD_PARTY, re.MULTILINE)
DIGEST = "sha256:" + "0123456789abcdef" * 4


def locked() -> set[tuple[str, str]]:
    """Each package of the lock and its version, but for those of other systems and Pythons."""
    text = (PROJECT / "requirements.lock").read_text()
    entries = re.findall(r"^([\w.-]+)==([\w.]+)(?: ; (.*?))? *\\$", text, re.MULTILINE)
    elsewhere = ("sys_platform == 'win32'", "python_full_version < '3.12'")
    return {(name, version) for name, version, marker in entries if marker not in elsewhere}


def test_the_third_party_packages_are_those_of_the_lock() -> None:
    assert {(name, version) for name, version, *_ in ROWS} == locked()


def test_every_package_has_a_licence_and_a_home() -> None:
    assert [name for name, _, licence, _ in ROWS if not licence.strip()] == []
    assert [name for name, *_, home in ROWS if not home.startswith("http")] == []


@pytest.mark.long
def test_the_list_is_what_the_metadata_says() -> None:
    made = subprocess.run(
        [sys.executable, DEPLOY / "third_party.py"], capture_output=True, text=True, check=True
    )
    assert made.stdout == THIRD_PARTY


def test_the_list_is_in_the_image() -> None:
    assert (
        "COPY LICENSE THIRD-PARTY.md /usr/share/doc/tentap/" in (DEPLOY / "Dockerfile").read_text()
    )


class Copied:
    """The files of deploy/, with a docker that says what a registry would."""

    def __init__(self, folder: Path, says: str) -> None:
        self.folder = folder
        for name in ("Dockerfile", "compose.yaml", "pin_images.py"):
            shutil.copy(DEPLOY / name, folder)
        docker = folder / "docker"
        docker.write_text(f'#!/bin/sh\necho "$@" >> {folder}/asked\n{says}\n')
        docker.chmod(0o755)

    def pin(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, self.folder / "pin_images.py"],
            env={"PATH": f"{self.folder}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    def images(self) -> list[str]:
        """Those that are taken from elsewhere."""
        text = "".join((self.folder / name).read_text() for name in ("Dockerfile", "compose.yaml"))
        return re.findall(r"^(?:FROM |    image: )(\S+)", text, re.MULTILINE)


@pytest.mark.parametrize("times", [1, 2])
def test_every_base_image_is_pinned_by_its_digest(tmp_path: Path, times: int) -> None:
    copied = Copied(tmp_path, f"echo '\"{DIGEST}\"'")
    before = [image.partition("@")[0] for image in copied.images()]
    for _ in range(times):
        assert copied.pin().returncode == 0
    assert copied.images() == [f"{image}@{DIGEST}" for image in before]
    assert {"python", "postgres", "caddy"} == {image.partition(":")[0] for image in before}
    asked = (tmp_path / "asked").read_text().splitlines()
    assert {line.split()[-1] for line in asked} == set(before)
    assert "image: tentap:" in (tmp_path / "compose.yaml").read_text()


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("echo 'no such host' >&2; exit 1", "docker cannot look it up: no such host"),
        ("echo sha256:short", "docker gave no digest"),
        ("echo '\"sha256:short\"'", "docker gave no digest"),
    ],
)
def test_no_digest_is_made_up(tmp_path: Path, says: str, told: str) -> None:
    copied = Copied(tmp_path, says)
    before = copied.images()
    done = copied.pin()
    assert done.returncode == 1
    assert told in done.stderr
    assert copied.images() == before
