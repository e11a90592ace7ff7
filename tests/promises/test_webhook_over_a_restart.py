"""Between two bots behind one address Telegram keeps what comes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house import free_port, on_http
from tests.promises.home import Home, open_home


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    web = on_http(free_port())
    async with open_home(tmp_path / "tentap.db", telegram={"mode": "webhook"}, **web) as home:
        yield home


async def test_a_tap_while_nobody_listens_is_worked_by_the_next_bot(home: Home) -> None:
    tomo = home.cast.tomo
    await home.ask(tomo)
    question = home.telegram_question()
    first = home.tap_as_it_was(tomo, question, 4)
    await home.until(lambda: first.acknowledged)

    await home.stop()
    second = home.tap_as_it_was(tomo, question, 9)
    assert not second.acknowledged
    await home.start()
    await home.becomes(lambda invitation: invitation.score == 9, tomo)
