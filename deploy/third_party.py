"""Prints THIRD-PARTY.md: the third-party packages of the image, from their metadata.

`make third-party` writes it. It needs an installation of requirements.lock.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).parent.parent / "requirements.lock"
IMAGE = {
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "python_full_version": "3.13.0",
    "python_version": "3.13",
    "sys_platform": "linux",
}
"""The environment of deploy/Dockerfile."""
HEAD = """\
# Third-party packages

Tentap is published under the MIT licence (LICENSE). It is installed with these packages, unchanged,
at the versions of requirements.lock. The image holds them on CPython and Debian, which have their
own licences. The licence of each package is in its `*.dist-info` folder, in the image under
`/opt/tentap/lib`.

The fonts in `bot/summary/fonts` are a part of Noto Sans CJK, © Adobe, under the SIL Open Font
License 1.1 (`OFL.txt` beside them).

| package | version | licence | home |
|---|---|---|---|
"""
LONGEST = 100
"""Characters of a licence's name; some packages have the whole text instead."""
HOMES = ("homepage", "repository", "source", "source code", "github", "documentation")


def pins() -> Iterator[tuple[str, str]]:
    """Each package of the lock that is installed in the image, and its version."""
    for line in LOCK.read_text().replace("\\\n", " ").splitlines():
        requirement = Requirement(line.partition(" --hash")[0])
        if requirement.marker is None or requirement.marker.evaluate(IMAGE):
            yield requirement.name, str(requirement.specifier).removeprefix("==")


def licence_of(about: PackageMetadata) -> str:
    """The SPDX expression, or the name or classifier of older metadata."""
    if "License-Expression" in about:
        return about["License-Expression"]
    name = next(iter(about.get_all("License") or []), "")
    if name and "\n" not in name and len(name) <= LONGEST and "Copyright" not in name:
        return name
    kinds = about.get_all("Classifier") or []
    return ", ".join(kind.split(" :: ")[-1] for kind in kinds if kind.startswith("License"))


def home_of(about: PackageMetadata) -> str:
    if "Home-page" in about:
        return about["Home-page"]
    urls = _urls(about)
    return next((urls[name] for name in HOMES if name in urls), "")


def _urls(about: PackageMetadata) -> Mapping[str, str]:
    pairs = (url.split(", ", 1) for url in about.get_all("Project-URL") or [])
    return {name.lower(): url for name, url in pairs}


def main() -> None:
    print(HEAD, end="")
    for name, version in pins():
        about = metadata(name)
        print(f"| {name} | {version} | {licence_of(about)} | {home_of(about)} |")


if __name__ == "__main__":
    main()
