"""A key is total: whatever comes over the wire can be kept, on both databases."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.slack.parse import arrival as from_slack
from handlers.storable_text import MOST_CHARACTERS
from handlers.telegram.parse import arrival as from_telegram
from storage.engine.store import Tx
from storage.messaging import inbox
from storage.messaging.inbox import Arrival
from tests.hostile.poison import PAYLOADS, UNNUMBERED, UPDATES, nested
from tests.storage.cast import NOW

TEXTS = st.text(st.characters(), max_size=20) | st.just("x" * 9000)
IDS = TEXTS | st.integers() | st.floats() | st.booleans() | st.none() | st.just(10**4000)
JSON = st.recursive(
    IDS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8
)
NAMES = ["message", "edited_message", "my_chat_member", "callback_query", "chat", "from", "id"]
SLACK_NAMES = ["event", "user", "id", "event_id", "client_msg_id", "trigger_id", "actions", "view"]


def objects(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects whose fields are those that are looked at, with anything in them."""
    inner = st.dictionaries(st.sampled_from(names), IDS | JSON)
    return st.dictionaries(
        st.sampled_from(names), inner | st.dictionaries(st.sampled_from(names), inner) | JSON
    )


def keep(tx: Tx, arrived: Arrival) -> None:
    assert arrived.key
    assert len(arrived.key) <= MOST_CHARACTERS
    assert len(arrived.chat) <= MOST_CHARACTERS
    inbox.add(tx, [arrived])
    assert inbox.add(tx, [arrived]) == (None,)


on_one_transaction = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@on_one_transaction
@given(update=objects(NAMES) | JSON, update_id=IDS)
def test_whatever_telegram_sends_can_be_kept_once(tx: Tx, update: Any, update_id: Any) -> None:
    keep(tx, from_telegram(update, NOW))
    keep(tx, from_telegram({"update_id": update_id, "callback_query": update}, NOW))


@pytest.mark.long
@on_one_transaction
@given(payload=objects(SLACK_NAMES))
def test_whatever_slack_sends_can_be_kept_once(tx: Tx, payload: dict[str, Any]) -> None:
    keep(tx, from_slack(payload, NOW))


@pytest.mark.parametrize("update", [*UPDATES.values(), *UNNUMBERED.values(), nested(5000)])
def test_updates_of_no_form_can_be_kept(tx: Tx, update: Any) -> None:
    keep(tx, from_telegram(update, NOW))


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), {"event": nested(5000)}])
def test_payloads_of_no_form_can_be_kept(tx: Tx, payload: dict[str, Any]) -> None:
    keep(tx, from_slack(payload, NOW))
