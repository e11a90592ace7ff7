"""`tentap init`: from an empty folder to settings that load."""

import contextlib
import os
import pty
import select
import signal
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.chat.addresses import Address
from bot.config.secrets import read_secrets
from handlers.cli.settings import settings
from tests.handlers.cli.conftest import CommandResult
from tests.harness.command_line import call

TENTAP = Path(sys.executable).with_name("tentap")
BOTH = ("--platform", "slack", "--platform", "telegram")
ANSWERS = ("Acme", "both", "ko", "Asia/Seoul", "C0SUPPORT", "-1001234", "slack:U0ADMIN")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*options: str, answers: Iterable[str] = ()) -> CommandResult:
    typed = "".join(f"{answer}\n" for answer in answers)
    result = call(["init", *options], typed=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return CommandResult(code=result.exit_code, out=result.stdout, err=result.stderr)


def test_it_asks_and_writes_settings_that_load(folder: Path) -> None:
    assert init(answers=ANSWERS).done()
    config, database = settings(folder / "bot.toml")
    assert (config.product, config.language, str(config.timezone)) == ("Acme", "ko", "Asia/Seoul")
    assert set(config.platforms) == {"slack", "telegram"}
    assert config.channels.support == Address.parse("slack:C0SUPPORT")
    assert config.channels.team == Address.parse("telegram:-1001234")
    assert config.channels.admin == Address.parse("slack:U0ADMIN")
    assert config.staff.admins == (Address.parse("slack:U0ADMIN"),)
    assert database == folder / "tentap.db"


def test_options_answer_everything_without_a_question(folder: Path) -> None:
    shown = init("--product", "Acme", *BOTH, "--support", "slack:C1", "--admin", "slack:U1")
    assert "> " not in shown.done()
    config, _ = settings(folder / "bot.toml")
    assert (config.product, config.language) == ("Acme", "en")
    assert config.channels.team is None


def test_an_option_answers_its_own_question_only(folder: Path) -> None:
    init("--platform", "telegram", answers=["Acme", "", "UTC", "", "", ""]).done()
    config, _ = settings(folder / "bot.toml")
    assert (config.product, config.platforms, config.staff.admins) == ("Acme", ("telegram",), ())


@pytest.mark.parametrize(
    "product", ['A "quoted" name', "back\\slash", "김치", "# no comment", "tab\there", "a = 1"]
)
def test_any_product_is_written_so_that_it_is_read_again(folder: Path, product: str) -> None:
    init("--product", product, "--platform", "slack").done()
    assert settings(folder / "bot.toml")[0].product == product.replace("\t", " ")


def test_every_setting_explains_itself(folder: Path) -> None:
    init("--product", "Acme", "--platform", "telegram").done()
    lines = (folder / "bot.toml").read_text().splitlines()
    assert [line for line in lines if "=" in line and "#" not in line] == []
    assert "# [slack]" in lines
    assert "slack:C0" not in "\n".join(lines)


def test_the_environment_file_names_every_token_and_is_private(folder: Path) -> None:
    init("--product", "Acme", *BOTH).done()
    file = folder / "tentap.env.example"
    document = tomllib.loads((folder / "bot.toml").read_text())
    _, missing = read_secrets(document, {}, str)
    assert missing
    text = file.read_text()
    assert all(f"\n{line.partition(':')[0]}=\n" in text for line in missing)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({0: ""}, "Must not be empty."),
        ({0: "x" * 101}, "is too long; the maximum is 100 characters"),
        ({1: "whatsapp"}, "“whatsapp” is not supported; use slack, telegram or both."),
        ({2: "de"}, "“de” is not supported; use en, id, ko or zh."),
        ({3: "Europe/Berlim"}, "did you mean Europe/Berlin?"),
        ({4: "#support"}, "must begin with slack: or telegram:"),
        ({5: "slack:support"}, "needs the id, not the name"),
        ({6: "slack:C0TEAM"}, "is not a person"),
    ],
    ids=str,
)
def test_a_wrong_answer_is_asked_again_with_the_rule(
    folder: Path, wrong: dict[int, str], words: str
) -> None:
    [(place, answer)] = wrong.items()
    shown = init(answers=[*ANSWERS[:place], answer, *ANSWERS[place:]])
    assert shown.code == 0
    assert words.lower() in shown.err.lower()
    assert settings(folder / "bot.toml")[0].product == "Acme"


def test_a_chat_on_a_platform_that_is_not_chosen_is_asked_again(folder: Path) -> None:
    typed = ["Acme", "slack", "", "UTC", "telegram:-1001", "C0SUPPORT", "", ""]
    assert "[telegram]" in init(answers=typed).err
    assert settings(folder / "bot.toml")[0].channels.support == Address.parse("slack:C0SUPPORT")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--product", ""), "--product: "),
        (("--platform", "irc"), "--platform: “irc” is not supported; use slack, telegram or both"),
        (("--team", "#team"), "--team: “#team” needs the id, not the name"),
        (("--team", "telegram:-1"), "--team: “telegram:-1” "),
        (("--admin", "slack:C0TEAM"), "--admin: “slack:C0TEAM” is not a person"),
        (("--language", "de"), "--language: “de” is not supported; use en, id, ko or zh"),
        (("--timezone", "Mars"), "--timezone: “Mars” is not a time zone"),
    ],
    ids=str,
)
def test_a_wrong_option_writes_nothing(folder: Path, options: tuple[str, str], words: str) -> None:
    given = {"--product": "Acme", "--platform": "slack"}
    given[options[0]] = options[1]
    assert words in init(*(word for pair in given.items() for word in pair)).failed(2)
    assert list(folder.iterdir()) == []


def test_answers_that_end_early_write_nothing(folder: Path) -> None:
    shown = init(answers=ANSWERS[:3])
    assert (shown.code, shown.err.startswith("The answers ended early")) == (1, True)
    assert list(folder.iterdir()) == []


def test_it_replaces_nothing_without_a_yes(folder: Path) -> None:
    (folder / "bot.toml").write_text("mine")
    shown = init(answers=["n", *ANSWERS])
    assert (shown.code, shown.err) == (1, "Nothing was written.\n")
    assert "bot.toml already exists. Replace? [y/N]" in shown.out
    assert "already exists. Add --force" in init("--product", "A", "--platform", "slack").failed()
    assert (folder / "bot.toml").read_text() == "mine"
    init(answers=["y", *ANSWERS]).done()
    assert "Acme" in (folder / "bot.toml").read_text()


def test_an_environment_file_that_may_hold_tokens_is_kept_too(folder: Path) -> None:
    (folder / "tentap.env.example").write_text("TENTAP_TELEGRAM_TOKEN=1:a")
    assert "tentap.env.example already exists" in (
        init("--product", "Acme", "--platform", "slack").failed()
    )
    init("--product", "Acme", "--platform", "slack", "--force").done()
    assert "1:a" not in (folder / "tentap.env.example").read_text()


def test_a_folder_in_the_way_is_named(folder: Path) -> None:
    (folder / "tentap.env.example").mkdir()
    shown = init("--product", "Acme", "--platform", "slack", "--force").failed()
    assert "tentap.env.example: this isn't a file" in shown
    assert not (folder / "bot.toml").exists()


def test_it_ends_with_the_next_steps(folder: Path) -> None:
    shown = init("--product", "Acme", *BOTH, "--config", str(folder / "acme.toml")).done()
    steps = shown.partition("Next:\n")[2].splitlines()
    assert [step[:5] for step in steps] == ["  1. ", "  2. ", "  3. ", "  4. ", "  5. "]
    assert f"tentap check --slack-manifest --config {folder}/acme.toml" in steps[0]
    assert "@BotFather" in steps[1]
    assert steps[3] == f"  4. tentap check --config {folder}/acme.toml"
    assert f"tentap ask me --config {folder}/acme.toml" in steps[4]


@pytest.mark.long
def test_ctrl_c_on_a_terminal_leaves_nothing(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [TENTAP, "init"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    )
    _read_until(ours, "product called")
    os.write(ours, b"Acme\n")
    _read_until(ours, "Where are your customers")
    assert _interrupted(running) == 130
    assert list(tmp_path.iterdir()) == []
    os.close(ours)
    os.close(theirs)


def _interrupted(running: "subprocess.Popen[bytes]") -> int:
    """The exit code after Ctrl-C; pressed again if it came just before the read began."""
    for _ in range(20):
        running.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return running.wait(0.5)
    raise AssertionError("Ctrl-C did not end it")


def _read_until(terminal: int, words: str) -> None:
    seen, deadline = "", time.monotonic() + 10
    while words not in seen:
        assert time.monotonic() < deadline, seen
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096).decode()
