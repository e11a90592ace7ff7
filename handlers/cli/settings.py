"""Reads `bot.toml` for the commands. A mistake in it ends the command with exit code 2."""

import os
import stat
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

from bot.config.config import Config
from bot.config.loading import ConfigError, load, load_for_run
from bot.config.secrets import Secrets, read_secrets, read_variable
from handlers.cli.console import misused, note
from storage.engine.databases import Database, Server

if TYPE_CHECKING:
    from handlers.cluster.erasure_files import ErasureFiles

T = TypeVar("T")

VARIABLES: Final = "TENTAP_"
"""The prefix of all our environment variables; no key of bot.toml has it."""
ERASURE_KEY: Final = "TENTAP_ERASURE_KEY"
SHORTEST_SECRET: Final = 32
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


def settings_with_secret(file: Path, name: str) -> tuple[Config, Secrets, Database]:
    """Returns the same with one secret, for a command that asks one platform something.

    The secret is empty if its platform is not configured. Other secrets may be missing.
    """
    document = read_document(file)
    config = checked(file, lambda: load(document))
    secrets, lines = read_secrets(document, os.environ, read_secret)
    wrong = [line for line in lines if line.startswith(f"{VARIABLES}{name.upper()}: ")]
    if wrong:
        misused("The environment: 1 problem to fix", details=wrong)
    return config, secrets, database_of(config, file)


def read_document(file: Path) -> Mapping[str, Any]:
    """Returns the file's TOML, unchecked."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))  # some editors add a BOM
    except FileNotFoundError:
        misused(
            f"{file}: this file doesn't exist. Create it with `tentap init`, or name yours with"
            " --config FILE."
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        misused(f"{file}: can't be read: {reason}. Check its permissions.")
    except UnicodeDecodeError as error:
        misused(f"{file}: byte {error.start + 1:,} is not UTF-8. Save the file as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        misused(f"{file}: {error}. Fix that line.")


def checked(file: Path, read: Callable[[], T]) -> T:
    """Returns the result of *read*. Raises Trouble with every mistake it found."""
    try:
        return read()
    except ConfigError as error:
        n = len(error.lines)
        of_environment = sum(line.startswith(VARIABLES) for line in error.lines)
        where = f"{file} and the environment" if of_environment else str(file)
        where = "The environment" if of_environment == n else where
        misused(f"{where}: {n} problem{'s' if n > 1 else ''} to fix", details=error.lines)


def erasure_files(database: Database, config_file: Path) -> "ErasureFiles":
    """Returns where the keys of erased people are. Their secret may come from the environment."""
    from handlers.cluster.erasure_files import ErasureFiles

    try:
        secret = read_variable(ERASURE_KEY, os.environ, read_secret)
    except ValueError as error:
        misused(f"{ERASURE_KEY}: {error}")
    if secret and len(secret) < SHORTEST_SECRET:
        misused(f"{ERASURE_KEY}: is too short; use {SHORTEST_SECRET} or more random characters")
    return ErasureFiles.beside(database, config_file.absolute().parent, secret)


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
