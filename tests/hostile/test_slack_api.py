"""Whatever Slack answers: nothing is lost or doubled, and the bot goes on."""

from pathlib import Path

import pytest

from tests.hostile.answers import SOCKETS
from tests.hostile.bots import broken
from tests.hostile.server import Misbehaviour
from tests.hostile.slack_api import SOCKET, HostileSlackApi
from tests.hostile.tables import pick, refusals, unreadable

pytestmark = pytest.mark.long

METHODS = ("apps.connections.open", "chat.postMessage", "conversations.open", "users.info")


def test_the_worst_answers_lose_and_double_nothing(tmp_path: Path) -> None:
    rows = [
        *pick(refusals("apps.connections.open"), "429 whose wait is zero"),
        *pick(refusals("chat.postMessage"), "429 in plain text", "429 that is null"),
        *pick(unreadable("apps.connections.open"), "HTML", "ok with numbers"),
        *pick(unreadable("chat.postMessage", done=True), "ok with null"),
        *pick(unreadable("auth.test"), "gzip as a file", "ok with numbers"),
    ]
    assert broken(rows, tmp_path, HostileSlackApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS)
def test_a_429_of_any_form_is_only_a_wait(tmp_path: Path, method: str) -> None:
    assert broken(refusals(method), tmp_path, HostileSlackApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("method", [*METHODS, SOCKET, "chat.update", "auth.test"])
def test_an_answer_that_cannot_be_read_is_none(tmp_path: Path, method: str, part: int) -> None:
    assert broken(unreadable(method)[part::3], tmp_path, HostileSlackApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("part", range(3))
def test_a_question_that_arrived_all_the_same_is_not_repeated(tmp_path: Path, part: int) -> None:
    rows = unreadable("chat.postMessage", done=True)[part::3]
    assert broken(rows, tmp_path, HostileSlackApi) == {}


def test_sockets_that_are_of_no_use_are_opened_seldom(tmp_path: Path) -> None:
    rows = [
        Misbehaviour(fault=fault, method=SOCKET, answer=answer) for fault, answer in SOCKETS.items()
    ]
    assert broken(rows, tmp_path, HostileSlackApi) == {}
