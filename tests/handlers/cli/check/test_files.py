"""`tentap check` tells which secrets others on this machine can read."""

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

CONFIG = """
database = "{database}"
[telegram]
api_url = "http://127.0.0.1:9"
[[survey]]
key = "relationship"
kind = "nps"
"""
SERVER = "postgresql://tentap{password}@127.0.0.1:9/tentap{more}"
OF_THE_DATABASE = "other users of this machine can read the password of the database"


def checked(tentap: Tentap, database: str = "sqlite:tentap.db", rights: int = 0o644) -> str:
    """What it puts out, where the token is in a file of these rights, and so is bot.toml."""
    tentap.config.write_text(CONFIG.format(database=database))
    tentap.config.chmod(rights)
    token = tentap.folder / "token"
    token.write_text("1:a")
    token.chmod(rights & 0o640)
    return tentap("check", env={"TENTAP_TELEGRAM_TOKEN_FILE": str(token)}).out


@pytest.mark.parametrize("rights", [0o640, 0o604, 0o644])
@pytest.mark.parametrize(
    "database",
    [
        SERVER.format(password=":hush", more=""),
        SERVER.format(password="", more="?password=hush"),
    ],
    ids=["before the host", "as a parameter"],
)
def test_a_password_that_others_can_read_is_told(
    tentap: Tentap, database: str, rights: int
) -> None:
    told = checked(tentap, database, rights)
    assert f"– {tentap.config}: {OF_THE_DATABASE}" in told
    assert f"TENTAP_DATABASE_PASSWORD_FILE names, or: chmod go= {tentap.config}" in told
    assert "hush" not in told


@pytest.mark.parametrize(
    ("database", "rights"),
    [
        (SERVER.format(password=":hush", more=""), 0o600),
        (SERVER.format(password="", more=""), 0o644),
        ("sqlite:tentap.db", 0o644),
    ],
    ids=["the owner's alone", "no password", "a file"],
)
def test_a_bot_toml_without_a_secret_may_be_read(
    tentap: Tentap, database: str, rights: int
) -> None:
    assert OF_THE_DATABASE not in checked(tentap, database, rights)


def test_a_secret_that_a_whole_group_can_read_is_told(tentap: Tentap) -> None:
    path = tentap.folder / "token"
    told = checked(tentap, rights=0o640)
    assert f"– {path}: the whole group “{tentap.folder.group()}” can read this secret" in told
    assert f"chmod g= {path}" in told
    assert "can read this secret" not in checked(tentap, rights=0o600)


def test_the_lock_of_a_running_bot_is_its_owners_alone(tentap: Tentap) -> None:
    lock = tentap.folder / "tentap.db.lock"
    with RunLock(tentap.database):
        assert lock.stat().st_mode & 0o777 == 0o600
    lock.touch()
    lock.chmod(0o644)
    with RunLock(tentap.database):
        assert lock.stat().st_mode & 0o777 == 0o600
