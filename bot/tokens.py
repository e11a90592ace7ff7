"""The secrets of the two platforms, read from the environment and told apart. Never printed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.addresses import Platform
from bot.config_mistakes import mode_of

ReadFile = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """Empty where the configured mode needs none. Its repr shows nothing."""

    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    telegram_token: str = field(default="", repr=False)
    telegram_webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """One secret: its form, and where a person finds it."""

    name: str
    form: re.Pattern[str]
    source: str

    @property
    def variable(self) -> str:
        return f"TENTAP_{self.name.upper()}"


_SLACK_BOT = _Kind(
    name="slack_bot_token",
    form=re.compile(r"xoxb-[\w-]+", re.ASCII),
    source="the token that begins with xoxb-, in your app at api.slack.com/apps under"
    " “OAuth & Permissions”",
)
_SLACK_APP = _Kind(
    name="slack_app_token",
    form=re.compile(r"xapp-[\w-]+", re.ASCII),
    source="the token that begins with xapp-, in your app at api.slack.com/apps under"
    " “Basic Information”, “App-Level Tokens”, with the scope connections:write",
)
_SLACK_SIGNING = _Kind(
    name="slack_signing_secret",
    form=re.compile(r"[0-9a-f]{32}"),
    source="32 hexadecimal digits, in your app at api.slack.com/apps under"
    " “Basic Information”, “Signing Secret”",
)
_TELEGRAM = _Kind(
    name="telegram_token",
    form=re.compile(r"\d+:[\w-]+", re.ASCII),
    source="a number, a colon and letters, which @BotFather in Telegram gives out",
)
_TELEGRAM_WEBHOOK = _Kind(
    name="telegram_webhook_secret",
    form=re.compile(r"[\w-]{20,256}", re.ASCII),
    source="your own invention: at least 20 and at most 256 letters, digits, - or _, such as"
    " `openssl rand -hex 24` prints",
)

_ALWAYS = {Platform.SLACK: _SLACK_BOT, Platform.TELEGRAM: _TELEGRAM}
_BY_MODE = {
    (Platform.SLACK, "socket"): _SLACK_APP,
    (Platform.SLACK, "webhook"): _SLACK_SIGNING,
    (Platform.TELEGRAM, "webhook"): _TELEGRAM_WEBHOOK,
}
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
    """The secrets that the document's platforms and modes need, and a line for each bad one."""
    found, lines = {}, []
    for kind in _needed(document):
        try:
            found[kind.name] = _checked(kind, given(kind.variable, environment, read_file))
        except ValueError as error:
            lines.append(f"{kind.variable}: {error}")
    return Secrets(**found), lines


def _needed(document: Mapping[str, object]) -> Iterator[_Kind]:
    for platform, always in _ALWAYS.items():
        mode = mode_of(document, platform)
        if mode is not None:
            yield always
        if isinstance(mode, str) and (platform, mode) in _BY_MODE:
            yield _BY_MODE[platform, mode]


def given(variable: str, environment: Mapping[str, str], read_file: ReadFile) -> str:
    """What *variable* holds, or else the file that `…_FILE` names; empty where neither is set.

    Raises ValueError with words that follow the variable's name.
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
        reason = "it is not text"
    raise ValueError(f"{variable}_FILE names “{path}”, which cannot be read: {reason}")


def _checked(kind: _Kind, value: str) -> str:
    if not value:
        raise ValueError(f"is missing; it is {kind.source}")
    if _PLACEHOLDER.search(value) and not re.search(r"\d", value.partition(":")[2] or value):
        raise ValueError(f"holds a placeholder; the real one is {kind.source}")
    if kind.form.fullmatch(value):
        return value
    for prefix, other in _FOREIGN.items():
        if value.startswith(prefix) and not kind.form.pattern.startswith(prefix):
            raise ValueError(f"holds {other}; wanted is {kind.source}")
    raise ValueError(f"has the wrong form; it is {kind.source}")
