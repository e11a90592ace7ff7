"""An update whose work fails, as people read of it."""

from pathlib import Path

from structlog.testing import capture_logs

from bot.chat.platforms import Platform
from handlers.inbox.processor import InboundAdapter
from handlers.updates import Event
from storage.engine.sqlite_store import SqliteStore
from storage.messaging import quarantine
from storage.messaging.inbox import Arrival
from tests.handlers.inbox.test_intake import FakeTelegram, an_intake
from tests.harness.sqlite import migrated
from tests.storage.cast import NOW


def stumble(body: str) -> Event:
    raise KeyError("Nora's words")


async def test_what_failed_three_times_is_told_in_words_and_the_rest_is_in_the_log(
    tmp_path: Path,
) -> None:
    telegram = FakeTelegram()
    adapter = InboundAdapter(parse=stumble, responder=telegram, directory=telegram)
    odd = Arrival(platform=Platform.TELEGRAM, key="1", chat="7", body="{}", received_at=NOW)
    async with SqliteStore(migrated(tmp_path / "tentap.db")) as store:
        intake = an_intake(store, {Platform.TELEGRAM: adapter})
        with capture_logs() as log:
            await intake.receive([odd])
            await intake.finish()
        (parked,) = await store.read(quarantine.quarantined)
    assert parked.reason == "processing failed three times; see update.failed in the log"
    assert [line["error"] for line in log if line["event"] == "update.failed"] == ["KeyError"] * 3
    assert "Nora" not in repr(log)
