"""Whatever an update is, the next one comes in."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.answers import told
from tests.hostile.bot_api import HostileBotApi
from tests.hostile.bots import HostileHouse, broken
from tests.hostile.poison import PAYLOADS, UNNUMBERED, UPDATES
from tests.hostile.server import Misbehaviour, until
from tests.hostile.slack_api import HostileSlackApi


async def comes_between(house: HostileHouse, *, poison: list[Any]) -> None:
    """A tap, what nobody can read, and another tap."""
    server = house.server
    await until(lambda: server.asked(server.first), "the first question")
    taps = {server.first: server.tap(server.first, 3)}
    for one in poison:
        server.add(one) if isinstance(server, HostileBotApi) else server.send(one)  # type: ignore[attr-defined]  # the other is Slack
    await house.goes_on(taps)


def row(fault: str) -> Misbehaviour:
    return Misbehaviour(fault=fault, method="none", answer=told({}))


@pytest.mark.long
def test_no_update_stops_polling(tmp_path: Path) -> None:
    trial = partial(comes_between, poison=list(UPDATES.values()))
    assert broken([row("all of them")], tmp_path, HostileBotApi, trial) == {}


@pytest.mark.long
def test_no_payload_stops_the_sockets(tmp_path: Path) -> None:
    trial = partial(comes_between, poison=list(PAYLOADS.values()))
    assert broken([row("all of them")], tmp_path, HostileSlackApi, trial) == {}


@pytest.mark.long
@pytest.mark.parametrize("fault", UPDATES)
def test_no_update_alone_stops_polling(tmp_path: Path, fault: str) -> None:
    trial = partial(comes_between, poison=[UPDATES[fault]])
    assert broken([row(fault)], tmp_path, HostileBotApi, trial) == {}


def test_an_answer_of_updates_without_numbers_is_asked_for_seldom(tmp_path: Path) -> None:
    rows = [
        Misbehaviour(fault="numbers of no form", method="getUpdates", answer=answer)
        for answer in [told({"ok": True, "result": list(UNNUMBERED.values())})]
    ]
    assert broken(rows, tmp_path, HostileBotApi) == {}
