"""Reads `bot.toml` for the commands. A mistake in it ends the command with exit code 2."""

import os
import stat
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

from bot.config.config import Config
from bot.config.loading import ConfigError, load, load_for_run
from bot.config.secrets import Secrets, read_variable
from handlers.cli.console import misused, note
from storage.engine.databases import Database, Server

T = TypeVar("T")

VARIABLES: Final = "TENTAP_"
"""The prefix of all our environment variables; no key of bot.toml has it."""
PASSWORD: Final = "TENTAP_DATABASE_PASSWORD"  # noqa: S105 - the name of a variable


def settings(file: Path) -> tuple[Config, Database]:
    """Returns the configuration and its database, for commands that need no platform."""
    document = read_document(file)
    config = checked(file, lambda: load(document))
    return config, database_of(config, file)


def settings_for_bot(file: Path) -> tuple[Config, Secrets, Database]:
    """Returns the same with the tokens from the environment, for commands that need a platform."""
    document = read_document(file)
    config, secrets = checked(file, lambda: load_for_run(document, os.environ, read_secret))
    return config, secrets, database_of(config, file)


def read_document(file: Path) -> Mapping[str, Any]:
    """Returns the file's TOML, unchecked."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))  # some editors add a BOM
    except FileNotFoundError:
        misused(
            f"{file}: there is no such file. Copy the bot.toml that Tentap comes with to here,"
            " or name yours: --config FILE"
        )
    except OSError as error:
        misused(f"{file}: it cannot be read: {error.strerror or type(error).__name__}")
    except UnicodeDecodeError as error:
        misused(f"{file}: byte {error.start + 1:,} is not UTF-8. Save the file as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        misused(f"{file}: {error}. Correct that line; the rest is checked after it.")


def checked(file: Path, read: Callable[[], T]) -> T:
    """Returns the result of *read*. Raises Trouble with every mistake that it found."""
    try:
        return read()
    except ConfigError as error:
        n = len(error.lines)
        of_environment = sum(line.startswith(VARIABLES) for line in error.lines)
        where = f"{file} and the environment" if of_environment else str(file)
        where = "The environment" if of_environment == n else where
        misused(f"{where}: {n} mistake{'s' if n > 1 else ''}", details=error.lines)


def database_of(config: Config, file: Path) -> Database:
    """Returns the database. A relative path begins at the configuration file's folder."""
    return database_at(config.database, file.absolute().parent, f"{file}: database")


def database_at(text: str, folder: Path, where: str) -> Database:
    """Returns the database that *text* names, in the form of `database` in bot.toml.

    *where*: the source of *text*, for messages. A server's password may come from the environment.
    """
    if text.startswith("sqlite:"):
        return folder / text.removeprefix("sqlite:")
    return _server_at(text, where)


def _server_at(text: str, where: str) -> Server:
    import psycopg  # slow to import, and not needed for a SQLite file
    from psycopg.conninfo import conninfo_to_dict

    try:
        known = conninfo_to_dict(text)
        password = read_variable(PASSWORD, os.environ, read_secret)
    except psycopg.ProgrammingError as error:
        misused(f"{where}: {str(error).strip()}")
    except ValueError as error:
        misused(f"{PASSWORD}: {error}")
    if password and "password" in known:
        misused(f"{PASSWORD}: is set, and {where} has a password too; keep one of them")
    return Server(_with_password(text, password) if password else text)


def _with_password(url: str, password: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}password={quote(password, safe='')}"


def read_secret(path: str) -> str:
    """Returns the content of a `…_FILE` variable's file, and warns if all users may read it."""
    file = Path(path)
    if file.stat().st_mode & stat.S_IROTH:
        note(f"{path}: everybody on this machine can read this secret. Fix: chmod o-r {path}")
    return file.read_text(encoding="utf-8")
