"""One name follows an update through everything that it brings about, in the log."""

import json
from collections.abc import Callable

import pytest

from handlers.telemetry import logs
from tests.invariants.restartable_house import RestartableHouse

Log = Callable[[], str]


@pytest.fixture
def log(capfd: pytest.CaptureFixture[str]) -> Log:
    """What a bot has written that stands on no terminal."""
    logs.configure()
    written: list[str] = []

    def read() -> str:
        written.append(capfd.readouterr().err)
        return "".join(written)

    return read


def lines(log: Log) -> list[dict[str, str]]:
    return [json.loads(line) for line in log().splitlines()]


def kinds(log: Log) -> set[str]:
    return {line["kind"] for line in lines(log) if "kind" in line}


@pytest.mark.long
async def test_a_low_score_is_followed_to_the_alert(log: Log, home: RestartableHouse) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.tap(tomo, 2)
    await home.until(lambda: kinds(log) >= {"card", "alert"})

    (alert,) = (line for line in lines(log) if line.get("kind") == "alert")
    followed = [line for line in lines(log) if line.get("update") == alert["update"]]
    assert followed[0]["event"] == "update.processed"
    assert {line["kind"] for line in followed} == {"Pressed", "card", "alert"}


async def test_a_question_that_nobody_asked_for_in_chat_has_no_update(
    log: Log, home: RestartableHouse
) -> None:
    await home.ask(home.cast.tomo)
    await home.until(lambda: "question" in kinds(log))
    (question,) = (line for line in lines(log) if line.get("kind") == "question")
    assert question["update"] is None
