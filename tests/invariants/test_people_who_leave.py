"""Who leaves a synced channel or the company is not asked there any more, until they come back."""

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.model import Contact
from bot.states import ContactState
from handlers.ports import ChannelMember
from handlers.updates import User
from handlers.usecases.context import Context
from handlers.usecases.people import channel_sync
from sandbox.slack import SlackChannel, SlackUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.schema import channel_members, inbox
from storage.schema import contacts as contact_rows
from storage.states import InboxState
from tests.invariants.restartable_house import RestartableHouse, on_both


def channel_with(home: RestartableHouse, *members: SlackUser) -> SlackChannel:
    return home.slack.add_channel("customers", members, channel_id="C0CUSTOMERS")


def synced(tx: Tx, home: RestartableHouse, channel: SlackChannel, *members: SlackUser) -> None:
    """As `tentap people sync` takes them."""
    taken = [
        ChannelMember(account=User(platform=Platform.SLACK, id=one.id, name=one.name))
        for one in members
    ]
    channel_sync.apply(tx, taken, channel.id, Context(config=home.config, now=home.now))


async def contact_of(home: RestartableHouse, user: SlackUser) -> Contact:
    found = await home.bot.store.read(contacts.contact_of_user, Platform.SLACK, user.id)
    assert found is not None
    return found


async def processed(home: RestartableHouse, n: int) -> None:
    await home.until_rows(inbox, lambda rows: [row.state for row in rows] == [InboxState.DONE] * n)


@pytest.mark.long
@on_both
async def test_who_leaves_the_channel_is_not_asked_and_who_comes_back_is(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)
    home.slack.leave(dani, channel)
    await processed(home, 1)
    assert (await contact_of(home, dani)).left_at is not None
    assert await home.queue_question(dani) == 0
    home.slack.join(dani, channel)
    await processed(home, 2)
    assert (await contact_of(home, dani)).left_at is None
    assert await home.queue_question(dani) == 1


@pytest.mark.long
async def test_a_question_that_waits_is_not_sent_to_who_has_left(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)
    await home.stop()
    await home.queue_elsewhere(dani)
    await home.run_elsewhere(leave, home, channel, dani)
    await home.start()
    await home.until_nothing_is_due()
    assert home.questions(dani) == 0


def leave(tx: Tx, home: RestartableHouse, channel: SlackChannel, user: SlackUser) -> None:
    contact = contacts.contact_of_user(tx, Platform.SLACK, user.id)
    assert contact is not None
    gone = channel_sync.Leaver(contact=contact.id, name=user.name, stays=False)
    channel_sync.apply(tx, [gone], channel.id, Context(config=home.config, now=home.now))


async def test_leaving_a_channel_that_was_never_synced_changes_nothing(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    await home.add(dani)
    channel = channel_with(home, dani)
    home.slack.leave(dani, channel)
    home.slack.join(dani, channel)
    await processed(home, 2)
    assert (await contact_of(home, dani)).left_at is None
    assert await home.rows(channel_members) == []


@pytest.mark.long
async def test_a_stranger_who_joins_is_no_customer_before_a_sync(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)
    home.slack.join(home.slack.add_user("Newcomer"), channel)
    await processed(home, 1)
    assert [one.name for one in await home.bot.store.read(people.customers)] == ["Dani"]


@pytest.mark.long
@on_both
async def test_a_deactivated_account_is_not_asked_and_one_that_returns_is(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)
    home.slack.deactivate(dani)
    await processed(home, 1)
    assert (await contact_of(home, dani)).state is ContactState.GONE
    assert await home.queue_question(dani) == 0
    home.slack.reactivate(dani)
    home.slack.leave(dani, channel)
    home.slack.join(dani, channel)
    await processed(home, 3)
    assert (await contact_of(home, dani)).state is ContactState.OK
    assert await home.queue_question(dani) == 1


async def test_a_new_profile_of_an_account_is_not_stored(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    home.slack.reactivate(home.cast.dani)
    home.slack.deactivate(home.cast.dani)
    await processed(home, 1)


@pytest.mark.long
async def test_who_left_and_writes_still_gets_an_answer_but_no_question(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    dani = home.cast.dani
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)
    home.slack.leave(dani, channel)
    await processed(home, 1)
    home.type(dani, "help")
    await home.until(lambda: home.shown(dani))
    assert (await contact_of(home, dani)).left_at is not None
    assert await home.queue_question(dani) == 0


async def test_leaving_slack_leaves_telegram(home: RestartableHouse) -> None:
    """A person with another account is asked there."""
    await home.until(lambda: not home.bot.troubles)
    dani, tomo = home.cast.dani, home.cast.tomo
    channel = channel_with(home, dani)
    await home.run(synced, home, channel, dani)

    def also_in_telegram(tx: Tx) -> None:
        person = tx.execute(select(contact_rows.c.person_id)).scalar_one()
        user = str(tomo.id)
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)

    await home.run(also_in_telegram)
    home.telegram.world.room(tomo).opened = True
    home.slack.leave(dani, channel)
    await processed(home, 1)
    assert await home.queue_question(dani) == 1
    await home.until(lambda: home.questions(tomo) == 1)
