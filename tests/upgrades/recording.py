"""A recorded database under the present version, among the people and messages it speaks of."""

import json
import sqlite3
from collections.abc import AsyncIterator
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

TAKES: Final = timedelta(seconds=30)
"""How long the installation of the new version takes: too short for taps to be lost."""

FOLDERS: Final = sorted(dump.parent for dump in Path(__file__).parent.glob("*/database.sql"))
"""One for each release that was recorded."""

Ids = dict[str, str]
"""What is called so in the recording → how the sandbox calls it."""
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
        blocks = (block for one in self._seen["slack"] for block in one.get("blocks", ()))
        elements = (element for block in blocks for element in block.get("elements", ()))
        markups = (one["reply_markup"] for one in self._seen["telegram"] if "reply_markup" in one)
        buttons = (one for markup in markups for row in markup["inline_keyboard"] for one in row)
        return {
            *(element["value"] for element in elements if "value" in element),
            *(button["callback_data"] for button in buttons),
        }

    async def put_up(self, sandbox: Sandbox, database: Path) -> None:
        """Show the messages again, and fill *database*."""
        self._move_groups(sandbox)
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

    # Slack's sandbox, as Slack itself, names a message and a chat when it makes them, and nobody
    # else can: so the messages are posted anew, with the bot's own token, and the tables get the
    # new names. The buttons carry what they carried.

    async def _show_in_slack(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> Ids:
        people = (one for one in self._seen["people"] if one["platform"] == Platform.SLACK)
        slack = sandbox.slack
        ids = {one["chat"]: slack.dm(slack.user(one["user"])).id for one in people}
        for message in self._seen["slack"]:
            if message["user"] == BOT_USER_ID and not message.get("files"):
                ids[message["ts"]] = await _post(sandbox, http, message, ids)
        return ids

    async def _show_in_telegram(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        """Telegram counts the messages of a chat: in their order they get the same numbers."""
        for message in self._seen["telegram"]:
            if message["from"]["is_bot"]:
                number = await _send(sandbox, http, message)
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


async def _post(
    sandbox: Sandbox, http: aiohttp.ClientSession, message: dict[str, Any], ids: Ids
) -> str:
    """The new name of the message."""
    kept = ("text", "blocks", "metadata")
    body: dict[str, Any] = {name: message[name] for name in kept if name in message}
    body["channel"] = ids.get(message["channel"], message["channel"])
    only_for = message["shown_to"]
    if only_for is not None:
        body["user"] = only_for
    if message.get("thread_ts", message["ts"]) != message["ts"]:
        body["thread_ts"] = ids[message["thread_ts"]]
    method = "chat.postMessage" if only_for is None else "chat.postEphemeral"
    headers = {"Authorization": f"Bearer {sandbox.slack.bot_token}"}
    url = sandbox.slack.api_url + method
    async with http.post(url, json=body, headers=headers) as answer:
        told = await answer.json()
    ts: str = told["ts" if only_for is None else "message_ts"]
    return ts


async def _send(sandbox: Sandbox, http: aiohttp.ClientSession, message: dict[str, Any]) -> int:
    """The number of the message."""
    kept = ("text", "entities", "reply_markup")
    body: dict[str, Any] = {name: message[name] for name in kept if name in message}
    body["chat_id"] = message["chat"]["id"]
    url = f"{sandbox.url}/bot{sandbox.telegram.token}/sendMessage"
    async with http.post(url, json=body) as answer:
        number: int = (await answer.json())["result"]["message_id"]
        return number


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
    recording: Recording, database: Path, **channels: str
) -> AsyncIterator[RestartableHouse]:
    """The present bot starts where the recorded one stopped, and listens.

    *channels*: those that are others than before.
    """

    async def prepare(sandbox: Sandbox) -> None:
        invite(sandbox, recording.people)
        await recording.put_up(sandbox, database)

    clock = ClockFrom(recording.at + TAKES)
    changes = {**recording.changes}
    changes["channels"] = {**changes.get("channels", {}), **channels}
    async with open_home(database, clock=clock, before=prepare, **changes) as home:
        await home.until(lambda: not home.bot.troubles)
        yield home
