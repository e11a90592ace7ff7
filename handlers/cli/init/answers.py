"""Checks the answers for a new `bot.toml`, by the rules that load it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config import conflicts
from bot.config.loading import ConfigError, load

SURVEY: Final = {"key": "relationship", "kind": "nps"}


@dataclass(frozen=True, kw_only=True)
class InitAnswers:
    """The values that the new `bot.toml` gets. Empty texts are left out there."""

    product: str = ""
    platforms: tuple[Platform, ...] = ()
    language: str = "en"
    timezone: str = "UTC"
    support: str = ""
    team: str = ""
    admin: str = ""

    @property
    def document(self) -> dict[str, Any]:
        """Returns the answers as a parsed `bot.toml`."""
        channels = {"support": self.support, "team": self.team, "admin": self.admin}
        return {
            "language": self.language,
            "timezone": self.timezone,
            "product": self.product,
            **{platform.value: {} for platform in self.platforms},
            "channels": {name: chat for name, chat in channels.items() if chat},
            "staff": {"admins": [self.admin] if self.admin else []},
            "survey": [SURVEY],
        }


class AnswerError(Exception):
    """The answer is wrong. The message says what to type instead."""


def with_answer(answers: InitAnswers, name: str, text: str) -> InitAnswers:
    """Returns *answers* with one more. Raises AnswerError."""
    if name == "platforms":
        return replace(answers, platforms=_platforms(text))
    text = text.strip()
    if name in _CHATS and text:
        text = _with_platform(text, answers.platforms)
    values: dict[str, Any] = {name: text}
    changed = replace(answers, **values)
    for line in _mistakes(changed.document):
        key, _, mistake = line.partition(": ")
        if key == _KEYS[name]:
            raise AnswerError(mistake)
    return changed


_CHATS: Final = ("support", "team", "admin")
_KEYS: Final[Mapping[str, str]] = {
    "product": "product",
    "language": "language",
    "timezone": "timezone",
    "support": "channels.support",
    "team": "channels.team",
    "admin": "staff.admins[1]",
}
"""The key of `bot.toml` that each answer sets."""


def _mistakes(document: Mapping[str, Any]) -> Iterator[str]:
    try:
        load(document)
    except ConfigError as error:
        yield from error.lines
    yield from conflicts.of_platforms(document)


def _platforms(text: str) -> tuple[Platform, ...]:
    words = text.lower().replace(",", " ").split()
    if words == ["both"]:
        return tuple(Platform)
    unknown = [word for word in words if word not in set(Platform) | {"and"}]
    if unknown or not words:
        raise AnswerError(f"“{text.strip()}” is not supported; use slack, telegram or both")
    return tuple(platform for platform in Platform if platform in words)


def _with_platform(text: str, platforms: Sequence[Platform]) -> str:
    """Adds the platform to a bare id, if only one of the platforms has such ids."""
    if ":" in text:
        return text
    found = [f"{one}:{text}" for one in platforms if one.traits.ids.chat.fullmatch(text)]
    if not found and len(platforms) == 1:
        raise AnswerError(f"“{text}” {platforms[0].traits.ids.hint}")
    return str(Address.parse(found[0])) if len(found) == 1 else text
