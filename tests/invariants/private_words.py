"""What belongs to people and platforms, and to no line of the log."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from sandbox.slack import Slack
from sandbox.slack.model import EXTERNAL_TEAM_ID, TEAM_ID
from sandbox.telegram import Telegram
from tests.harness.house import TELEGRAM_SECRET, House

_SECRETS_OF_A_MESSAGE = ("response_url", "trigger_id", "event_id")


def private_words(house: House, *typed: str) -> set[str]:
    """Every id, name, address and token of the two platforms, and what was *typed*."""
    found = {*typed, TELEGRAM_SECRET, *_of_slack(house.slack), *_of_telegram(house.telegram)}
    return {word for word in found if word}


def leaked(lines: Iterable[Mapping[str, object]], private: Iterable[str]) -> list[str]:
    """Which of the *private* words stand in *lines*; times are none."""
    told = "\n".join(json.dumps({**line, "timestamp": ""}, ensure_ascii=False) for line in lines)
    return sorted(word for word in private if re.search(_alone(word), told))


def _alone(word: str) -> str:
    return rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])"


def _of_slack(slack: Slack) -> Iterator[str]:
    world = slack.ws.world
    yield from (slack.bot_token, slack.app_token, slack.signing_secret, TEAM_ID, EXTERNAL_TEAM_ID)
    for user in slack.people:
        yield from (user.id, user.name, user.email or "")
    for channel in world.channels.values():
        yield channel.id
        yield from world.posts.get(channel.id, {})
    for sent in slack.history.sent:
        secrets = (str(sent.payload.get(key, "")) for key in _SECRETS_OF_A_MESSAGE)
        yield from (secret.rpartition("/")[2] for secret in secrets)


def _of_telegram(telegram: Telegram) -> Iterator[str]:
    yield telegram.token
    for user in telegram.users:
        yield from (str(user.id), user.name, user.username or "")
    for chat in telegram.world.rooms:
        yield str(abs(chat))
    for tap in telegram.history.taps:
        yield from (tap.id, tap.data)
