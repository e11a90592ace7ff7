"""Reads the platforms' secrets from the environment and checks their form. Never prints them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.chat.platform_traits import Secret
from bot.chat.platforms import Platform
from bot.config.conflicts import mode_of

ReadFile = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """The platforms' secrets. One that the configured mode does not need is empty.

    The repr shows no secret.
    """

    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    telegram_token: str = field(default="", repr=False)
    telegram_webhook_secret: str = field(default="", repr=False)


_FOREIGN = {
    "xoxb-": "a Slack bot token (xoxb-)",
    "xapp-": "a Slack app-level token (xapp-)",
    "xoxp-": "a Slack user token (xoxp-)",
    "xoxe": "a Slack configuration or refresh token (xoxe)",
}
_PLACEHOLDER = re.compile(
    r"your|here|change|replace|example|placeholder|xxx|\.\.|…|<|\*\*", re.IGNORECASE
)


def read_secrets(
    document: Mapping[str, object], environment: Mapping[str, str], read_file: ReadFile
) -> tuple[Secrets, list[str]]:
    """Returns the secrets that the document's modes need, and a line for each bad one."""
    values, lines = {}, []
    for secret in _needed(document):
        try:
            values[secret.name] = _checked(
                secret, read_variable(secret.variable, environment, read_file)
            )
        except ValueError as error:
            lines.append(f"{secret.variable}: {error}")
    return Secrets(**values), lines


def _needed(document: Mapping[str, object]) -> Iterator[Secret]:
    for platform in Platform:
        mode = mode_of(document, platform)
        if mode is not None:
            yield from (one for one in platform.traits.secrets if one.mode in (None, mode))


def read_variable(variable: str, environment: Mapping[str, str], read_file: ReadFile) -> str:
    """Returns the value of *variable*, or the content of the file that `…_FILE` names, or "".

    Raises ValueError with a text that continues the variable's name.
    """
    value = environment.get(variable, "").strip()
    path = environment.get(f"{variable}_FILE", "").strip()
    if value and path:
        raise ValueError(f"is set, and so is {variable}_FILE; keep one of them")
    return _from_file(variable, path, read_file) if path else value


def _from_file(variable: str, path: str, read_file: ReadFile) -> str:
    try:
        return read_file(path).strip()
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except UnicodeDecodeError:
        reason = "it isn't text"
    raise ValueError(f"{variable}_FILE names “{path}”, which can't be read: {reason}")


def _checked(secret: Secret, value: str) -> str:
    if not value:
        raise ValueError(f"is missing; use {secret.source}")
    if _PLACEHOLDER.search(value) and not re.search(r"\d", value.partition(":")[2] or value):
        raise ValueError(f"is a placeholder; use {secret.source}")
    if secret.form.fullmatch(value):
        return value
    for prefix, other in _FOREIGN.items():
        if value.startswith(prefix) and not secret.form.pattern.startswith(prefix):
            raise ValueError(f"is {other}; use {secret.source}")
    raise ValueError(f"has the wrong format; use {secret.source}")
