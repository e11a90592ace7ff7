"""The types that describe a platform: its id formats and abilities."""

import re
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Secret:
    """One secret: its format, and where an operator finds it."""

    name: str
    form: re.Pattern[str]
    source: str
    mode: str | None = None
    """The only mode that needs it; ``None``: every mode."""

    @property
    def variable(self) -> str:
        return f"TENTAP_{self.name.upper()}"


@dataclass(frozen=True, kw_only=True)
class Ids:
    """The id formats of a platform. Error messages add a hint after the wrong id."""

    chat: re.Pattern[str]
    """The id of a channel, a group or a person."""
    person: re.Pattern[str]
    """Those chat ids that are a person's."""
    hint: str
    listed: re.Pattern[str]
    """The id of a person in an imported list."""
    listed_hint: str
    capitals: bool = False
    """Ids have capital letters only, so an imported list may use small ones."""


@dataclass(frozen=True, kw_only=True)
class ResponseUrls:
    """The limits of the URL that comes with a press and can edit the pressed message."""

    life: timedelta
    uses: int


@dataclass(frozen=True, kw_only=True)
class Traits:
    """The properties of a platform. Other code asks these, not the platform's name."""

    ids: Ids
    default_mode: str
    """The connection mode if `bot.toml` has none."""
    secrets: tuple[Secret, ...]
    forms: bool = False
    """A press can open a form. Without forms people type."""
    pictures_in_messages: bool = False
    """A message with text and buttons can show an uploaded picture."""
    homes: bool = False
    """The bot has a page of its own for each person, such as Slack's App Home."""
    toasts: bool = False
    """The reply to a press can be a toast."""
    whispers: bool = False
    """An answer in a group can be visible to one person only."""
    history: bool = False
    """The bot can search a chat for a message that it sent, by its marker."""
    emails: bool = False
    """An email address that the home workspace vouches for leads to a person."""
    writes_first: bool = False
    """The bot can open a chat with a person who never wrote to it."""
    usernames: bool = False
    """People have public usernames."""
    profile: str = ""
    """The web address that opens a person's chat, with ``{username}``; empty: there is none."""
    start_link: str = ""
    """The web address that opens the bot's chat with a word that the bot gets, with ``{bot}`` and
    ``{payload}``; empty: there is none."""
    chats_move: bool = False
    """A group can get a new id."""
    taps_live: timedelta | None = None
    """How long the platform keeps a tap that the bot has not fetched. ``None``: not at all; the
    person sees that the press failed."""
    updates_live: timedelta | None = None
    """The same for all other updates."""
    response_urls: ResponseUrls | None = None
