"""The locks: complete, hashed, without an address, and installed exactly as they stand."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock")
RUNTIME = [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["build"]]
ASKED_FOR = {
    "requirements.lock": RUNTIME,
    "requirements-dev.lock": [*RUNTIME, *PYPROJECT["dependency-groups"]["dev"]],
}


def entries(lock: str) -> list[str]:
    text = (PROJECT / lock).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


def pins(lock: str) -> dict[str, str]:
    """Each package's version where this interpreter runs."""
    named = [Requirement(entry.partition(" --hash")[0]) for entry in entries(lock)]
    here = [one for one in named if one.marker is None or one.marker.evaluate()]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in here}


def needed(requirement: Requirement, seen: set[str]) -> Iterator[Requirement]:
    """*requirement*, and all that its package needs, with the extras that are asked for."""
    yield requirement
    if str(requirement) in seen:
        return
    seen.add(str(requirement))
    for line in requires(requirement.name) or []:
        child = Requirement(line)
        extras = requirement.extras or {""}
        if child.marker is None or any(child.marker.evaluate({"extra": one}) for one in extras):
            yield from needed(child, seen)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_all_that_is_needed_extras_too(lock: str) -> None:
    locked, seen = pins(lock), set[str]()
    for line in ASKED_FOR[lock]:
        for one in needed(Requirement(line), seen):
            name = canonicalize_name(one.name)
            assert name in locked, f"{one} is not in {lock}"
            assert one.specifier.contains(locked[name], prereleases=True), str(one)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_a_version_with_its_hashes_and_no_address(lock: str) -> None:
    entry = re.compile(r"[a-z0-9._-]+(\[\w+\])?==[\w.]+( ; [^:]+)?( +--hash=sha256:[0-9a-f]{64})+")
    assert [one for one in entries(lock) if not entry.fullmatch(one.strip())] == []


@pytest.mark.parametrize("line", ASKED_FOR["requirements-dev.lock"])
def test_no_lower_bound_admits_an_older_minor_release(line: str) -> None:
    requirement = Requirement(line)
    locked = pins("requirements-dev.lock")[canonicalize_name(requirement.name)]
    assert str(requirement.specifier) == ">=" + ".".join(locked.split(".")[:2])


def test_every_installation_takes_a_lock_as_it_stands() -> None:
    pages = [PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")]
    files = [*pages, PROJECT / "Makefile", PROJECT / "deploy" / "Dockerfile"]
    lines = [line for file in files for line in file.read_text().splitlines()]
    installs = [one for one in lines if re.search(r"(pip install|INSTALL\)).* -r require", one)]
    flags = ("--require-hashes --no-deps --only-binary :all:", "$(LOCKED)")
    assert [line for line in installs if not any(one in line for one in flags)] == []
    assert len(installs) >= 5
