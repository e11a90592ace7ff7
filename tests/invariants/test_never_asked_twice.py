"""One question per person, survey and round, whatever happens to its sending."""

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from bot.chat.platforms import Platform
from bot.model import Invitation
from bot.states import InvitationState
from handlers.outbox.dispatcher import Dispatcher
from handlers.outbox.transport import Transport
from handlers.ports import Messenger
from sandbox import Fault
from storage.schema import invitations
from tests.crash.bot import start_bot
from tests.harness.house import read_config
from tests.invariants.restartable_house import Customer, RestartableHouse

SEND = {Platform.SLACK: "chat.postMessage", Platform.TELEGRAM: "sendMessage"}
SOON = 1.3
"""Seconds in which a second question would have come."""

both = pytest.mark.parametrize("platform", list(Platform))


class DeadlyMessenger:
    """The process is killed between sending and writing down that it was sent."""

    def __init__(self, messenger: Messenger) -> None:
        self._messenger = messenger

    def __getattr__(self, name: str) -> Any:
        return getattr(self._messenger, name)

    async def send(self, *args: Any, **kwargs: Any) -> None:
        await self._messenger.send(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)


class DyingDispatcher(Dispatcher):
    def __init__(self, *, transport: Transport, **parts: Any) -> None:
        deadly = cast(Messenger, DeadlyMessenger(transport.messenger))
        super().__init__(transport=replace(transport, messenger=deadly), **parts)


def customer_of(home: RestartableHouse, platform: Platform) -> Customer:
    return home.cast.dani if platform is Platform.SLACK else home.cast.tomo


def is_in_doubt(invitation: Invitation) -> bool:
    return invitation.state is InvitationState.UNCERTAIN


async def asked_in_doubt(home: RestartableHouse, platform: Platform) -> Customer:
    """A customer whose question arrived, while the bot was told nothing."""
    faults = home.slack.faults if platform is Platform.SLACK else home.telegram.faults
    faults.plan(SEND[platform], Fault.DROP_AFTER)
    customer = customer_of(home, platform)
    await home.ask(customer)
    await home.becomes(is_in_doubt, customer)
    return customer


@both
async def test_a_question_of_unknown_fate_is_not_repeated(
    home: RestartableHouse, platform: Platform
) -> None:
    customer = await asked_in_doubt(home, platform)
    await asyncio.sleep(SOON)
    assert home.questions(customer) == 1


@pytest.mark.long
@both
async def test_a_tap_proves_that_the_question_arrived(
    home: RestartableHouse, platform: Platform
) -> None:
    customer = await asked_in_doubt(home, platform)
    home.tap(customer, 9)
    await home.becomes(lambda invitation: invitation.score == 9, customer)
    await home.until(lambda: "9 of 10" in home.shown(customer)[0])


@pytest.mark.long
@both
async def test_a_typed_number_proves_it_too(home: RestartableHouse, platform: Platform) -> None:
    customer = await asked_in_doubt(home, platform)
    home.type(customer, "9")
    await home.becomes(lambda invitation: invitation.score == 9, customer)
    await home.until(lambda: any("9" in text for text in home.shown(customer)[1:]))


@pytest.mark.long
@both
async def test_a_kill_between_sending_and_recording_leaves_one_question(
    home: RestartableHouse, platform: Platform, tmp_path: Path
) -> None:
    customer = customer_of(home, platform)
    await home.add(customer)
    await home.stop()
    await in_a_process_that_dies(home, platform, customer, tmp_path / "tentap.db")
    assert home.questions(customer) == 1

    await home.start()
    await home.becomes(is_in_doubt, customer)
    await asyncio.sleep(SOON)
    assert home.questions(customer) == 1
    home.tap(customer, 9)
    await home.becomes(lambda invitation: invitation.score == 9, customer)


async def in_a_process_that_dies(
    home: RestartableHouse, platform: Platform, customer: Customer, database: Path
) -> None:
    await home.queue_elsewhere(customer)
    process = start_bot(*read_config(home.sandbox), database, Dispatcher=DyingDispatcher)
    await home.until(lambda: not process.is_alive(), seconds=20)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.long
@both
async def test_a_question_that_certainly_did_not_go_out_is_sent_later(
    home: RestartableHouse, platform: Platform
) -> None:
    faults = home.slack.faults if platform is Platform.SLACK else home.telegram.faults
    faults.plan(SEND[platform], Fault.RATE_LIMITED, retry_after=1)
    customer = customer_of(home, platform)
    await home.ask(customer)
    await home.becomes(lambda it: it.state is InvitationState.HANDED_OVER, customer)
    assert home.questions(customer) == 1


async def test_asking_twice_asks_once(home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.add(tomo)
    asked: list[int] = await asyncio.gather(*(home.queue_question(tomo) for _ in range(5)))
    assert sorted(asked) == [0, 0, 0, 0, 1]
    assert len(await home.rows(invitations)) == 1
