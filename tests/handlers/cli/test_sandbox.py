"""`tentap sandbox`, as somebody uses it who starts a bot of their own against it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.request import Request, urlopen

import pytest

from tests.harness.command_line import call
from tests.harness.house import PROJECT, free_port

pytestmark = pytest.mark.long

TENTAP = Path(sys.executable).with_name("tentap")
PATIENCE = 20.0


@dataclass(frozen=True, kw_only=True)
class SandboxFolder:
    """A folder with the bot.toml that Tentap comes with, and what the sandbox said to paste."""

    folder: Path
    said: str

    def paste(self) -> None:
        pasted = tomllib.loads(self._below("Into bot.toml"))
        text = (PROJECT / "bot.toml").read_text()
        for table in ("slack", "telegram"):
            for key, value in pasted[table].items():
                own = re.compile(rf'(\[{table}\].*?\n{key} = )"[^"]*"', re.DOTALL)
                text = own.sub(rf'\g<1>"{value}"', text, count=1)
        if "http" in pasted:
            lines = (f"{key} = {json.dumps(value)}\n" for key, value in pasted["http"].items())
            text += "".join(("[http]\n", *lines))
        (self.folder / "bot.toml").write_text(text)
        (self.folder / "customers.csv").write_text(self._below("Into customers.csv"))

    def type(self, *words: str) -> str:
        """A command in the bot's shell, and what it puts out."""
        done = subprocess.run([TENTAP, *words], cwd=self.folder, **self._shell(), check=False)
        assert done.returncode == 0, done
        return str(done.stdout)

    @contextmanager
    def bot(self) -> Iterator[None]:
        with subprocess.Popen([TENTAP, "run"], cwd=self.folder, **self._shell()) as running:
            try:
                yield
            finally:
                running.send_signal(signal.SIGTERM)
                _, told = running.communicate(timeout=PATIENCE)
        assert running.returncode == 0, told

    @property
    def url(self) -> str:
        return self.said.split()[5]

    def _shell(self) -> dict[str, Any]:
        exported = re.findall(r"export (\w+)=(\S+)", self._below("Into the shell"))
        env = {**os.environ, **dict(exported)}
        pipe = subprocess.PIPE
        return {"env": env, "stdout": pipe, "stderr": pipe, "text": True}

    def _below(self, title: str) -> str:
        """The indented lines below a title."""
        _, _, rest = self.said.partition(title)
        paragraph, _, _ = rest.partition("\n\n")
        return "".join(f"{line[2:]}\n" for line in paragraph.splitlines() if line[:2] == "  ")


@contextmanager
def sandbox(folder: Path, *options: str) -> Iterator[SandboxFolder]:
    typed = (str(TENTAP), "sandbox", "--port", str(free_port()), *options)
    with subprocess.Popen(typed, stdout=subprocess.PIPE, text=True) as standing:
        try:
            yield SandboxFolder(folder=folder, said=_until_its_end(standing.stdout))
        finally:
            standing.send_signal(signal.SIGINT)


def _until_its_end(out: IO[str] | None) -> str:
    assert out is not None
    said = ""
    while not re.search("For webhooks|Slack calls", said):
        said += out.readline()
    return said


def until_heard(url: str, command: str, text: str) -> None:
    """Let Ada type a command in #team; again where Slack warns that nobody listens yet."""
    typed = {"pane": "slack-channel:C0TEAM", "as": "U0ADMIN", "command": command, "text": text}
    headers = {"Content-Type": "application/json"}
    request = Request(f"{url}/page/act/command", json.dumps(typed).encode(), headers)
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with urlopen(request) as answer:
            if json.load(answer)["warning"] is None:
                return
        time.sleep(0.1)
    raise AssertionError(f"nobody heard {command} {text}")


def until_seen(url: str, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with urlopen(f"{url}/page/state") as state:
            if words in json.dumps(json.load(state), ensure_ascii=False):
                return
        time.sleep(0.1)
    raise AssertionError(f"nobody saw {words}")


def test_what_it_says_makes_a_bot_of_which_check_finds_nothing_wrong(tmp_path: Path) -> None:
    with sandbox(tmp_path) as installed:
        installed.paste()
        told = installed.type("check")
    assert "✗" not in told
    assert "✓ channels.support (slack:C0SUPPORT): the bot is in #support" in told
    assert "✓ channels.team (slack:C0TEAM): the bot is in #team" in told
    assert "✓ staff.admins[1] (slack:U0ADMIN): Ada" in told


@pytest.mark.parametrize("by", ["socket", "webhook"])
@pytest.mark.long
def test_its_people_can_be_asked_and_answer(tmp_path: Path, by: str) -> None:
    at = f"http://127.0.0.1:{free_port()}"
    with sandbox(tmp_path, *(["--webhooks", at] if by == "webhook" else [])) as installed:
        installed.paste()
        installed.type("people", "import", "customers.csv")
        with installed.bot():
            until_seen(installed.url, "From time to time I ask one short question for Acme")
            until_heard(installed.url, "/tentap", "ask all")
            until_seen(installed.url, "Ask 2 people now?")


def test_it_lets_nobody_call_elsewhere() -> None:
    result = call(["sandbox", "--webhooks", "https://bot.example"])
    assert result.exit_code == 2
    assert "“https://bot.example” isn't on this machine; write it as http://127" in result.stderr


@pytest.mark.parametrize("command", ["sandbox", "demo"])
def test_a_port_that_is_taken_is_told_with_how_to_name_another(command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = call([command, "--port", str(port)])
    assert result.exit_code == 1
    assert result.stderr == (f"Port {port} is in use. Try --port 0.\n")
