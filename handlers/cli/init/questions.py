"""Asks for the answers, one a line, on a terminal or from a pipe."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.config.values import read_zone
from handlers.cli.console import Trouble, note
from handlers.cli.init.answers import AnswerError, InitAnswers, with_answer


@dataclass(frozen=True, kw_only=True)
class InitQuestion:
    name: str
    text: str
    default: str = ""
    optional: bool = False


NAMES: Final = ("product", "platforms", "language", "timezone", "support", "team", "admin")
_LATER: Final = "Enter: later"
_TEXTS: Final = {
    "product": "What is your product called? The question to your customers names it.",
    "platforms": "Where are your customers: slack, telegram or both?",
    "language": "Which language does your team read: en, id, ko or zh?",
    "timezone": "What is your team's time zone?",
    "support": "Which chat gets the alerts? Such as slack:C0SUPPORT or telegram:-1001234567890.",
    "team": "Which chat gets the weekly summary?",
    "admin": "What is your own id? Admins may ask people. Such as slack:U0ADMIN or telegram:12345.",
}


def questions() -> tuple[InitQuestion, ...]:
    defaults = {"platforms": "slack", "language": "en", "timezone": _local_zone()}
    return tuple(
        InitQuestion(
            name=name,
            text=_TEXTS[name],
            default=defaults.get(name, ""),
            optional=name in ("support", "team", "admin"),
        )
        for name in NAMES
    )


def ask(question: InitQuestion, answers: InitAnswers) -> InitAnswers:
    """Asks until the answer is right. Raises Trouble at the end of the input."""
    shown = question.default or (_LATER if question.optional else "")
    prompt = f"{question.text}{f' [{shown}]' if shown else ''}\n> "
    while True:
        typed = read_line(prompt) or question.default
        try:
            return with_answer(answers, question.name, typed)
        except AnswerError as error:
            note(f"  {str(error)[:1].upper()}{str(error)[1:]}.")


def agrees(text: str) -> bool:
    return read_line(f"{text} [y/N] ").lower() in ("y", "yes")


def read_line(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        raise Trouble(
            "The answers ended early, so nothing was written. Answer each question, or use the"
            " options in `tentap init --help`."
        ) from None


def _local_zone() -> str:
    """Returns this machine's time zone; UTC if it has no name."""
    linked = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", ""), linked, _line_of(Path("/etc/timezone"))):
        try:
            return str(read_zone(name)).removeprefix("Etc/")
        except ValueError:
            continue
    return "UTC"


def _line_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
