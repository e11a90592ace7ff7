"""Implements `tentap people sync`."""

import asyncio
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typer

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.config.config import Config
from bot.config.named_channels import named_channels
from bot.language.isolates import isolated
from handlers.cli.console import Trouble, misused, note, say
from handlers.cli.erased_rows import erased_rows
from handlers.cli.import_report import counted
from handlers.cli.opened_database import opened
from handlers.cli.progress import progress
from handlers.cli.settings import settings_with_secret
from handlers.clock import wall_clock
from handlers.imports.batches import write_in_batches
from handlers.imports.erased_rows import ErasedRows
from handlers.ports import ChannelMember, SendError
from handlers.slack.channel_members import ChannelInfo, ChannelReader
from handlers.slack.client import connect, open_session
from handlers.telemetry import logs
from handlers.updates import Standing
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from handlers.usecases.people import channel_sync
from handlers.usecases.people.channel_sync import Leaver, Match
from handlers.usecases.roles import CONSOLE, Action
from storage.engine.databases import Database
from storage.engine.store import Store

TOKEN: Final = "slack_bot_token"  # noqa: S105 - the name of a secret
_CHANNEL: Final = re.compile(r"(?:slack:)?(?P<id>[CG][A-Z0-9]{2,})")
_WHERE: Final = (
    "Write the id, such as C0123456789. It stands at the foot of the channel's details in Slack."
)
_NO_SLACK: Final = "bot.toml has no [slack] table. Add it, and the token in TENTAP_SLACK_BOT_TOKEN."
_SHOWN_NAMES: Final = 10
_WRITTEN_NOTHING: Final = "Nothing was written."
_REFUSALS: Final = {
    "channel_not_found": "Slack doesn't know the channel {channel}, or hides it from the bot. Check"
    " the id. In a private channel, write “/invite @BOT” first.",
    "missing_scope": "The Slack app may not read the members of {channel}. Run"
    " `tentap check --slack-manifest`, and update the app.",
}


@dataclass(frozen=True, kw_only=True)
class SyncOptions:
    """What was typed after `tentap people sync`."""

    platform: str
    channel: str
    members: bool
    """Whether full members of the home workspace are taken, too."""
    dry_run: bool
    yes: bool
    config_file: Path


@dataclass(kw_only=True)
class _Found:
    """The channel, and what a sync would do."""

    info: ChannelInfo
    taken: list[ChannelMember] = field(default_factory=list)
    matches: Sequence[Match] = ()
    present: list[ChannelMember] = field(default_factory=list)
    """Everybody but deactivated accounts and bots, also those who are left out."""
    left_out: Counter[str] = field(default_factory=Counter)
    leaving: Sequence[Leaver] = ()


def run(options: SyncOptions) -> None:
    logs.configure(quiet=True)
    if options.platform != Platform.SLACK:
        misused(f"“{options.platform}” can't be synced. Only Slack shows who is in a channel.")
    channel = _channel(options.channel)
    config, secrets, database = settings_with_secret(options.config_file, TOKEN)
    if config.slack is None:
        misused(_NO_SLACK)
    _require_no_staff_channel(channel, config)
    asyncio.run(_sync(channel, options, config, secrets.slack_bot_token, database))


def _channel(typed: str) -> str:
    found = _CHANNEL.fullmatch(typed)
    if found is None:
        misused(f"--channel: “{typed}” is no id of a channel. {_WHERE}")
    return found["id"]


def _require_no_staff_channel(channel: str, config: Config) -> None:
    place = Address(Platform.SLACK, channel)
    for named in named_channels(config):
        if named.address == place and named.name != "admin":
            raise Trouble(f"{channel} is {named.key}: its members are your staff.")


async def _sync(
    channel: str, options: SyncOptions, config: Config, token: str, database: Database
) -> None:
    async with opened(database) as store:
        erased = await erased_rows(database, options.config_file, store, again=False)
        try:
            found = await _read(channel, options, config, token, store, erased)
        except SendError as error:
            raise Trouble(_refusal(error, channel)) from error
        for line in _preview(found):
            say(line)
        if options.dry_run:
            say(f"{_WRITTEN_NOTHING[:-1]} (--dry-run).")
            return
        if not found.taken and not found.leaving:
            raise Trouble(f"There is nothing to do. {_WRITTEN_NOTHING}")
        if not options.yes and not typer.confirm("Take them?", default=False):
            raise Trouble(_WRITTEN_NOTHING)
        await _write(found, config, store)


def _refusal(error: SendError, channel: str) -> str:
    reason = str(error)
    known = _REFUSALS.get(reason, "")
    if known:
        return f"{known.format(channel=channel)} {_WRITTEN_NOTHING}"
    return f"Slack: {reason}. {_WRITTEN_NOTHING} Run `tentap check`, or try again later."


async def _read(
    channel: str,
    options: SyncOptions,
    config: Config,
    token: str,
    store: Store,
    erased: ErasedRows,
) -> _Found:
    """Reads the channel's members, and compares them with the stored people. Writes nothing."""
    assert config.slack is not None
    async with open_session() as session:
        reader = ChannelReader(connect(token, config.slack.api_url, session))
        found = _Found(info=await reader.info(channel))
        staff = await _staff(reader, config)
        ids = await reader.members(channel)
        members: list[ChannelMember] = []
        with progress("Reading", len(ids)) as done:
            for user in ids:
                members.append(await reader.describe(user))
                done(len(members))
    _sort(members, found, staff, erased, options)
    matches = await store.read(channel_sync.matches, found.taken)
    found.left_out["staff"] += matches.count(Match.STAFF)
    pairs = list(zip(found.taken, matches, strict=True))
    found.taken = [one for one, match in pairs if match is not Match.STAFF]
    found.matches = [match for match in matches if match is not Match.STAFF]
    accounts = [one.account for one in found.present]
    found.leaving = await store.read(channel_sync.leavers, channel, accounts)
    return found


async def _staff(reader: ChannelReader, config: Config) -> frozenset[str]:
    """Returns the admins, and the members of the staff's channels in Slack."""
    found = {one.chat for one in config.staff.admins if one.platform is Platform.SLACK}
    channels = {one.address for one in named_channels(config) if one.name != "admin"}
    for channel in channels:
        if channel.platform is Platform.SLACK and not channel.is_person:
            found.update(await reader.members(channel.chat))
    return frozenset(found)


def _sort(
    members: Sequence[ChannelMember],
    found: _Found,
    staff: Collection[str],
    erased: ErasedRows,
    options: SyncOptions,
) -> None:
    for member in members:
        why = _left_out(member, staff, erased, options)
        if member.account.standing not in (Standing.BOT, Standing.GONE):
            found.present.append(member)
        if why:
            found.left_out[why] += 1
        else:
            found.taken.append(member)


def _left_out(
    member: ChannelMember, staff: Collection[str], erased: ErasedRows, options: SyncOptions
) -> str:
    """Returns why the member is no customer; empty for a customer."""
    account = member.account
    vouched = account.standing is Standing.MEMBER
    emails = [f"email:{account.email.lower()}"] if vouched and account.email else []
    if account.standing is Standing.BOT:
        return "bots"
    if account.standing is Standing.GONE:
        return "deactivated"
    if account.id in staff:
        return "staff"
    if erased.has_any([str(account.address), *emails]):
        return "erased"
    return "members" if vouched and not options.members else ""


_KINDS: Final = {
    Standing.OUTSIDER: ("of another company", "of other companies"),
    Standing.GUEST: ("guest", "guests"),
    Standing.MEMBER: ("full member of your workspace", "full members of your workspace"),
}
_LEFT_OUT: Final = {
    "staff": ("on your staff", "on your staff"),
    "bots": ("bot", "bots"),
    "deactivated": ("deactivated account", "deactivated accounts"),
    "erased": ("erased person", "erased people"),
    "members": ("full member of your workspace", "full members of your workspace"),
}


def _preview(found: _Found) -> Iterator[str]:
    pairs = list(zip(found.taken, found.matches, strict=True))
    yield f"#{found.info.name}: {counted(len(found.taken), 'person', 'people')} to take"
    new = Counter(one.account.standing for one, match in pairs if match is Match.NEW)
    if new:
        kinds = [counted(new[kind], *words) for kind, words in _KINDS.items() if new[kind]]
        yield f"  {new.total():,} new: {', '.join(kinds)}"
    if by_email := sum(match is Match.EMAIL for match in found.matches):
        yield f"  {by_email:,} known by their email address, and now by their Slack account"
    if known := sum(match is Match.KNOWN for match in found.matches):
        yield f"  {known:,} known by their Slack account"
    yield from _leaving(found.leaving)
    left_out = [
        counted(n, *words) for why, words in _LEFT_OUT.items() if (n := found.left_out[why])
    ]
    if left_out:
        yield f"Left out: {', '.join(left_out)}"
    if not found.info.has_bot:
        yield f"The bot isn't in #{found.info.name}. Invite it there, so that it sees who leaves."


def _leaving(leaving: Sequence[Leaver]) -> Iterator[str]:
    gone = [one.name for one in leaving if not one.stays]
    if gone:
        more = len(gone) - _SHOWN_NAMES
        names = [isolated(name) for name in gone[:_SHOWN_NAMES]]
        names += [f"… and {more:,} more"] if more > 0 else []
        yield f"  {len(gone):,} left, and not asked in Slack any more: {', '.join(names)}"
    if stay := len(leaving) - len(gone):
        yield f"  {stay:,} left, but still in another synced channel"


async def _write(found: _Found, config: Config, store: Store) -> None:
    context = Context(config=config, now=wall_clock())
    channel = found.info.id
    line = entry(
        CONSOLE,
        Action.SYNC_CHANNEL,
        f"channel {channel}",
        context.now,
        people=len(found.taken),
        left=len(found.leaving),
    )
    changes: list[ChannelMember | Leaver] = [*found.taken, *found.leaving]
    done = 0
    with progress("Writing", len(changes)) as written:
        batches = write_in_batches(store, line, channel_sync.apply, changes, channel, context)
        async for batch, _ in batches:
            done += batch
            written(done)
    await store.run(rhythm.look_soon, context)
    say(f"{counted(len(found.taken), 'person', 'people')} in #{found.info.name} can be asked.")
    note("Next: tentap ask all")
