"""Accounts that an earlier release tied by email addresses are verified after the upgrade."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest
from sqlalchemy import Row

from storage.schema import contacts
from tests.invariants.restartable_house import ENGLISH, RestartableHouse
from tests.upgrades.cast import CastRole, SandboxCast
from tests.upgrades.recording import Recording, since
from tests.upgrades.rhythm_scenes import CHECKUP, PULSE
from tests.upgrades.summary_series import Series
from tests.upgrades.user_actions import answer, in_moved_group, press, reads, told
from tests.upgrades.waiting import time_flies

pytestmark = pytest.mark.long

DAY: Final = timedelta(days=1)
OTHERS: Final = (f"The summary of {Series.FAILED}, ", f"“{PULSE}” asks", f"Who “{CHECKUP}” asks")
"""What the admin address has besides: that Slack has refused a summary, and forecasts."""


@pytest.fixture(params=since("part3"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


async def test_an_admin_group_that_moved_reads_who_was_suspended(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for guest in cast.of(CastRole.SUSPENDED):
        line = ENGLISH("trouble.suspended", names=f"{guest.name} ({guest.id})")
        await home.until(partial(_has, home, line))
        written = (text for text in in_moved_group(home) if text)
        told = [text for text in written if not text.startswith(OTHERS)]
        assert told == [line]


def _has(home: RestartableHouse, line: str) -> bool:
    return line in in_moved_group(home)


async def test_who_was_suspended_answers_nothing_and_gets_nothing(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    for guest in cast.of(CastRole.SUSPENDED):
        before = told(home, guest)
        press(home, guest, "9")
        await reads(home, guest, ENGLISH("toast.not_yours"))
        await home.pass_time(5 * DAY)
        await time_flies(home)
        assert told(home, guest) == [*before, ENGLISH("toast.not_yours")]


async def test_who_was_tied_by_a_vouched_email_stays_the_customer(
    home: RestartableHouse, cast: SandboxCast
) -> None:
    await home.until_rows(contacts, lambda rows: not any(map(is_unverified, rows)))
    for customer in cast.of(CastRole.UNVERIFIED):
        press(home, customer, "9")
        await reads(home, customer, answer(9))


def is_unverified(contact: Row[Any]) -> bool:
    return contact.user is not None and contact.bound_by is None
