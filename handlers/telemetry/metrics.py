"""Counts what this process does, as Prometheus metrics. No label contains personal data."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import product
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from bot.chat.platforms import Platform
from storage.messaging.status import Status
from storage.states import OutboxKind

# Without this, each counter has a second line with the time of its creation.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library gives no types there

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60)
_OUTCOMES: Final = ("sent", "failed", "uncertain")


class Metrics:
    """The counters of one bot, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()

        def counter(name: str, meaning: str, *labels: str) -> Counter:
            return Counter(f"tentap_{name}", meaning, labels, registry=registry)

        def gauge(name: str, meaning: str, *labels: str) -> Gauge:
            return Gauge(f"tentap_{name}", meaning, labels, registry=registry)

        self._received = counter(
            "updates_received", "Updates stored, without duplicates.", "platform"
        )
        self._processed = counter("updates_processed", "Updates processed.", "platform")
        self._failed = counter(
            "updates_failed", "Attempts to process an update that failed.", "platform"
        )
        self._update_seconds = Histogram(
            "tentap_update_seconds",
            "From an update's arrival to the commit of its effects.",
            ("platform",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._messages = counter("messages", "Attempts to send.", "queue", "kind", "outcome")
        self._rate_limited = counter("rate_limited", "Refusals for being too fast.", "queue")
        self._answered = counter("http_answers", "Answers of the web server.", "path", "status")
        self._database_up = gauge("database_up", "Whether the database answers.")
        self._troubles = gauge("platforms_in_trouble", "Platforms from which no updates arrive.")
        self._inbox = gauge("inbox_rows", "Updates not processed yet, or quarantined.", "state")
        self._outbox = gauge("outbox_rows", "What goes out, until it is sent.", "queue", "state")
        self._oldest = gauge(
            "outbox_oldest_due_seconds",
            "How long the oldest due message has waited.",
            "queue",
            "priority",
        )
        self._open = gauge("questions_open", "Questions asked and not answered yet.")
        self._begin()

    def _begin(self) -> None:
        """Sets every series to zero, because a series that begins at 1 shows no increase.

        The series of web responses are not known beforehand.
        """
        for platform in Platform:
            for counter in (self._received, self._processed, self._failed, self._rate_limited):
                counter.labels(platform)
            self._update_seconds.labels(platform)
        for labels in product(Platform, OutboxKind, _OUTCOMES):
            self._messages.labels(*labels)

    def received(self, platform: Platform) -> None:
        self._received.labels(platform).inc()

    def processed(self, platform: Platform, took: timedelta) -> None:
        """*took*: the time from the update's arrival to the commit of its transaction."""
        self._processed.labels(platform).inc()
        self._update_seconds.labels(platform).observe(max(took.total_seconds(), 0))

    def failed(self, platform: Platform) -> None:
        """Counts a failed attempt to process an update."""
        self._failed.labels(platform).inc()

    def sent(self, queue: str, kind: OutboxKind) -> None:
        self._messages.labels(queue, kind, "sent").inc()

    def unsent(self, queue: str, kind: OutboxKind, *, uncertain: bool) -> None:
        """*uncertain*: whether the message may have been sent."""
        self._messages.labels(queue, kind, "uncertain" if uncertain else "failed").inc()

    def rate_limited(self, queue: str) -> None:
        """Counts a request by the platform to wait."""
        self._rate_limited.labels(queue).inc()

    def answered(self, path: str, status: int) -> None:
        """Counts a response. *path*: one of our own, or "other"."""
        self._answered.labels(path, str(int(status))).inc()

    def as_text(self, status: Status | None, now: datetime, troubles: int) -> bytes:
        """Returns all metrics in Prometheus' text format.

        *status*: ``None`` if the database does not answer. *troubles*: the number of platforms in
        trouble.
        """
        self._troubles.set(troubles)
        self._database_up.set(status is not None)
        for table in (self._inbox, self._outbox, self._oldest):
            table.clear()
        self._open.set(float("nan") if status is None else status.open_questions)
        if status is not None:
            self._set(status, now)
        return generate_latest(self._registry)

    def _set(self, status: Status, now: datetime) -> None:
        _fill(self._inbox, (((state.name.lower(),), n) for state, n in status.inbox.items()))
        _fill(self._outbox, status.outbox.items())
        oldest = status.oldest_due.items()
        _fill(self._oldest, ((key, (now - due_at).total_seconds()) for key, due_at in oldest))


def _fill(gauge: Gauge, values: Iterable[tuple[tuple[object, ...], float]]) -> None:
    """Sets the gauge. *values*: pairs of the gauge's labels, in their order, and a value."""
    for labels, value in values:
        gauge.labels(*labels).set(value)
