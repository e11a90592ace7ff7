"""All tables with keys and constraints: one schema for SQLite and PostgreSQL.

A change here needs a migration in ``storage/migrations``. A test compares the two.
"""

from typing import Final

from storage.schema.audit import audit
from storage.schema.base import metadata
from storage.schema.campaigns import campaigns
from storage.schema.cases import cases
from storage.schema.cluster import heartbeats, leases, workers
from storage.schema.feedback import feedback
from storage.schema.messaging import inbox, moved_chats, outbox, prompts, response_urls, webhooks
from storage.schema.people import contacts, people
from storage.schema.summaries import summaries
from storage.schema.survey import comments, consents, imported_answers, invitations, score_changes

VERSION: Final = "0013"
"""The newest migration."""

__all__ = [
    "VERSION",
    "audit",
    "campaigns",
    "cases",
    "comments",
    "consents",
    "contacts",
    "feedback",
    "heartbeats",
    "imported_answers",
    "inbox",
    "invitations",
    "leases",
    "metadata",
    "moved_chats",
    "outbox",
    "people",
    "prompts",
    "response_urls",
    "score_changes",
    "summaries",
    "webhooks",
    "workers",
]
