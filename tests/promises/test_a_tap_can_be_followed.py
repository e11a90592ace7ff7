"""One name follows an update through everything that it brings about, in the log."""

import io
import json

import pytest

from handlers import logs
from tests.promises.home import Home


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What a bot writes that stands on no terminal."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    logs.configure()
    return written


def lines(log: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def kinds(log: io.StringIO) -> set[str]:
    return {line["kind"] for line in lines(log) if "kind" in line}


async def test_a_low_score_is_followed_to_the_alert(log: io.StringIO, home: Home) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    home.tap(tomo, 2)
    await home.until(lambda: kinds(log) >= {"card", "alert"})

    (alert,) = (line for line in lines(log) if line.get("kind") == "alert")
    followed = [line for line in lines(log) if line.get("update") == alert["update"]]
    assert followed[0]["event"] == "update.worked"
    assert {line["kind"] for line in followed} == {"Pressed", "card", "alert"}


async def test_a_question_that_nobody_asked_for_in_chat_has_no_update(
    log: io.StringIO, home: Home
) -> None:
    await home.ask(home.cast.tomo)
    await home.until(lambda: "question" in kinds(log))
    (question,) = (line for line in lines(log) if line.get("kind") == "question")
    assert question["update"] is None
