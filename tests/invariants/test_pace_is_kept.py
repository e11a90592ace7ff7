"""What goes out too fast is refused, and then everybody waits: so nothing is."""

from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_GROUPS, StaffPlatform
from sandbox.telegram import TelegramMessage
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import RestartableHouse, open_home

pytestmark = pytest.mark.long

CUSTOMERS = 60


async def test_a_campaign_and_alerts_that_are_edited_are_refused_by_no_limit(
    tmp_path: Path,
) -> None:
    """Telegram counts thirty messages in any second, and one in each chat."""
    database = migrated(tmp_path / "tentap.db")
    async with open_home(database, staff=StaffPlatform.TELEGRAM, rate_limits=True) as home:
        people = [home.telegram.add_user(f"Customer {n}") for n in range(CUSTOMERS)]
        await home.add(*people)
        await home.queue_question(*people)
        await home.until(lambda: sum(map(home.questions, people)) == CUSTOMERS)
        for detractor in people[:3]:
            home.tap(detractor, 2)
        await home.until(lambda: len(alerts(home)) == 3)
        for detractor in people[:3]:
            home.type(detractor, "Too slow")
        await home.until(lambda: sum("Too slow" in alert.text for alert in alerts(home)) == 3)
        assert [call for call in home.telegram.history.calls if call.refused] == []


def alerts(home: RestartableHouse) -> list[TelegramMessage]:
    return home.telegram.messages(int(TELEGRAM_GROUPS["support"]))
