"""Personal links, a synced channel, joins and erasures hold after an upgrade."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.ids import PersonId
from bot.people.personal_link import new_token
from bot.states import ContactState, InvitationState
from handlers.usecases.context import Context
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from sandbox.slack import SlackMessage, SlackUser
from sandbox.telegram import TelegramUser
from storage import people
from storage.engine.store import Tx
from storage.schema import contacts
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.people_scenes import CHANNEL, ERASED_WORDS, LINK_SEED, open_link
from tests.upgrades.recording import Recording, since
from tests.upgrades.records import found_in, owner_of
from tests.upgrades.user_actions import is_asked, reads, told
from tests.upgrades.waiting import settled


@pytest.fixture(params=since("part7"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


# -- personal links -------------------------------------------------------------------------------


async def test_an_old_personal_link_binds_the_chat_that_opens_it(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.LINK_UNUSED):
        assert isinstance(customer, TelegramUser)
        await open_link(home, customer)
        owner = await home.bot.store.read(owner_of, customer)
        assert (await home.bot.store.read(people.get, owner)).name == customer.name
        assert await home.queue_question(customer) == 1


@pytest.mark.long
async def test_a_personal_link_that_was_used_binds_nobody_else(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    stranger = home.telegram.add_user("Stranger", language_code="en")
    for customer in cast.of(CastRole.LINKED):
        owner = await home.bot.store.read(owner_of, customer)
        home.telegram.start(stranger, new_token(LINK_SEED, owner))
        await reads(home, stranger, ENGLISH("note.link.invalid"))
        assert await home.bot.store.read(owner_of, customer) == owner


# -- who is asked ---------------------------------------------------------------------------------


@pytest.mark.long
async def test_who_left_the_channel_is_asked_after_they_come_back(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    channel = home.slack.ws.world.channels[CHANNEL]
    for customer in cast.of(CastRole.LEFT):
        assert isinstance(customer, SlackUser)
        assert await home.queue_question(customer) == 0
        home.slack.join(customer, channel)
        await home.until_rows(contacts, lambda rows: all(row.left_at is None for row in rows))
        assert await home.queue_question(customer) == 1
    for customer in cast.of(CastRole.MEMBER):
        assert await home.queue_question(customer) == 1
        await is_asked(home, customer)


@pytest.mark.long
async def test_a_customer_who_churned_is_not_asked(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    assert await home.queue_question(*cast.of(CastRole.CHURNED)) == 0


@pytest.mark.long
async def test_who_was_out_of_reach_is_asked_after_they_open_the_chat(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for customer in cast.of(CastRole.UNDELIVERED):
        assert isinstance(customer, TelegramUser)
        assert (await home.invitation(customer)).state is InvitationState.UNDELIVERABLE
        assert await home.queue_question(customer) == 0
        home.telegram.start(customer)
        await home.until_rows(contacts, partial(_is_in_reach, user=str(customer.id)))
        assert await home.queue_question(customer) == 1
        await is_asked(home, customer)


def _is_in_reach(rows: list[Any], user: str) -> bool:
    return any(row.user == user and row.state is ContactState.OK for row in rows)


# -- joins and erasures ---------------------------------------------------------------------------


async def test_an_old_join_holds_and_can_be_taken_back(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    in_slack, in_telegram = cast.of(CastRole.JOINED)
    owner = await home.bot.store.read(owner_of, in_slack)
    assert await home.bot.store.read(owner_of, in_telegram) == owner
    await home.run(_undo_join, owner, Context(config=home.config, now=home.now, actor=CONSOLE))
    assert await home.bot.store.read(owner_of, in_slack) == owner
    separate = await home.bot.store.read(owner_of, in_telegram)
    assert (await home.bot.store.read(people.get, separate)).name == in_telegram.name


def _undo_join(tx: Tx, owner: PersonId, context: Context) -> None:
    join_people.undo(tx, people.get(tx, owner), context)


async def test_people_who_were_erased_stay_erased(
    home: RestartableHouse, cast: SandboxCast, tmp_path: Path
) -> None:
    await settled(home)
    erased = cast.of(CastRole.ERASED)
    traces = {ERASED_WORDS, *(one.name for one in erased)}
    shown = [text for one in erased for text in told(home, one)]
    shown += [text for post in home.alerts() for text in (post.text, *_replies(post))]
    assert not [text for text in shown for trace in traces if trace in text]
    await home.bot.store.checkpoint()
    await home.stop()
    assert found_in(tmp_path, traces) == set()


def _replies(post: SlackMessage) -> list[str]:
    return [reply.text for reply in post.replies]
