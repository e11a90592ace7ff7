"""Who opens App Home, and what Slack is asked for it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import HomeChoice, HomeTap
from bot.config.loading import load
from handlers.inbox.actors import Actors
from handlers.inbox.membership_cache import Members
from handlers.slack.directory import SlackDirectory
from handlers.updates import HomeOpened, Pressed, User
from handlers.usecases.roles import Role
from sandbox import Clock, Fault
from sandbox.slack import Slack, SlackChannel, SlackUser
from storage.engine.sqlite_store import SqliteStore
from tests.harness.sqlite import migrated

MINIMAL = {"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}, "telegram": {}}
MEMBERS = "conversations.members"
SUPPORT = frozenset({Role.SUPPORT})


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


def actors_with(
    store: SqliteStore, directory: SlackDirectory, clock: Clock, support: str, **more: Any
) -> Actors:
    config = load({**MINIMAL, "channels": {"support": support}, **more})
    members = Members({Platform.SLACK: directory}, clock.monotonic)
    return Actors(store, config, members, clock.now)


def opened(user: SlackUser) -> HomeOpened:
    return HomeOpened(user=User(platform=Platform.SLACK, id=user.id))


def lay_trap(slack: Slack) -> None:
    """The next question for members fails."""
    slack.faults.plan(MEMBERS, Fault.SERVER_ERROR)


def was_asked(slack: Slack) -> bool:
    """Whether the trap was sprung."""
    return slack.faults.left(MEMBERS) == 0


@pytest.fixture
def actors(
    store: SqliteStore, directory: SlackDirectory, clock: Clock, support: SlackChannel
) -> Actors:
    return actors_with(store, directory, clock, f"slack:{support.id}")


async def test_a_member_opens_home_as_staff(actors: Actors, ann: SlackUser) -> None:
    actor = await actors.of(opened(ann))
    assert (actor.roles, actor.id) == (SUPPORT, f"slack:{ann.id}")


async def test_a_press_in_home_keeps_the_role(actors: Actors, ann: SlackUser) -> None:
    press = Pressed(
        user=User(platform=Platform.SLACK, id=ann.id),
        chat=ann.id,
        message=None,
        data=pack(HomeTap(choice=HomeChoice.BACK)),
        private=True,
        callback="1",
        in_home=True,
    )
    assert (await actors.of(press)).roles == SUPPORT


async def test_a_customer_has_none_and_costs_one_question_a_minute(
    actors: Actors, slack: Slack
) -> None:
    dani = slack.add_user("Dani")
    assert not (await actors.of(opened(dani))).is_staff
    lay_trap(slack)
    assert not (await actors.of(opened(dani))).is_staff
    assert not was_asked(slack)


async def test_an_outsider_in_the_channel_is_a_customer(
    actors: Actors, slack: Slack, guest: SlackUser, support: SlackChannel
) -> None:
    slack.join(guest, support)
    assert not (await actors.of(opened(guest))).is_staff


async def test_a_failed_check_is_the_customers_home(
    actors: Actors, slack: Slack, ann: SlackUser
) -> None:
    lay_trap(slack)
    assert not (await actors.of(opened(ann))).is_staff
    assert was_asked(slack)
    assert (await actors.of(opened(ann))).roles == SUPPORT


async def test_slack_is_not_asked_if_the_team_is_in_telegram(
    store: SqliteStore, directory: SlackDirectory, clock: Clock, slack: Slack, ann: SlackUser
) -> None:
    actors = actors_with(store, directory, clock, "telegram:-100500")
    lay_trap(slack)
    assert not (await actors.of(opened(ann))).is_staff
    assert not was_asked(slack)


async def test_an_admin_is_known_without_a_question(
    store: SqliteStore, directory: SlackDirectory, clock: Clock, slack: Slack, ann: SlackUser
) -> None:
    staff = {"admins": [f"slack:{ann.id}"]}
    actors = actors_with(store, directory, clock, "slack:C0SUPPORT", staff=staff)
    lay_trap(slack)
    assert (await actors.of(opened(ann))).roles == frozenset({Role.ADMIN})
    assert not was_asked(slack)
