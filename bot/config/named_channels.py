"""Lists the channels that `bot.toml` names, with their keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.addresses import Address
from bot.config.config import Channels, Config, SurveyChannels
from bot.config.key_paths import rule_path, survey_path


@dataclass(frozen=True, kw_only=True)
class NamedChannel:
    key: str
    """Its place in the file, such as ``channels.team`` or ``survey[2].channels.team``."""
    name: str
    """``support``, ``team`` or ``admin``."""
    survey: str
    """The survey whose own channel it is; empty for one of `[channels]` or `[cases]`."""
    address: Address


def named_channels(config: Config) -> Iterator[NamedChannel]:
    """Yields the common channels, those of rules for cases, and then each survey's own ones."""
    yield from _named("", "", config.channels)
    for number, rule in enumerate(config.cases.rules, start=1):
        if rule.channel is not None:
            key = f"{rule_path(number)}.channel"
            yield NamedChannel(key=key, name="support", survey="", address=rule.channel)
    for number, survey in enumerate(config.surveys, start=1):
        yield from _named(
            f"{survey_path(number, len(config.surveys))}.", survey.key, survey.channels
        )


def _named(before: str, survey: str, channels: Channels | SurveyChannels) -> Iterator[NamedChannel]:
    for name in type(channels).model_fields:
        address = getattr(channels, name)
        if address is not None:
            key = f"{before}channels.{name}"
            yield NamedChannel(key=key, name=name, survey=survey, address=address)
