"""Implements `tentap people links`."""

import asyncio
import io
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import segno
from telegram.error import InvalidToken

from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.ids import PersonId
from bot.model import Person
from bot.people.personal_link import address
from bot.states import ContactState
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.import_report import counted
from handlers.cli.named_person import NUMBER, named_person
from handlers.cli.opened_database import opened
from handlers.cli.output_files import make_private_folder, private_file, write_private_bytes
from handlers.cli.people_formats import csv_lines
from handlers.cli.progress import progress
from handlers.cli.settings import settings_with_secret
from handlers.clock import wall_clock
from handlers.imports.batches import write_in_batches
from handlers.ports import SendError
from handlers.telegram.bot_username import bot_username
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns.candidates import are_all
from handlers.usecases.context import Context
from handlers.usecases.people import personal_links
from handlers.usecases.people.personal_links import IssuedLink
from handlers.usecases.roles import CONSOLE, Action
from storage import contacts, people
from storage import personal_links as stored_links
from storage.engine.databases import Database
from storage.engine.store import Store, Tx

TOKEN: Final = "telegram_token"  # noqa: S105 - the name of a secret
_TITLES: Final = ("name", "number", "link", "expires")
_PIXELS: Final = 8
"""Of one square of a QR code."""
_NO_TELEGRAM: Final = (
    "bot.toml has no [telegram] table, and a personal link leads to Telegram. Add the table, and"
    " the token in TENTAP_TELEGRAM_TOKEN."
)
_REFUSED: Final = (
    "Telegram refuses TENTAP_TELEGRAM_TOKEN. Ask @BotFather for the token of your bot (/mybots)."
)


@dataclass(frozen=True, kw_only=True)
class LinkOptions:
    """What was typed after `tentap people links`."""

    file: Path
    names: Sequence[str]
    days: int
    qr: Path | None
    revoke: bool
    force: bool
    config_file: Path


@dataclass(frozen=True, kw_only=True)
class _Chosen:
    """The people who get a link, and those who need none."""

    people: Sequence[PersonId]
    connected: int
    """How many use the bot in Telegram already."""
    with_link: int
    """How many have an unused link from before."""


def run(options: LinkOptions) -> None:
    config, found, database = settings_with_secret(options.config_file, TOKEN)
    if config.telegram is None:
        misused(_NO_TELEGRAM)
    _require_new(options)
    asyncio.run(_issue(options, config, found.telegram_token, database))


def _require_new(options: LinkOptions) -> None:
    if not options.force and (options.file.exists() or options.file.is_symlink()):
        raise Trouble(
            f"{options.file}: exists already, and its links can't be written a second time. Name"
            " another file, or replace it with --force."
        )


async def _issue(options: LinkOptions, config: Config, token: str, database: Database) -> None:
    now = wall_clock()
    expires_at = now + timedelta(days=options.days)
    context = Context(config=config, now=now, seed=secrets.token_bytes(32))
    async with opened(database) as store:
        named = [await _numbered(store, name, options) for name in options.names]
        chosen = await store.read(_choose, named, now)
        if not chosen.people:
            raise Trouble(_nobody(chosen))
        bot = await _username(config, token)
        if options.qr is not None:
            make_private_folder(options.qr)
        with private_file(options.file) as write, progress("Linking", len(chosen.people)) as done:
            write(csv_lines([_TITLES]))
            written = 0
            async for links in _issued(store, chosen, options, expires_at, context):
                for one in links:
                    link = address(Platform.TELEGRAM, bot, one.token)
                    write(_row(one.person, link, expires_at, config))
                    _draw(one.person, link, options.qr)
                written += len(links)
                done(written)
    _conclude(options, chosen, expires_at, config)


async def _issued(
    store: Store, chosen: _Chosen, options: LinkOptions, expires_at: datetime, context: Context
) -> AsyncIterator[Sequence[IssuedLink]]:
    about = {"people": len(chosen.people), "days": options.days, "revoked": options.revoke}
    line = entry(CONSOLE, Action.ISSUE_LINKS, "personal links", context.now, **about)
    batches = write_in_batches(
        store,
        line,
        personal_links.issue,
        chosen.people,
        expires_at,
        context,
        revoke=options.revoke,
    )
    async for _, links in batches:
        yield links


async def _numbered(store: Store, name: str, options: LinkOptions) -> PersonId | None:
    """Returns the person that *name* names; ``None`` for “all”."""
    if are_all([name]):
        return None
    command = ["people", "links", str(options.file), NUMBER]
    return (await named_person(store, name, command, whole=True)).id


def _choose(tx: Tx, named: Sequence[PersonId | None], now: datetime) -> _Chosen:
    everybody = people.customer_ids(tx) if not named or None in named else ()
    wanted = tuple(dict.fromkeys([*everybody, *(one for one in named if one is not None)]))
    reached = contacts.contacts_of_all(tx, wanted)
    connected = {
        person
        for person, own in reached.items()
        if any(
            one.platform is Platform.TELEGRAM and one.chat and one.state is ContactState.OK
            for one in own
        )
    }
    chosen = [person for person in wanted if person not in connected]
    with_link = stored_links.with_unused(tx, chosen, now)
    return _Chosen(people=chosen, connected=len(connected), with_link=len(with_link))


def _nobody(chosen: _Chosen) -> str:
    if chosen.connected:
        return "All of them use the bot in Telegram already, so nobody needs a link."
    return "There is nobody yet. Add people with: tentap people import FILE.csv"


async def _username(config: Config, token: str) -> str:
    assert config.telegram is not None
    try:
        return await bot_username(token, config.telegram.api_url)
    except SendError as error:
        if isinstance(error.__cause__, InvalidToken):
            raise Trouble(_REFUSED) from error
        raise Trouble(
            f"Telegram didn't give the bot's name: {error}. No link was made. Check this machine's"
            " network, and try again."
        ) from error


def _row(person: Person, link: str, expires_at: datetime, config: Config) -> str:
    return csv_lines([(person.name, str(person.id), link, _day(expires_at, config))])


def _draw(person: Person, link: str, folder: Path | None) -> None:
    if folder is not None:
        write_private_bytes(folder / f"telegram-{person.id}.png", _picture(link))


def _picture(link: str) -> bytes:
    """Returns the QR code, as a PNG."""
    picture = io.BytesIO()
    segno.make_qr(link, error="m").save(picture, kind="png", scale=_PIXELS)
    return picture.getvalue()


def _day(moment: datetime, config: Config) -> str:
    return f"{moment.astimezone(config.timezone):%Y-%m-%d}"


def _conclude(options: LinkOptions, chosen: _Chosen, expires_at: datetime, config: Config) -> None:
    links = counted(len(chosen.people), "link", "links")
    say(f"Saved {options.file}: {links}, valid until {_day(expires_at, config)}.")
    if options.qr is not None:
        say(f"Saved a QR code for each in {options.qr}.")
    if chosen.connected:
        who = counted(chosen.connected, "person uses", "people use")
        note(f"{who} the bot in Telegram already and got no link.")
    if chosen.with_link and options.revoke:
        note(f"{_earlier(chosen.with_link)} no longer valid.")
    elif chosen.with_link:
        note(f"{_earlier(chosen.with_link)} valid, too. To end that, add --revoke.")
    note("Give each person their own link: the first chat that opens it becomes theirs.")


def _earlier(n: int) -> str:
    """Returns the begin of a sentence about links from before."""
    if n == 1:
        return "1 person had an unused link before, which is"
    return f"{n:,} people had unused links before, which are"
