"""Alerts follow the support channel."""

from bot.addresses import Address, Platform
from bot.config import load
from bot.model import CaseId
from handlers import alerting
from storage import outbox
from storage.store import Tx
from tests.storage.cast import NOW


def test_an_alert_that_waits_moves_with_the_support_channel(tx: Tx) -> None:
    outbox.put(tx, alerting.alert_item(CaseId(1), Address.parse("slack:C0SUPPORT"), NOW), NOW)
    moved = load(
        {
            "channels": {"support": "telegram:-1001"},
            "survey": [{"key": "relationship", "kind": "nps"}],
        }
    )
    alerting.follow_channels(tx, moved)
    assert outbox.due(tx, Platform.SLACK, NOW, 1) == ()
    (alert,) = outbox.due(tx, Platform.TELEGRAM, NOW, 1)
    assert alert.subject == "1"
