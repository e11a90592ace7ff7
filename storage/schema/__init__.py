"""All tables with keys and constraints: one schema for SQLite and PostgreSQL.

A change here needs a migration in ``storage/migrations``. A test compares the two.
"""

from typing import Final

from storage.schema.audit import audit
from storage.schema.base import metadata
from storage.schema.campaigns import asking_pause, campaigns
from storage.schema.cases import case_entries, case_replies, cases
from storage.schema.cluster import heartbeats, leases, workers
from storage.schema.event_questions import event_questions
from storage.schema.events import events
from storage.schema.feedback import feedback
from storage.schema.messaging import inbox, moved_chats, outbox, prompts, response_urls, webhooks
from storage.schema.people import contacts, people
from storage.schema.privacy import erasures, posted_messages
from storage.schema.rhythm import due_questions, planned_days, rhythms
from storage.schema.sources import channel_members, personal_links
from storage.schema.summaries import summaries
from storage.schema.survey import comments, consents, imported_answers, invitations, score_changes

VERSION: Final = "0028"
"""The newest migration."""

__all__ = [
    "VERSION",
    "asking_pause",
    "audit",
    "campaigns",
    "case_entries",
    "case_replies",
    "cases",
    "channel_members",
    "comments",
    "consents",
    "contacts",
    "due_questions",
    "erasures",
    "event_questions",
    "events",
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
    "personal_links",
    "planned_days",
    "posted_messages",
    "prompts",
    "response_urls",
    "rhythms",
    "score_changes",
    "summaries",
    "webhooks",
    "workers",
]
