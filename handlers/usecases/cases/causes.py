"""Knows the causes that a resolved case may have: the themes of bot.toml."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.cases.choices import Cause
from bot.cases.entries import Entry
from bot.config.config import Config
from bot.language.theme_names import theme_name
from bot.language.themes.theme import Theme
from bot.language.themes.theme_finder import ThemeFinder
from bot.model import Invitation
from bot.states import EntryKind
from handlers.usecases.localisation import staff_texts

OFFERED: Final = 8
"""The most causes that are offered."""


def likely_causes(invitation: Invitation, config: Config) -> list[Cause]:
    """Returns the causes to choose from, those first that the customer's words mention most."""
    finder = ThemeFinder(config.themes)
    mentioned = Counter(
        mention.theme
        for comment in invitation.comments
        if not comment.forwarded
        for mention in finder.mentions(comment.text)
    )
    likely = sorted(config.themes, key=lambda theme: -mentioned[theme.key])
    return [_cause(theme, config) for theme in likely[:OFFERED]]


def cause_of(key: str, config: Config) -> Cause | None:
    """Returns the cause with this key; ``None`` if bot.toml has no such theme any more."""
    found = next((theme for theme in config.themes if theme.key == key), None)
    return None if found is None else _cause(found, config)


def cause_label(key: str, config: Config) -> str:
    """Returns what staff call a cause; its key if bot.toml has no such theme any more."""
    cause = cause_of(key, config)
    return key if cause is None else cause.label


def cause_labels(config: Config) -> Mapping[str, str]:
    """Returns what staff call the causes, by their keys."""
    return {theme.key: _cause(theme, config).label for theme in config.themes}


def with_labels(entries: Iterable[Entry], config: Config) -> Iterator[Entry]:
    """Yields the entries with what staff call their causes in place of the keys."""
    for one in entries:
        is_theme = one.kind is EntryKind.RESOLVED
        yield replace(one, cause=cause_label(one.cause, config)) if is_theme else one


def _cause(theme: Theme, config: Config) -> Cause:
    label = theme_name(theme, staff_texts(config))
    return Cause(key=theme.key, label=label, article=theme.article or "")
