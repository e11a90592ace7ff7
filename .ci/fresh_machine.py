#!/usr/bin/env python3
"""Installs Tentap as on a new machine, from an index that has newer releases of everything.

The checkout is copied into an empty folder whose path has a space, and belongs to another user
with an unwritable HOME where this runs as root. pip gets an index on this machine that holds what
`requirements-dev.lock` names and, for each package, a release 9999 that must never be taken. Fails
when the installation fails, or asks the index for a package that the lock does not name.

    .ci/fresh_machine.py [--resolving] [COMMAND ...]

COMMAND runs in the new folder afterwards, such as `make test`. `--resolving` installs without
`--no-deps`: it must fail, which shows that this check can.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
KNOWN = PROJECT.parent / "shared"
LOCK = "requirements-dev.lock"
LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
NOBODY = 65534
NEWER = "9999"


def main() -> int:
    arguments = sys.argv[1:]
    resolving = "--resolving" in arguments
    command = [one for one in arguments if one != "--resolving"]
    with tempfile.TemporaryDirectory(prefix="tentap-") as name:
        base = Path(name)
        base.chmod(0o755)
        wheels = download(base / "wheels")
        checkout = copy_checkout(base / "a new machine" / "tentap")
        if resolving:
            resolve(checkout / "Makefile")
        with serving(wheels) as (url, asked):
            done = run(["make", ".venv/.ready-dev"], checkout, url)
        unknown = sorted(asked - locked())
        print(
            f"pip asked the index for {len(asked)} packages; not in the lock: {unknown or 'none'}"
        )
        if done or unknown:
            return 1
        return run(command, checkout, url) if command else 0


def resolve(makefile: Path) -> None:
    """Lets pip look for what a lock does not name, as it did before."""
    makefile.write_text(makefile.read_text().replace("--no-deps --only-binary", "--only-binary"))


def locked() -> set[str]:
    return set(
        re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==", (PROJECT / LOCK).read_text(), re.MULTILINE)
    )


def download(folder: Path) -> Path:
    """What the lock names, for this interpreter, and a decoy of each package beside it."""
    python, _ = other_user()
    pip = [python, "-m", "pip", "download", "--quiet", *LOCKED]
    subprocess.run([*pip, "--dest", folder, "-r", PROJECT / LOCK], check=True)
    for name in sorted(locked()):
        write_decoy(folder, name.replace("-", "_"))
    return folder


def write_decoy(folder: Path, name: str) -> None:
    """Writes a wheel of a newer release, which requires a package that no lock names."""
    info = f"{name}-{NEWER}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{NEWER}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {NEWER}\n"
            "Requires-Dist: unknown-to-the-lock\n",
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")


def copy_checkout(folder: Path) -> Path:
    """What is committed or would be, and nothing that was installed or made here."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    if KNOWN.exists():  # what some tests compare with, where it is at hand
        shutil.copytree(KNOWN, folder.parent / KNOWN.name)
    _, user = other_user()
    if user is not None:
        for path in [folder.parent, *folder.parent.rglob("*")]:
            os.chown(path, user, user)
    return folder


def other_user() -> tuple[str, int | None]:
    """An interpreter, and the user who runs it: not root, where another may run one that fits.

    ``None``: the user of this process.
    """
    if os.geteuid() == 0:
        for program in (sys.executable, "/usr/bin/python3"):
            if fits(program):
                return program, NOBODY
    return sys.executable, None


def fits(program: str) -> bool:
    code = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([program, "-c", code], user=NOBODY, check=False).returncode == 0
    except OSError:
        return False


def run(command: list[str], folder: Path, index: str) -> int:
    """As another user with an unwritable HOME, where this process may become one."""
    python, user = other_user()
    groups: list[int] | None = None if user is None else []
    kept = {name: os.environ[name] for name in ("LANG", "CI") if name in os.environ}
    environment = {
        **kept,
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": "/nonexistent",
        "PYTHON": python,
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": index,
        "PIP_NO_CACHE_DIR": "1",
    }
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        check=False,
        user=user,
        group=user,
        extra_groups=groups,
    )
    return done.returncode


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """An index of *folder* on this machine; also tells which packages it was asked for."""
    asked: set[str] = set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Index, folder, asked))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/simple/", asked
    finally:
        server.shutdown()
        server.server_close()


class Index(BaseHTTPRequestHandler):
    """Pages of packages, and their files."""

    def __init__(self, folder: Path, asked: set[str], *arguments: Any) -> None:
        self._folder = folder
        self._asked = asked
        super().__init__(*arguments)

    def do_GET(self) -> None:
        kind, _, name = self.path.strip("/").partition("/")
        if kind == "files" and (self._folder / name).is_file():
            self._answer(200, (self._folder / name).read_bytes(), "application/octet-stream")
            return
        self._asked.add(name)
        files = [one for one in sorted(self._folder.iterdir()) if package(one.name) == name]
        links = "".join(f'<a href="/files/{link(one)}">{escape(one.name)}</a>\n' for one in files)
        self._answer(200 if files else 404, links.encode(), "text/html")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """What was asked for is told at the end."""


def package(file: str) -> str:
    return re.sub(r"[-_.]+", "-", file.partition("-")[0]).lower()


def link(file: Path) -> str:
    return f"{file.name}#sha256={hashlib.sha256(file.read_bytes()).hexdigest()}"


if __name__ == "__main__":
    sys.exit(main())
