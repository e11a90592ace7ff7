"""A database as this version leaves it in the middle of everything, for later versions to open.

    python -m tests.upgrades.record tests/upgrades/part3

is run once, at the last commit of a part; what it writes is never changed again, and every later
version is held against it. It plays a story against the sandbox, stops the bot, and writes two
files: `database.sql`, the tables, and `seen.json`, what people had before their eyes: every message
with its buttons, in the form in which the platforms tell it, who is in the synced channel, and what
bot.toml said otherwise than the committed one. A part with new tables or buttons adds them to the
story first.
"""

import argparse
import asyncio
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_ADMIN
from handlers.cluster import downtime
from sandbox.slack.to_json import post_json
from sandbox.telegram.to_json import message_json
from tests.invariants.restartable_house import RestartableHouse, open_home
from tests.upgrades import event_scenes, people_scenes, rhythm_scenes, summary_series
from tests.upgrades.cast import CastMember, SandboxCast, everyone, invite
from tests.upgrades.clock import ClockFrom
from tests.upgrades.story import GROUP, open_group, play
from tests.upgrades.user_actions import messages_in_moved_group

ORIGIN: Final = "http://sandbox.invalid"
"""In place of the sandbox's address, which is another each time."""
BEGUN_AT: Final = datetime(2026, 11, 4, 9, tzinfo=UTC)
"""A Wednesday, two weeks before the day of the story."""
BEAT_SECONDS: Final = 0.5
"""So often that the time which the story skips is no outage."""
CHANGES: Final[dict[str, Any]] = {
    "survey": [*summary_series.surveys(), *rhythm_scenes.surveys(), *event_scenes.surveys()],
    "channels": {"admin": f"telegram:{GROUP}"},
    "admins": ["slack:U0ADMIN", f"telegram:{TELEGRAM_ADMIN}"],
}
"""To the committed bot.toml. The admin address is a group that moves, and one admin is in it."""


async def recorded() -> tuple[str, str]:
    """The contents of the two files."""
    people = list(everyone())
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(downtime, "BEAT_SECONDS", BEAT_SECONDS)
        database = Path(folder) / "tentap.db"
        clock = ClockFrom(BEGUN_AT)
        async with open_home(database, clock=clock, before=open_group, **CHANGES) as home:
            invite(home.sandbox, people)
            await play(home, SandboxCast(home.sandbox, people))
            seen = _seen(home, people)
            dump = _dump(database).replace(home.sandbox.url, ORIGIN)
    return dump, json.dumps(seen, ensure_ascii=False, indent=1) + "\n"


def _dump(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        return "\n".join(opened.iterdump()) + "\n"


def _seen(home: RestartableHouse, people: list[CastMember]) -> dict[str, Any]:
    return {
        "at": home.now.isoformat(),
        "changes": CHANGES,
        "people": [{**asdict(one), "chat": _chat(home, one)} for one in people],
        "admin": {"user": home.cast.ada.id, "chat": home.slack.dm(home.cast.ada).id},
        "channels": {people_scenes.CHANNEL: people_scenes.members(home)},
        "slack": list(_in_slack(home)),
        "telegram": [
            *(message for one in people for message in _in_telegram(home, one)),
            *_in_group(home),
        ],
    }


def _chat(home: RestartableHouse, person: CastMember) -> str:
    if person.platform is Platform.SLACK:
        return home.slack.dm(home.slack.user(person.user)).id
    return person.user


def _in_slack(home: RestartableHouse) -> Iterator[dict[str, Any]]:
    """Slack's message objects, each with its channel and with whom alone it is shown to."""
    world = home.slack.ws.world
    for channel, posts in world.posts.items():
        for post in posts.values():
            place = {"channel": channel, "shown_to": post.ephemeral_to}
            yield {**place, **post_json(world, post, metadata=True)}


def _in_telegram(home: RestartableHouse, person: CastMember) -> Iterator[dict[str, Any]]:
    """Telegram's Message objects."""
    if person.platform is Platform.TELEGRAM:
        for message in home.telegram.messages(int(person.user)):
            yield message_json(home.telegram.world, message)


def _in_group(home: RestartableHouse) -> Iterator[dict[str, Any]]:
    """The messages of the group that moved, with the one that says so."""
    for message in messages_in_moved_group(home):
        yield message_json(home.telegram.world, message)


def write(target: Path) -> None:
    database, seen = asyncio.run(recorded())
    target.mkdir(parents=True, exist_ok=True)
    (target / "database.sql").write_text(database)
    (target / "seen.json").write_text(seen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("target", type=Path, help="the folder to write to")
    write(parser.parse_args().target)
