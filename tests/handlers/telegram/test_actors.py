"""Who acts, and how often Telegram is asked for it."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.addresses import Address
from bot.chat.case_taps import ShowCaseTap
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import CampaignTap, LanguageTap, Tap
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import CaseId, MessageRef
from handlers.inbox.actors import Actors
from handlers.inbox.membership_cache import Members
from handlers.telegram.directory import TelegramDirectory
from handlers.updates import (
    ChatMoved,
    Commanded,
    Event,
    NotText,
    Pressed,
    Typed,
    Unblocked,
    User,
)
from handlers.usecases.roles import NOBODY, Role
from sandbox import Clock, Fault, Sandbox
from sandbox.telegram import Telegram, TelegramChat, TelegramUser
from storage import contacts
from storage.engine.sqlite_store import SqliteStore
from storage.engine.store import Tx
from tests.harness.sqlite import migrated
from tests.storage.cast import add_person, ask

TEAM, ADMIN, SUPPORT = (frozenset({role}) for role in (Role.TEAM, Role.ADMIN, Role.SUPPORT))
MINIMAL = {"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}}
CAMPAIGN = CampaignTap(campaign="t0k3n", confirmed=True)
SOON, A_MINUTE = timedelta(seconds=50), timedelta(minutes=1)


@pytest.fixture
def clock(sandbox: Sandbox) -> Clock:
    return sandbox.clock


@pytest.fixture
def sam(telegram: Telegram) -> TelegramUser:
    """A member of the team."""
    return telegram.add_user("Sam")


@pytest.fixture
def team(telegram: Telegram, sam: TelegramUser) -> TelegramChat:
    return telegram.add_group("Team", [sam])


@pytest.fixture
def members(directory: TelegramDirectory, clock: Clock) -> Members:
    return Members({Platform.TELEGRAM: directory}, clock.monotonic)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as opened:
        yield opened


@pytest.fixture
def actors(store: SqliteStore, members: Members, team: TelegramChat, clock: Clock) -> Actors:
    return Actors(store, config_with(team), members, clock.now)


def config_with(team: TelegramChat, **channels: str) -> Config:
    return load(
        {
            "survey": [{"key": "relationship", "kind": "nps"}],
            "telegram": {},
            "channels": {"team": f"telegram:{team.id}", **channels},
            "staff": {"admins": ["telegram:4711"]},
        }
    )


def account(user: TelegramUser | int) -> User:
    return User(platform=Platform.TELEGRAM, id=str(user if isinstance(user, int) else user.id))


def commanded(user: TelegramUser | int, chat: int = 7) -> Commanded:
    return Commanded(user=account(user), chat=str(chat), private=True, text="summary")


def pressed(user: TelegramUser | int, tap: Tap, chat: int = 7) -> Pressed:
    return Pressed(
        user=account(user), chat=str(chat), message=None, data=pack(tap), private=True, callback="1"
    )


def asked(telegram: Telegram) -> int:
    """How often Telegram was asked for a member."""
    return len([call for call in telegram.history.calls if call.method == "getChatMember"])


@pytest.mark.parametrize("do", [commanded, lambda user: pressed(user, CAMPAIGN)])
async def test_commands_and_buttons_of_the_staff_find_the_same_roles(
    do: Callable[[TelegramUser | int], Event],
    actors: Actors,
    telegram: Telegram,
    sam: TelegramUser,
    nora: TelegramUser,
) -> None:
    found = [(await actors.of(do(who))).roles for who in (4711, sam, nora)]
    assert found == [ADMIN, TEAM, frozenset()]
    assert asked(telegram) == 2


async def test_members_of_the_support_group_are_support_and_not_the_team(
    members: Members,
    telegram: Telegram,
    team: TelegramChat,
    sam: TelegramUser,
    nora: TelegramUser,
    clock: Clock,
    tmp_path: Path,
) -> None:
    support = telegram.add_group("Support", [nora])
    channels = {"team": f"telegram:{team.id}", "support": f"telegram:{support.id}"}
    config = config_with(team).model_copy(
        update={"channels": load({**MINIMAL, "channels": channels}).channels}
    )
    show = ShowCaseTap(case=CaseId(1))
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        actors = Actors(store, config, members, clock.now)
        found = [(await actors.of(pressed(who, show))).roles for who in (4711, sam, nora)]
        assert (await actors.of(commanded(nora))).roles == SUPPORT
    assert found == [ADMIN, TEAM, SUPPORT]


async def test_an_actor_is_an_account_in_a_place(actors: Actors, sam: TelegramUser) -> None:
    actor = await actors.of(commanded(sam, chat=-100500))
    assert (actor.id, actor.place) == (f"telegram:{sam.id}", "telegram:-100500")


async def test_a_customers_tap_asks_telegram_nothing(
    actors: Actors, telegram: Telegram, sam: TelegramUser
) -> None:
    events: list[Event] = [
        pressed(sam, LanguageTap(language="ko")),
        Unblocked(user=account(sam)),
    ]
    for event in events:
        assert not (await actors.of(event)).is_staff
    assert await actors.of(ChatMoved(old="-1", new="-2")) == NOBODY
    assert asked(telegram) == 0


async def test_in_the_teams_own_group_telegram_need_not_be_asked(
    actors: Actors, telegram: Telegram, team: TelegramChat, sam: TelegramUser
) -> None:
    assert (await actors.of(commanded(sam, chat=team.id))).roles == TEAM
    assert asked(telegram) == 0


async def test_a_membership_is_asked_for_once_a_minute(
    members: Members,
    telegram: Telegram,
    team: TelegramChat,
    sam: TelegramUser,
    nora: TelegramUser,
    clock: Clock,
) -> None:
    channel = Address(Platform.TELEGRAM, str(team.id))
    for _ in range(3):
        assert await members.has(channel, str(sam.id))
        assert not await members.has(channel, str(nora.id))
    assert asked(telegram) == 2

    telegram.leave(sam, team)
    clock.move(SOON)
    assert await members.has(channel, str(sam.id))
    assert asked(telegram) == 2

    clock.move(A_MINUTE - SOON)
    assert not await members.has(channel, str(sam.id))
    assert asked(telegram) == 3


async def test_an_answer_that_did_not_come_is_asked_for_again(
    members: Members, telegram: Telegram, team: TelegramChat, sam: TelegramUser
) -> None:
    channel = Address(Platform.TELEGRAM, str(team.id))
    telegram.faults.plan("getChatMember", Fault.SERVER_ERROR)
    assert not await members.has(channel, str(sam.id))
    assert await members.has(channel, str(sam.id))


async def test_each_channel_has_its_own_members(
    members: Members, telegram: Telegram, team: TelegramChat, sam: TelegramUser
) -> None:
    other = telegram.add_group("Other", [])
    assert await members.has(Address(Platform.TELEGRAM, str(team.id)), str(sam.id))
    assert not await members.has(Address(Platform.TELEGRAM, str(other.id)), str(sam.id))


# Words in a person's own chat


def typed(user: TelegramUser | int, text: str = "The export is slow") -> Typed:
    return Typed(user=account(user), chat="7", message=MessageRef("7/1"), text=text)


@pytest.mark.parametrize("text", ["The export is slow", "ask all", "9"])
async def test_words_have_the_roles_of_their_author(
    actors: Actors, sam: TelegramUser, nora: TelegramUser, text: str
) -> None:
    found = [(await actors.of(typed(who, text))).roles for who in (4711, sam, nora)]
    assert found == [ADMIN, TEAM, frozenset()]


async def test_an_unknown_author_of_a_sticker_may_be_staff(
    actors: Actors, sam: TelegramUser
) -> None:
    event = NotText(user=account(sam), chat="7", message=MessageRef("7/1"))
    assert (await actors.of(event)).roles == TEAM


async def test_an_answer_to_a_question_asks_telegram_nothing(
    actors: Actors, store: SqliteStore, telegram: Telegram, sam: TelegramUser
) -> None:
    await store.run(ask_question, str(sam.id))
    assert (await actors.of(typed(sam))).roles == frozenset()
    assert asked(telegram) == 0
    assert (await actors.of(typed(sam, "summary"))).roles == TEAM
    assert asked(telegram) == 1


async def test_a_member_of_the_support_channel_is_staff(
    store: SqliteStore,
    members: Members,
    telegram: Telegram,
    team: TelegramChat,
    sam: TelegramUser,
    nora: TelegramUser,
    clock: Clock,
) -> None:
    support = telegram.add_group("Support", [sam, nora])
    config = config_with(team, support=f"telegram:{support.id}")
    actors = Actors(store, config, members, clock.now)
    assert (await actors.of(typed(sam))).roles == TEAM | SUPPORT
    assert (await actors.of(typed(nora))).roles == SUPPORT


async def test_members_of_a_surveys_own_channels_have_its_roles_alone(
    store: SqliteStore,
    members: Members,
    telegram: Telegram,
    team: TelegramChat,
    sam: TelegramUser,
    nora: TelegramUser,
    clock: Clock,
) -> None:
    brands = telegram.add_group("Brand", [nora])
    survey = {"key": "brand", "kind": "nps", "channels": {"support": f"telegram:{brands.id}"}}
    main = {"key": "relationship", "kind": "nps"}
    channels = {"team": f"telegram:{team.id}"}
    config = load({"telegram": {}, "channels": channels, "survey": [main, survey]})
    actors = Actors(store, config, members, clock.now)
    found = await actors.of(commanded(nora))
    assert not found.roles
    assert found.survey_roles == {("brand", Role.SUPPORT)}
    assert found.is_staff
    assert (await actors.of(commanded(sam))).roles == TEAM


async def test_members_of_the_channel_of_urgent_cases_are_support_staff(
    store: SqliteStore,
    members: Members,
    telegram: Telegram,
    nora: TelegramUser,
    clock: Clock,
) -> None:
    urgent = telegram.add_group("Urgent", [nora])
    rule = {"where": {"plan": "gold"}, "channel": f"telegram:{urgent.id}"}
    survey = {"key": "relationship", "kind": "nps"}
    config = load({"telegram": {}, "cases": {"rule": [rule]}, "survey": [survey]})
    actors = Actors(store, config, members, clock.now)
    assert (await actors.of(typed(nora))).roles == SUPPORT


async def test_where_the_team_is_elsewhere_nobody_is_asked_about(
    store: SqliteStore, members: Members, telegram: Telegram, sam: TelegramUser, clock: Clock
) -> None:
    config = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
    actors = Actors(store, config, members, clock.now)
    assert (await actors.of(typed(sam))).roles == frozenset()
    assert asked(telegram) == 0


def ask_question(tx: Tx, user: str) -> None:
    """A customer with this account has a question open."""
    person = add_person(tx)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    ask(tx, person)
