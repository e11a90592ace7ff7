"""docs/http.md holds what a machine can ask, and no more than there is."""

import re
from datetime import UTC, datetime

from handlers.http.probes import Probes
from handlers.slack.manifest import REQUEST_PATH
from handlers.telegram.webhook import PATH
from handlers.telemetry.metrics import Metrics
from storage.engine.sqlite_store import SqliteStore
from tests.harness.house import PROJECT

PAGE = (PROJECT / "docs" / "http.md").read_text()


def test_every_metric_is_explained_with_its_name() -> None:
    text = Metrics().as_text(None, datetime.now(UTC), 0).decode()
    there = set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))
    explained = set(re.findall(r"^\| `(tentap_\w+)` \|", PAGE, re.MULTILINE))
    assert explained == there


def test_every_path_is_explained() -> None:
    store = SqliteStore(PROJECT / "nowhere.db")
    probes = Probes(store, Metrics(), now=lambda: datetime.now(UTC), troubles=lambda: ())
    there = {route.path for route in probes.routes()} | {REQUEST_PATH, PATH}
    assert set(re.findall(r"^\| `(/[\w/]+)` \|", PAGE, re.MULTILINE)) == there
