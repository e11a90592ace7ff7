"""`tentap run` until it is ready, beside the bare import of its libraries; and `tentap --help`."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks import report
from benchmarks.sandbox_process import SandboxProcess, opened_world
from tests.harness.house import PROJECT

Environment = Mapping[str, str]
Process = subprocess.Popen[str]

ROUNDS = 7
HELP_ROUNDS = 15
IDLE_SECONDS = 2.0
"""After it is ready, before its memory is looked at."""
TENTAP = str(Path(sys.executable).with_name("tentap"))
OURS = frozenset({"bot", "handlers", "sandbox", "storage"})
MOST_TO_READY, MOST_MEMORY, MOST_HELP = 1.2, 1.3, 12.0

READY = "tentap.running"
IMPORTING = f"""
import contextlib, importlib, json, sys
for name in json.loads(sys.stdin.readline()):
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
print("{READY}", file=sys.stderr, flush=True)
sys.stdin.readline()
"""

TITLE = f"""
A start, in medians of {ROUNDS} rounds; the floor: a process that only imports the same libraries.
Then `tentap --help`; the floor: `python -c pass`"""


async def run(folder: Path) -> None:
    print(TITLE)
    with opened_world(1) as world:
        config = _config_file(folder, world)
        environment = _environment(folder, world)
        libraries = _libraries(config, environment)
        rounds = [
            (_tentap(config, environment), _imports(libraries, environment)) for _ in range(ROUNDS)
        ]
    ready = [(tentap.seconds, floor.seconds) for tentap, floor in rounds]
    memory = [(tentap.megabytes, floor.megabytes) for tentap, floor in rounds]
    report.ratio("`tentap run` until it is ready", ready, MOST_TO_READY)
    report.ratio("  memory when idle", memory, MOST_MEMORY, unit="MB", scale=1)
    helped = [
        (
            _seconds(environment, TENTAP, "--help"),
            _seconds(environment, sys.executable, "-c", "pass"),
        )
        for _ in range(HELP_ROUNDS)
    ]
    report.ratio("`tentap --help`", helped, MOST_HELP)


def _config_file(folder: Path, world: SandboxProcess) -> Path:
    """The committed bot.toml, on the sandbox."""
    assert world.config.slack is not None
    assert world.config.telegram is not None
    text = (PROJECT / "bot.toml").read_text()
    for real, played in (
        ("https://slack.com/api/", world.config.slack.api_url),
        ("https://api.telegram.org", world.config.telegram.api_url),
    ):
        text = text.replace(real, played)
    file = folder / "bot.toml"
    file.write_text(text)
    return file


def _environment(folder: Path, world: SandboxProcess) -> Environment:
    """Tentap is compiled before it is timed, as its libraries are. A machine that forbids Python to
    keep what it compiled would have a source tree compiled anew at each start; pip installs it
    compiled."""
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "TENTAP_SLACK_BOT_TOKEN": world.secrets.slack_bot_token,
        "TENTAP_SLACK_APP_TOKEN": world.secrets.slack_app_token,
        "TENTAP_TELEGRAM_TOKEN": world.secrets.telegram_token,
    }


@dataclass(frozen=True, kw_only=True)
class Started:
    seconds: float
    """Until it was ready."""
    megabytes: float
    """Resident, when idle."""


def _tentap(config: Path, environment: Environment) -> Started:
    """The database is there: this is a restart."""
    return _started([TENTAP, "run", "--config", str(config)], environment)


def _imports(libraries: Sequence[str], environment: Environment) -> Started:
    return _started([sys.executable, "-c", IMPORTING], environment, json.dumps(libraries))


def _started(command: Sequence[str], environment: Environment, told: str = "") -> Started:
    begin = perf_counter()
    with _running(command, environment) as process:
        _say(process, told)
        _until_ready(process)
        seconds = perf_counter() - begin
        time.sleep(IDLE_SECONDS)
        return Started(seconds=seconds, megabytes=_megabytes(process.pid))


def _libraries(config: Path, environment: Environment) -> list[str]:
    """The modules that are imported until the bot is ready, without its own. All get compiled."""
    command = [sys.executable, "-X", "importtime", TENTAP, "run", "--config", str(config)]
    with _running(command, environment) as process:
        lines = _until_ready(process)
    imported = (re.match(r"import time: +\d+ \| +\d+ \| +(\S+)", line) for line in lines)
    names = [found[1] for found in imported if found is not None]
    return [name for name in names if name.partition(".")[0] not in OURS]


@contextmanager
def _running(command: Sequence[str], environment: Environment) -> Iterator[Process]:
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.send_signal(signal.SIGTERM)


def _say(process: Process, line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()


def _until_ready(process: Process) -> list[str]:
    """What it wrote on the way; RuntimeError where it ended before."""
    assert process.stderr is not None
    lines: list[str] = []
    for line in process.stderr:
        if READY in line:
            return lines
        lines.append(line)
    raise RuntimeError("".join(lines))


def _megabytes(pid: int) -> float:
    """Resident in memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024


def _seconds(environment: Environment, *command: str) -> float:
    begin = perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begin
