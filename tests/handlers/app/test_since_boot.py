"""The clock by which a claim ages, and with it whether its message may still be sent."""

import inspect
import time

import pytest

from handlers import clock
from handlers.app import wiring

AN_HOUR = 3600.0

pytestmark = pytest.mark.skipif(
    not hasattr(time, "CLOCK_BOOTTIME"), reason="this system counts no suspended time"
)


def test_it_goes_on_while_the_host_is_suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = time.clock_gettime

    def after_an_hour_suspended(clock: int) -> float:
        return counted(clock) + AN_HOUR * (clock == time.CLOCK_BOOTTIME)

    begun = clock.since_boot()
    monkeypatch.setattr(time, "clock_gettime", after_an_hour_suspended)
    assert AN_HOUR <= clock.since_boot() - begun < AN_HOUR + 60


def test_a_bot_goes_by_it_unless_told_otherwise() -> None:
    assert inspect.signature(wiring.opened).parameters["monotonic"].default is clock.since_boot
