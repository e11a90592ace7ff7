"""Whatever the Bot API answers: nothing is lost or doubled, and the bot goes on.

Each row has a bot and a server of its own; those of one test run at the same time.
"""

from pathlib import Path

import pytest

from tests.hostile.bot_api import HostileBotApi
from tests.hostile.bots import broken
from tests.hostile.tables import pick, refusals, unreadable

pytestmark = pytest.mark.long

METHODS = ("getMe", "getUpdates", "sendMessage", "getChat", "editMessageText")


def test_the_worst_answers_lose_and_double_nothing(tmp_path: Path) -> None:
    rows = [
        *pick(refusals("getUpdates"), "429 whose wait is text", "429 whose wait is negative"),
        *pick(refusals("sendMessage"), "429 in HTML"),
        *pick(unreadable("getMe"), "HTML", "a list"),
        *pick(unreadable("sendMessage", done=True), "ok with null"),
    ]
    assert broken(rows, tmp_path, HostileBotApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("method", METHODS)
def test_a_429_of_any_form_is_only_a_wait(tmp_path: Path, method: str) -> None:
    assert broken(refusals(method), tmp_path, HostileBotApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("method", METHODS)
def test_an_answer_that_cannot_be_read_is_none(tmp_path: Path, method: str, part: int) -> None:
    assert broken(unreadable(method)[part::3], tmp_path, HostileBotApi) == {}


@pytest.mark.long
@pytest.mark.parametrize("part", range(3))
def test_a_question_that_arrived_all_the_same_is_not_repeated(tmp_path: Path, part: int) -> None:
    assert broken(unreadable("sendMessage", done=True)[part::3], tmp_path, HostileBotApi) == {}
