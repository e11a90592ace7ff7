"""Turns a parsed `bot.toml` into a frozen Config, or raises one error with all mistakes.

Opens no file and no connection.
"""

import copy
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from pydantic import ValidationError

from bot.config import conflicts, mistakes
from bot.config.config import Config
from bot.config.secrets import Secrets, read_secrets

_DEEPEST: Final = 5
"""A wrong value may leave a table that lacks a key, and so on up to the top."""


class ConfigError(Exception):
    """The mistakes of a configuration.

    `lines`: one for each bad key, with what to do. None of them shows a secret.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("\n".join(lines))


def load(document: Mapping[str, object]) -> Config:
    """Returns the configuration for commands that need neither platforms nor tokens.

    Raises ConfigError.
    """
    config, lines = _read(document)
    if config is None or lines:
        raise ConfigError(lines)
    return config


def load_for_run(
    document: Mapping[str, object],
    environment: Mapping[str, str],
    read_file: Callable[[str], str],
) -> tuple[Config, Secrets]:
    """Returns the configuration and the secrets for talking to the platforms.

    `read_file`: returns the content of a path from a `…_FILE` variable. Raises ConfigError with the
    mistakes of the file and of the environment together.
    """
    config, lines = _read(document)
    secrets, secret_lines = read_secrets(document, environment, read_file)
    lines += conflicts.of_platforms(document) + secret_lines
    if config is None or lines:
        raise ConfigError(lines)
    return config, secrets


def load_partly(
    document: Mapping[str, object],
    environment: Mapping[str, str],
    read_file: Callable[[str], str],
) -> tuple[Config | None, Secrets, list[str]]:
    """Returns what is right of both, and a line for each mistake, for a command that goes on.

    A key with a mistake is left out, so it has its default. A wrong secret is empty.
    """
    config, lines = _read(document)
    if config is None:
        config = _without_mistakes(document)
    secrets, secret_lines = read_secrets(document, environment, read_file)
    return config, secrets, lines + conflicts.of_platforms(document) + secret_lines


def _without_mistakes(document: Mapping[str, object]) -> Config | None:
    """Returns the configuration of the keys that are right; ``None`` if nothing can be used."""
    pruned = copy.deepcopy(dict(document))
    for _ in range(_DEEPEST):
        try:
            return Config.model_validate(pruned)
        except ValidationError as error:
            for detail in reversed(error.errors(include_url=False)):
                missing = detail["type"] == "missing"
                _remove(pruned, detail["loc"][:-1] if missing else detail["loc"])
    return None


def _remove(document: Any, path: tuple[int | str, ...]) -> None:
    """Removes the value at *path*; nothing if a table around it was removed before."""
    for part in path[:-1]:
        try:
            document = document[part]
        except (LookupError, TypeError):
            return
    if path and isinstance(document, dict | list):
        with suppress(LookupError):
            del document[path[-1]]  # type: ignore[arg-type]  # a key or a position, as pydantic says


def _read(document: Mapping[str, object]) -> tuple[Config | None, list[str]]:
    lines = conflicts.between_keys(document)
    try:
        return Config.model_validate(dict(document)), lines
    except ValidationError as error:
        return None, mistakes.of_keys(error, document, Config) + lines
