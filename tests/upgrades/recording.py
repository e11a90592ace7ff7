"""A recorded database under the present version, among the people and messages it speaks of."""

import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
from _pytest.mark import ParameterSet

from bot.chat.platforms import Platform
from sandbox import Sandbox
from sandbox.slack import BOT_USER_ID
from sandbox.telegram import ChatKind
from tests.invariants.restartable_house import RestartableHouse, open_home
from tests.upgrades.cast import CastMember, CastRole, invite
from tests.upgrades.clock import ClockFrom
from tests.upgrades.record import ORIGIN
from tests.upgrades.repetition import Ids, picture, post_again, repeat_service_message, send_again

TAKES: Final = timedelta(seconds=30)
"""How long the installation of the new version takes: too short for taps to be lost."""

FOLDERS: Final = sorted(dump.parent for dump in Path(__file__).parent.glob("*/database.sql"))
"""One for each release that was recorded."""

RENAMED: Final = {"posted_summaries": "summaries"}
"""Tables of earlier versions, and where their rows stand now."""

Contents = dict[str, set[Any]]
"""Table → the keys of its rows."""


def since(name: str) -> list[ParameterSet]:
    """The recordings from this one on: the newest in ``make test``, all in ``make test-long``."""
    return [
        pytest.param(one, marks=() if one == FOLDERS[-1] else pytest.mark.long, id=one.name)
        for one in FOLDERS
        if one.name >= name
    ]


class Recording:
    """What `tests.upgrades.record` wrote into *folder*."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._dump = (folder / "database.sql").read_text()
        self._seen = json.loads((folder / "seen.json").read_text())
        self.at = datetime.fromisoformat(self._seen["at"])

    @property
    def people(self) -> list[CastMember]:
        return [
            CastMember(
                role=CastRole(one["role"]),
                platform=Platform(one["platform"]),
                user=one["user"],
                name=one["name"],
            )
            for one in self._seen["people"]
        ]

    @property
    def changes(self) -> dict[str, Any]:
        """To the committed bot.toml."""
        changes: dict[str, Any] = self._seen.get("changes", {})
        return changes

    def moved_chats(self) -> dict[str, str]:
        """Groups in Telegram, old id → new id."""
        with self._opened() as tables:
            return dict(tables.execute("SELECT old, new FROM moved_chats").fetchall())

    def contents(self) -> Contents:
        """What is in its tables."""
        with self._opened() as tables:
            return contents(tables)

    def uncertain(self) -> set[int]:
        """The rows of the outbox of which it is not known whether they went out."""
        with self._opened() as tables:
            found = tables.execute("SELECT id FROM outbox WHERE state = 'uncertain'")
            return {row_id for (row_id,) in found}

    def _opened(self) -> closing[sqlite3.Connection]:
        tables = sqlite3.connect(":memory:")
        tables.executescript(self._dump)
        return closing(tables)

    def buttons(self) -> set[str]:
        """What the buttons carry that people have before them."""
        elements = (element for block in self._blocks() for element in _elements(block))
        markups = (one["reply_markup"] for one in self._seen["telegram"] if "reply_markup" in one)
        buttons = (one for markup in markups for row in markup["inline_keyboard"] for one in row)
        return {
            *(element["value"] for element in elements if "value" in element),
            *(button["callback_data"] for button in buttons),
        }

    def kinds_of_buttons(self) -> set[str]:
        """The letters that tell what the buttons mean."""
        return {packed.split(":")[1] for packed in self.buttons()}

    def _blocks(self) -> Iterator[dict[str, Any]]:
        """The parts of Slack's messages."""
        for message in self._seen["slack"]:
            yield from message.get("blocks", ())

    async def put_up(self, sandbox: Sandbox, database: Path) -> None:
        """Show the messages again, and fill *database*."""
        self._move_groups(sandbox)
        self._open_channels(sandbox)
        self._keep_pictures(sandbox)
        async with aiohttp.ClientSession(raise_for_status=True) as http:
            ids = await self._show_in_slack(sandbox, http)
            await self._show_in_telegram(sandbox, http)
        self._load(database, {**ids, ORIGIN: sandbox.url})
        _count_on(sandbox, database)

    def _move_groups(self, sandbox: Sandbox) -> None:
        for old, new in self.moved_chats().items():
            group = sandbox.telegram.add_group("Staff", chat_id=int(old), kind=ChatKind.GROUP)
            sandbox.telegram.add_group("Staff", chat_id=int(new))
            sandbox.telegram.world.room(group).migrated_to = int(new)

    def _open_channels(self, sandbox: Sandbox) -> None:
        """The channels whose members were synced."""
        for channel, members in self._seen.get("channels", {}).items():
            users = [sandbox.slack.user(one) for one in members]
            sandbox.slack.add_channel("customers", users, channel_id=channel)

    def _keep_pictures(self, sandbox: Sandbox) -> None:
        """Slack has the pictures that the messages show. Here they are empty."""
        for block in self._blocks():
            if block["type"] == "image":
                file = picture(block["slack_file"]["id"], self.at)
                sandbox.slack.ws.world.files[file.id] = file

    # Slack's sandbox, as Slack itself, names a message and a chat when it makes them, and nobody
    # else can: so the messages are posted anew, with the bot's own token, and the tables get the
    # new names. The buttons carry what they carried.

    async def _show_in_slack(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> Ids:
        customers = [one for one in self._seen["people"] if one["platform"] == Platform.SLACK]
        admins = [self._seen["admin"]] if "admin" in self._seen else []
        slack = sandbox.slack
        people = (*customers, *admins)
        ids = {one["chat"]: slack.dm(slack.user(one["user"])).id for one in people}
        for message in self._seen["slack"]:
            if message["user"] == BOT_USER_ID and not message.get("files"):
                ids[message["ts"]] = await post_again(sandbox, http, message, ids)
        return ids

    async def _show_in_telegram(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        """Telegram counts the messages of a chat: in their order they get the same numbers.

        The one without words says that a group has moved.
        """
        for message in self._seen["telegram"]:
            if not message.get("text"):
                number = repeat_service_message(sandbox, message)
            elif message["from"]["is_bot"]:
                number = await send_again(sandbox, http, message)
            else:
                user = sandbox.telegram.user(message["from"]["id"])
                number = sandbox.telegram.type(user, message["text"]).id
            assert number == message["message_id"]

    def _load(self, database: Path, ids: Ids) -> None:
        dump = self._dump
        for recorded, present in ids.items():
            dump = dump.replace(recorded, present)
        with closing(sqlite3.connect(database)) as opened:
            opened.executescript(dump)


def _elements(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The buttons of a row, or the one beside a text."""
    yield from block.get("elements", ())
    if "accessory" in block:
        yield block["accessory"]


def _count_on(sandbox: Sandbox, database: Path) -> None:
    """Telegram never gives an update a number that it has given before."""
    with closing(sqlite3.connect(database)) as opened:
        keys = opened.execute("SELECT key FROM inbox WHERE platform = 'telegram'")
        last = max(int(key) for (key,) in keys)
    while sandbox.telegram.add_raw_update({}).update_id < last:
        pass
    sandbox.telegram.world.updates.drop_all()


def contents(opened: sqlite3.Connection) -> Contents:
    """Which rows there are: the first column of each of our tables is its key."""
    named = opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    ours = {name for (name,) in named} - {"alembic_version", "sqlite_sequence"}
    return {table: _keys(opened, table) for table in ours}


def _keys(opened: sqlite3.Connection, table: str) -> set[Any]:
    rows = opened.execute(f'SELECT * FROM "{table}"')
    return {row[0] for row in rows}


@asynccontextmanager
async def taken_over(
    recording: Recording, database: Path, **tables: dict[str, str]
) -> AsyncIterator[RestartableHouse]:
    """The present bot starts where the recorded one stopped, and listens.

    *tables*: of bot.toml, the values that are others than before.
    """

    async def prepare(sandbox: Sandbox) -> None:
        invite(sandbox, recording.people)
        await recording.put_up(sandbox, database)

    clock = ClockFrom(recording.at + TAKES)
    changes = {**recording.changes}
    for name, values in tables.items():
        changes[name] = {**changes.get(name, {}), **values}
    async with open_home(database, clock=clock, before=prepare, **changes) as home:
        await home.until(lambda: not home.bot.troubles)
        yield home
