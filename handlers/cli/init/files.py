"""Writes the new `bot.toml` and the example environment file."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.chat.platforms import Platform
from handlers.cli.console import Trouble
from handlers.cli.init.answers import SURVEY, InitAnswers

ENVIRONMENT: Final = "tentap.env.example"
_OWNER_ONLY: Final = 0o600
_PUBLIC: Final = 0o644
_EXAMPLES: Final = {
    Platform.SLACK: ("slack:C0SUPPORT", "slack:C0TEAM", "slack:U0ADMIN"),
    Platform.TELEGRAM: (
        "telegram:-1001234567890",
        "telegram:-1009876543210",
        "telegram:123456789",
    ),
}
"""A support chat, a team chat and an admin."""


def bot_toml(answers: InitAnswers) -> str:
    return "".join(f"{line}\n" for line in _settings(answers))


def environment(answers: InitAnswers) -> str:
    """Returns the variables that the bot reads, without values."""
    lines = [
        "# Copy this file to tentap.env, fill in the tokens, and load it before `tentap`:",
        "#   set -a; . ./tentap.env; set +a",
        "# Keep it private, and out of version control. Never put a token into bot.toml.",
    ]
    for platform in answers.platforms:
        for secret in platform.traits.secrets:
            if secret.mode in (None, platform.traits.default_mode):
                lines += ["", f"# {secret.source[:1].upper()}{secret.source[1:]}."]
                lines.append(f"{secret.variable}=")
    return "\n".join(lines) + "\n"


def write(texts: Mapping[Path, str]) -> None:
    """Writes all files or none. Only the owner may read the environment file."""
    for path in texts:
        if path.exists() and not path.is_file():
            raise Trouble(f"{path}: this isn't a file. Remove it, or name another with --config.")
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in texts}
    try:
        for path, text in texts.items():
            mode = _OWNER_ONLY if path.name == ENVIRONMENT else _PUBLIC
            with open(os.open(parts[path], os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as to:
                to.write(text)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Trouble(f"{error.filename}: can't be written: {reason}. Nothing changed.") from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


_AFTER_AN_EVENT: Final = (
    "",
    "# Remove the # below to ask after a support ticket, too. `tentap event` records tickets.",
    "# [[survey]]",
    '# key = "support"',
    '# kind = "csat"',
    '# ask = "event"',
    '# event = "ticket_closed"',
    '# reopened_by = "ticket_reopened"  # takes it back: nobody is asked',
    '# delay = "2 hours"',
)


def _settings(answers: InitAnswers) -> Iterator[str]:
    yield "# Tentap's settings. docs/settings.md explains every key."
    yield 'database = "sqlite:tentap.db"  # next to this file; or "postgresql://user@host/name"'
    yield f"language = {_quoted(answers.language)}  # your team's: en, id, ko or zh"
    yield f"timezone = {_quoted(answers.timezone)}  # your team's"
    yield f"product = {_quoted(answers.product)}  # what the question asks about"
    for platform in Platform:
        yield from _platform(platform, used=platform in answers.platforms)
    yield from _team(answers)
    yield ""
    yield "[[survey]]"
    yield f"key = {_quoted(SURVEY['key'])}  # a name that never changes"
    yield f'kind = {_quoted(SURVEY["kind"])}  # 0 to 10; "csat" asks from 1 to 5'
    yield 'ask = "rhythm"  # everyone by itself, once an admin has pressed Start; or "by hand"'
    yield "every_days = 90  # how often a person is asked"
    yield from _AFTER_AN_EVENT


def _platform(platform: Platform, *, used: bool) -> Iterator[str]:
    sign = "" if used else "# "
    yield ""
    if not used:
        yield f"# Remove the # below to use {platform.capitalize()} too."
    yield f"{sign}[{platform}]"
    yield f"{sign}self_enrolment = true  # false: only people you imported may be asked"


def _team(answers: InitAnswers) -> Iterator[str]:
    support, team, admin = _EXAMPLES[answers.platforms[0]]
    yield ""
    yield "[channels]"
    yield _chat("support", answers.support, support, "alerts")
    yield _chat("team", answers.team, team, "the weekly summary")
    yield _chat("admin", answers.admin, admin, "technical problems")
    yield ""
    yield "[staff]"
    admins = f"[{_quoted(answers.admin)}]" if answers.admin else "[]"
    yield f"admins = {admins}  # who may ask people, such as {admin}"


def _chat(key: str, chat: str, example: str, what: str) -> str:
    return f"{key} = {_quoted(chat)}  # {what}, such as {example}; empty: none"


def _quoted(text: str) -> str:
    """Returns a basic string of TOML. JSON's escapes are valid there."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
