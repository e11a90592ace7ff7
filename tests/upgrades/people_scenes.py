"""People who come by a link or a channel, leave, are erased, are joined, or are out of reach."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from bot.chat.platforms import Platform
from bot.people.personal_link import new_token
from bot.states import InvitationState
from handlers.ports import ChannelMember
from handlers.updates import User
from handlers.usecases.context import Context
from handlers.usecases.people import channel_sync, personal_links
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from sandbox.slack import BOT_USER_ID, SlackUser
from sandbox.telegram import TelegramUser
from storage import people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import contacts
from tests.invariants.restartable_house import ENGLISH, Customer, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.records import owner_of
from tests.upgrades.user_actions import answer, reads, times_told
from tests.upgrades.waiting import all_is_said

CHANNEL: Final = "C0CUSTOMERS"
LINK_SEED: Final = b"the seed of all recorded links.."
LINKS_LAST: Final = timedelta(days=90)
ERASURE_KEY: Final = b"a secret that no file has"
ERASED_WORDS: Final = "My name must not stay here"


async def come_and_go(home: RestartableHouse, cast: SandboxCast) -> None:
    await _link(home, cast)
    await _sync(home, cast)
    await _join(home, cast)
    await _fail(home, cast)
    await _erase(home, cast)


# -- personal links -------------------------------------------------------------------------------


async def _link(home: RestartableHouse, cast: SandboxCast) -> None:
    """Two people have a link, and one of them opens it."""
    context = Context(config=home.config, now=home.now, seed=LINK_SEED)
    for customer in cast.of(CastRole.LINKED, CastRole.LINK_UNUSED):
        await home.run(_issue, customer.name, context)
    for customer in cast.of(CastRole.LINKED):
        assert isinstance(customer, TelegramUser)
        await open_link(home, customer)


async def open_link(home: RestartableHouse, customer: TelegramUser) -> None:
    """The person opens their own link, and is greeted by name."""
    (person,) = await home.bot.store.read(people.named, customer.name)
    home.pass_a_second()
    home.telegram.start(customer, new_token(LINK_SEED, person.id))
    await reads(home, customer, ENGLISH("note.linked", name=customer.name))


def _issue(tx: Tx, name: str, context: Context) -> None:
    person = people.add(tx, NewPerson(name=name), context.now)
    personal_links.issue(tx, [person], context.now + LINKS_LAST, context)


# -- a synced channel -----------------------------------------------------------------------------


async def _sync(home: RestartableHouse, cast: SandboxCast) -> None:
    """The members of a channel become customers, and one of them leaves it."""
    members = cast.of(CastRole.MEMBER, CastRole.LEFT)
    in_slack = [one for one in members if isinstance(one, SlackUser)]
    channel = home.slack.add_channel("customers", in_slack, channel_id=CHANNEL)
    await home.run(_take, in_slack, Context(config=home.config, now=home.now))
    for customer in cast.of(CastRole.LEFT):
        assert isinstance(customer, SlackUser)
        home.slack.leave(customer, channel)
    await home.until_rows(contacts, _have_left)


def members(home: RestartableHouse) -> list[str]:
    """Who is in the channel at the end."""
    in_channel = home.slack.ws.world.channels[CHANNEL].members
    return sorted(one for one in in_channel if one != BOT_USER_ID)


def _take(tx: Tx, users: list[SlackUser], context: Context) -> None:
    accounts = (User(platform=Platform.SLACK, id=one.id, name=one.name) for one in users)
    members = [ChannelMember(account=account) for account in accounts]
    channel_sync.apply(tx, members, CHANNEL, context)


def _have_left(rows: list[Any]) -> bool:
    return any(row.left_at is not None for row in rows)


# -- joins and erasures ---------------------------------------------------------------------------


async def _join(home: RestartableHouse, cast: SandboxCast) -> None:
    """One person answered in Slack, and is known in Telegram under another name."""
    in_slack, in_telegram = cast.of(CastRole.JOINED)
    await home.ask(in_slack)
    home.tap(in_slack, 8)
    await reads(home, in_slack, answer(8))
    await home.add(in_telegram)
    context = Context(config=home.config, now=home.now, actor=CONSOLE)
    await home.run(_join_records, in_slack, in_telegram, context)


def _join_records(tx: Tx, in_slack: Customer, in_telegram: Customer, context: Context) -> None:
    kept, joined = (people.get(tx, owner_of(tx, one)) for one in (in_slack, in_telegram))
    join_people.join(tx, kept, joined, context)


async def _erase(home: RestartableHouse, cast: SandboxCast) -> None:
    """Their messages have been edited, too."""
    customers = cast.of(CastRole.ERASED)
    await home.ask(*customers)
    for customer in customers:
        home.tap(customer, 1)
        await reads(home, customer, answer(1))
        home.type(customer, ERASED_WORDS)
        await reads(home, customer, ERASED_WORDS)
        await home.until(partial(_is_alerted, home, customer.name))
    await all_is_said(home)
    context = Context(config=home.config, now=home.now, erasure_key=ERASURE_KEY)
    for customer in customers:
        await home.run(erase, await home.bot.store.read(owner_of, customer), context, CONSOLE)
    await all_is_said(home)
    assert not any(_is_alerted(home, customer.name) for customer in customers)
    assert not any(times_told(home, customer, ERASED_WORDS) for customer in customers)


def _is_alerted(home: RestartableHouse, name: str) -> bool:
    return any(name in alert.text and ERASED_WORDS in alert.text for alert in home.alerts())


# -- out of reach ---------------------------------------------------------------------------------


async def _fail(home: RestartableHouse, cast: SandboxCast) -> None:
    """Telegram takes no message for people who have not opened the chat."""
    for customer in cast.of(CastRole.UNDELIVERED):
        assert isinstance(customer, TelegramUser)
        await home.add(customer)
        home.telegram.world.room(customer).opened = False
        assert await home.queue_question(customer) == 1
        await home.becomes(lambda it: it.state is InvitationState.UNDELIVERABLE, customer)
