"""Finds the channels of a survey's messages, and the present chat of each channel."""

from dataclasses import dataclass
from typing import Self

from bot.chat.addresses import Address
from bot.config.config import Config
from handlers.usecases import recipient_keys
from handlers.usecases.localisation import survey_of
from storage import moved_chats
from storage.engine.store import Tx


@dataclass(frozen=True, kw_only=True)
class StaffChannel:
    """A channel of bot.toml, for the rows of one survey or of some cases."""

    address: Address
    own_of: str
    """The survey whose own channel it is, or the channel that a rule chose for some cases; empty
    for a channel of `[channels]`."""

    @classmethod
    def support_of(cls, config: Config, survey: str, chosen: str = "") -> Self | None:
        """Returns the channel of a case's alert; ``None`` if there is none.

        *chosen*: `Case.channel`. It counts as long as its platform is configured.
        """
        address = Address.parse(chosen) if chosen else None
        if address is not None and address.platform in config.platforms:
            return cls(address=address, own_of=chosen)
        found = survey_of(config, survey)
        own = found.channels.support
        return cls._of(config.channels_of(found).support, survey if own else "")

    @classmethod
    def team_of(cls, config: Config, survey: str) -> Self | None:
        """Returns the channel of the survey's summaries; ``None`` if there is none."""
        found = survey_of(config, survey)
        own = found.channels.team
        return cls._of(config.channels_of(found).team, survey if own else "")

    @classmethod
    def _of(cls, address: Address | None, own_of: str) -> Self | None:
        return None if address is None else cls(address=address, own_of=own_of)

    @property
    def queue(self) -> str:
        return self.address.platform

    @property
    def posts(self) -> str:
        """The recipient of alerts and what belongs to them."""
        return recipient_keys.support(self.own_of)

    @property
    def edits(self) -> str:
        """The recipient of edits of alerts."""
        return recipient_keys.support_edits(self.own_of)

    @property
    def replies(self) -> str:
        """The recipient of what the writers of replies to customers see."""
        return recipient_keys.support_replies(self.own_of)

    @property
    def summaries(self) -> str:
        """The recipient of summaries and what belongs to them."""
        return recipient_keys.team(self.own_of)


def chat_of(tx: Tx, channel: StaffChannel | Address | None) -> str:
    """Returns the present chat of a channel in bot.toml; empty if none is configured."""
    address = channel.address if isinstance(channel, StaffChannel) else channel
    return "" if address is None else moved_chats.current_address(tx, address).chat
