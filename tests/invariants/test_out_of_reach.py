"""People who cannot be reached are left alone, and an alert finds somebody all the same."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.states import ContactState, InvitationState
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox.telegram import TelegramUser
from storage.schema import contacts
from tests.invariants.restartable_house import Customer, RestartableHouse, open_home

NEXT_ROUND = timedelta(days=91)


def delete_account(home: RestartableHouse, user: TelegramUser) -> None:
    home.telegram.deactivate(user)


def delete_chat(home: RestartableHouse, user: TelegramUser) -> None:
    home.telegram.world.room(user).opened = False


async def until_contact_is(home: RestartableHouse, customer: Customer, state: ContactState) -> None:
    await home.until_rows(
        contacts, lambda rows: [r.state for r in rows if r.user == str(customer.id)] == [state]
    )


async def test_who_blocked_the_bot_is_asked_again_when_they_come_back(
    home: RestartableHouse,
) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.telegram.block(tomo)
    await until_contact_is(home, tomo, ContactState.UNREACHABLE)
    await home.pass_time(NEXT_ROUND)
    assert await home.queue_question(tomo) == 0

    home.telegram.unblock(tomo)
    await until_contact_is(home, tomo, ContactState.OK)
    assert await home.queue_question(tomo) == 1
    await home.until(lambda: home.questions(tomo) == 2)


@pytest.mark.long
@pytest.mark.parametrize(
    ("leave", "state"),
    [
        (delete_account, ContactState.GONE),
        (delete_chat, ContactState.UNREACHABLE),
    ],
)
async def test_a_contact_that_cannot_be_reached_is_tried_once(
    home: RestartableHouse,
    leave: Callable[[RestartableHouse, TelegramUser], None],
    state: ContactState,
) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    leave(home, tomo)
    assert await home.queue_question(tomo) == 1
    await until_contact_is(home, tomo, state)
    await home.becomes(lambda it: it.state is InvitationState.UNDELIVERABLE, tomo)
    await home.pass_time(NEXT_ROUND)
    assert await home.queue_question(tomo) == 0
    sent = [call for call in home.telegram.history.calls if call.method == "sendMessage"]
    assert len(sent) == 1


@pytest.mark.parametrize("closing", ["archived", "left"])
async def test_an_alert_without_its_channel_goes_to_the_admin_in_slack(
    home: RestartableHouse, closing: str
) -> None:
    slack, support = home.slack, home.cast.support
    await home.ask(home.cast.dani)
    await home.until(lambda: not home.bot.troubles)
    (slack.archive if closing == "archived" else slack.remove_bot)(support)
    home.tap(home.cast.dani, 2)
    told = await home.until(lambda: [one for one in home.shown(home.cast.ada) if "Dani" in one])
    assert "(2 of 10) couldn't be posted to the support channel" in told[0]


@pytest.mark.long
async def test_an_alert_without_its_group_goes_to_the_admin_in_telegram(tmp_path: Path) -> None:
    async with open_home(tmp_path / "tentap.db", staff=StaffPlatform.TELEGRAM) as home:
        tomo, telegram = home.cast.tomo, home.telegram
        support, admin = (int(TELEGRAM_GROUPS[name]) for name in ("support", "admin"))
        await home.ask(tomo)
        telegram.remove_bot(telegram.world.rooms[support].chat, telegram.user(int(TELEGRAM_ADMIN)))
        home.tap(tomo, 2)
        told = await home.until(lambda: telegram.messages(admin)[0].text)
        assert "Tomo (2 of 10) couldn't be posted to the support channel" in told
