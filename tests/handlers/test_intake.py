"""What was stored is worked, now or when its platform is back."""

from datetime import datetime
from pathlib import Path

from bot.addresses import Platform
from bot.config import load
from handlers.intake import Intake
from storage import inbox
from storage.inbox import Arrival
from storage.migrate import migrate
from storage.store import Store
from tests.storage.cast import NOW

WITHOUT_TELEGRAM = load({"survey": [{"key": "relationship", "kind": "nps"}]})


def at_present() -> datetime:
    return NOW


async def test_a_tap_waits_while_its_platform_is_out_of_bot_toml(tmp_path: Path) -> None:
    tap = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="{}", received_at=NOW)
    async with Store(tmp_path / "tentap.db") as store:
        await store.run(migrate)
        (stored,) = await store.run(inbox.add, [tap])
        intake = Intake(store, WITHOUT_TELEGRAM, {}, now=at_present, worked=lambda: None)
        await intake.work_backlog()
        assert await store.read(inbox.unworked) == (stored,)
