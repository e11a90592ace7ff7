"""What a watcher sees of a bot that has done nothing yet."""

import re
from datetime import UTC, datetime

import pytest

from bot.chat.platforms import Platform
from handlers.telemetry.metrics import Metrics
from storage.states import OutboxKind


def told() -> str:
    return Metrics().as_text(None, datetime.now(UTC), 0).decode()


@pytest.mark.parametrize("outcome", ["sent", "failed", "uncertain"])
def test_every_series_of_messages_is_there_before_the_first_message(outcome: str) -> None:
    found = re.findall(
        rf'^tentap_messages_total{{kind="([^"]+)",outcome="{outcome}",queue="(\w+)"}} 0.0$',
        told(),
        re.MULTILINE,
    )
    assert set(found) == {(kind, queue) for kind in OutboxKind for queue in Platform}


@pytest.mark.parametrize(
    "name", ["updates_received", "updates_processed", "updates_failed", "rate_limited"]
)
def test_every_counter_of_a_platform_begins_at_zero(name: str) -> None:
    found = re.findall(rf'^tentap_{name}_total{{\w+="(\w+)"}} 0.0$', told(), re.MULTILINE)
    assert set(found) == set(Platform)


def test_the_histogram_of_the_wait_begins_empty() -> None:
    for platform in Platform:
        assert f'tentap_update_seconds_count{{platform="{platform}"}} 0.0\n' in told()
