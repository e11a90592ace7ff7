"""`bot.toml` as every command meets it."""

import os
from pathlib import Path

import pytest

from handlers.cli.settings import read_secret, settings
from tests.handlers.cli.conftest import Tentap


def test_every_mistake_is_told_at_once(tentap: Tentap) -> None:
    tentap.config.write_text('tmezone = "UTC"\n[[survey]]\nkey = "a"\nkind = "nsp"\n')
    assert tentap("summary").failed(2).splitlines() == [
        f"{tentap.config}: 2 problems to fix",
        '  survey.kind: “nsp” is not supported; use "nps" or "csat"',
        "  tmezone: unknown key; did you mean timezone?",
    ]


TOKENS = {"TENTAP_SLACK_BOT_TOKEN": "xoxb-1", "TENTAP_SLACK_APP_TOKEN": "xapp-1"}


def test_a_missing_token_is_no_mistake_of_the_file(tentap: Tentap) -> None:
    told = tentap("run", env=TOKENS).failed(2).splitlines()
    assert told[0] == "The environment: 1 problem to fix"
    assert told[1].startswith("  TENTAP_TELEGRAM_TOKEN: is missing; use the token from @BotFather")


def test_mistakes_in_both_are_told_of_both(tentap: Tentap) -> None:
    tentap.config.write_text('tmezone = "UTC"\n' + tentap.config.read_text())
    told = tentap("run", env=TOKENS).failed(2).splitlines()
    assert told[0] == f"{tentap.config} and the environment: 2 problems to fix"


@pytest.mark.parametrize(
    "text", ["product = Acme\n", 'product = "A"\nlanguage = "en"\nproduct = "B"\n']
)
def test_a_file_that_is_no_toml_is_told_with_its_line(tentap: Tentap, text: str) -> None:
    tentap.config.write_text(text)
    line = 1 if "Acme" in text else 3
    assert f"line {line}" in tentap("summary").failed(2)


def test_a_file_that_is_not_there_is_told_with_the_way_to_one(tentap: Tentap) -> None:
    tentap.config.unlink()
    told = tentap("summary").failed(2)
    assert "this file doesn't exist. Create it with `tentap init`" in told
    assert "--config FILE" in told


def test_a_file_in_another_encoding_is_told(tentap: Tentap) -> None:
    tentap.config.write_bytes('product = "Käse"\n'.encode("cp1252"))
    assert "byte 13 is not UTF-8" in tentap("summary").failed(2)


def test_a_mark_of_its_encoding_at_the_beginning_does_no_harm(tentap: Tentap) -> None:
    tentap.config.write_bytes(b"\xef\xbb\xbf" + tentap.config.read_bytes())
    assert settings(tentap.config)[0].product == "Acme"


def test_the_database_stands_beside_the_configuration(
    tentap: Tentap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tentap.folder)
    assert settings(Path("bot.toml"))[1] == tentap.database
    monkeypatch.chdir("/")
    assert settings(tentap.config)[1] == tentap.database


def test_the_committed_configuration_is_read() -> None:
    config, _ = settings(Path(__file__).parents[3] / "bot.toml")
    assert config.surveys[0].key == "relationship"


def test_a_secret_that_everybody_may_read_is_pointed_out(
    tentap: Tentap, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tentap.file("token\n", "token")
    os.chmod(path, 0o644)
    assert read_secret(path) == "token\n"
    assert f"everybody on this machine can read this secret. Fix: chmod o-r {path}" in (
        capsys.readouterr().err
    )


def test_a_secret_of_ones_own_is_read_in_silence(
    tentap: Tentap, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tentap.file("token\n", "token")
    os.chmod(path, 0o600)
    read_secret(path)
    assert capsys.readouterr().err == ""
