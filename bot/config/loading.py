"""Turns a parsed `bot.toml` into a frozen Config, or raises one error with all mistakes.

Opens no file and no connection.
"""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from bot.config import conflicts, mistakes
from bot.config.config import Config
from bot.config.secrets import Secrets, read_secrets


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


def _read(document: Mapping[str, object]) -> tuple[Config | None, list[str]]:
    lines = conflicts.between_keys(document)
    try:
        return Config.model_validate(dict(document)), lines
    except ValidationError as error:
        return None, mistakes.of_keys(error, document, Config) + lines
