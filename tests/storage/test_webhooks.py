"""Where a platform was told to post to."""

import pytest

from bot.chat.platforms import Platform
from storage import webhooks
from storage.engine.store import Tx
from tests.storage.cast import MINUTE, NOW


def test_nothing_is_remembered_of_a_platform_that_was_told_nothing(tx: Tx) -> None:
    assert webhooks.remembered(tx, Platform.TELEGRAM) is None


def test_the_address_told_last_is_remembered(tx: Tx) -> None:
    webhooks.remember(tx, Platform.TELEGRAM, "https://old.example/telegram", NOW)
    webhooks.remember(tx, Platform.TELEGRAM, "https://new.example/telegram", NOW + MINUTE)
    assert webhooks.remembered(tx, Platform.TELEGRAM) == "https://new.example/telegram"
    assert webhooks.remembered(tx, Platform.SLACK) is None


@pytest.mark.parametrize("platform", Platform)
def test_an_address_taken_back_is_forgotten(tx: Tx, platform: Platform) -> None:
    for one in Platform:
        webhooks.remember(tx, one, f"https://bot.example/{one}", NOW)
    webhooks.forget(tx, platform)
    left = {one for one in Platform if webhooks.remembered(tx, one) is not None}
    assert left == set(Platform) - {platform}
