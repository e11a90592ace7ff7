"""One person's chat, on each platform in turn."""

import pytest

from bot.chat.platforms import Platform
from storage.engine.store import Tx
from tests.harness.persons_chat import PersonsChat


@pytest.fixture(params=list(Platform))
def chat(tx: Tx, request: pytest.FixtureRequest) -> PersonsChat:
    return PersonsChat(tx=tx, platform=request.param)
