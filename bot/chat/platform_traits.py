"""What the rest of the program may ask of a platform: how its ids look, and what it can do."""

import re
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Secret:
    """One secret: its form, and where a person finds it."""

    name: str
    form: re.Pattern[str]
    source: str
    mode: str | None = None
    """The only mode that needs it; ``None``: every mode does."""

    @property
    def variable(self) -> str:
        return f"TENTAP_{self.name.upper()}"


@dataclass(frozen=True, kw_only=True)
class Ids:
    """How a platform writes ids. The hints follow what a person wrote instead."""

    chat: re.Pattern[str]
    """A channel, a group or a person."""
    person: re.Pattern[str]
    """A person among those."""
    hint: str
    listed: re.Pattern[str]
    """A person, as a list of people names them."""
    listed_hint: str
    capitals: bool = False
    """Letters are capitals, so that a list may write them small."""


@dataclass(frozen=True, kw_only=True)
class ResponseUrls:
    """A press brings an address by which its message can be edited, so long and so often."""

    life: timedelta
    uses: int


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What the rest of the program may ask of a platform instead of its name."""

    ids: Ids
    default_mode: str
    """How it is connected where `bot.toml` does not say."""
    secrets: tuple[Secret, ...]
    forms: bool = False
    """A press can open a form. Elsewhere people simply type."""
    toasts: bool = False
    """A press can be answered by a line that fades."""
    history: bool = False
    """A sent message can be found again by its marker."""
    emails: bool = False
    """A person can be written to by an email address, for which the home workspace vouches."""
    usernames: bool = False
    """Others find a person by a username."""
    profile: str = ""
    """The web address that opens a person's chat, with ``{username}``; empty: there is none."""
    chats_move: bool = False
    """A group can get a new id."""
    taps_live: timedelta | None = None
    """How long a tap that nobody fetched is kept. ``None``: not at all, and the person sees that
    the press failed."""
    updates_live: timedelta | None = None
    """The same of everything else."""
    response_urls: ResponseUrls | None = None
