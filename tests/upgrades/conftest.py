"""A recorded database, and the present version that goes on from it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.cluster import email_binding_verification
from tests.invariants.restartable_house import RestartableHouse
from tests.upgrades.cast import SandboxCast
from tests.upgrades.recording import Recording, since, taken_over


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(email_binding_verification, "PACE", timedelta(milliseconds=10))


@pytest.fixture(params=since("part1"))
def recording(request: pytest.FixtureRequest) -> Recording:
    return Recording(request.param)


@pytest.fixture
async def home(recording: Recording, tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with taken_over(recording, tmp_path / "tentap.db") as home:
        yield home


@pytest.fixture
def cast(home: RestartableHouse, recording: Recording) -> SandboxCast:
    return SandboxCast(home.sandbox, recording.people)
