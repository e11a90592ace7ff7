"""Alerts follow the support channel."""

import pytest

from bot.addresses import Platform
from bot.config import load
from handlers import alerting
from storage import claims, outbox
from storage.outbox import Item
from storage.states import OutboxKind
from storage.store import Tx
from tests.storage.cast import NOW


@pytest.mark.parametrize("kind", [OutboxKind.ALERT, OutboxKind.ALERT_THREAD, OutboxKind.FEEDBACK])
def test_what_waits_for_support_moves_with_its_channel(tx: Tx, kind: OutboxKind) -> None:
    outbox.put(tx, Item(kind=kind, subject="1", lane="slack", due_at=NOW), NOW)
    moved = load(
        {
            "channels": {"support": "telegram:-1001"},
            "survey": [{"key": "relationship", "kind": "nps"}],
        }
    )
    alerting.follow_channels(tx, moved)
    assert claims.due(tx, Platform.SLACK, NOW, 1) == ()
    (alert,) = claims.due(tx, Platform.TELEGRAM, NOW, 1)
    assert alert.subject == "1"
