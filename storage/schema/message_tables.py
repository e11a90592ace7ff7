"""Declares the personal data in the tables of messages and of what staff did, for the data map."""

from collections.abc import Mapping
from typing import Final

from storage.schema.personal_data import Kept, OnErasure, TableData, columns, names

_EMPTIED, _DELETED = OnErasure.EMPTIED, OnErasure.DELETED
_REPLACED, _STAYS = OnErasure.REPLACED, OnErasure.STAYS

OF_MESSAGES: Final[Mapping[str, TableData]] = {
    "inbox": TableData(
        personal={
            **columns(
                Kept.INBOX,
                _EMPTIED,
                chat="keeps the updates of one person in order",
                body="the update as it arrived",
            ),
            **columns(Kept.INBOX, _REPLACED, key="keeps an update from being processed twice"),
        },
        other=names("id platform received_at state attempt reason worker"),
    ),
    "outbox": TableData(
        personal=columns(
            Kept.SENDING,
            _DELETED,
            key="what the message is about",
            recipient="whose chat it goes to",
            payload="words that are sent once",
            source="the update that caused it",
        ),
        other=names(
            "id kind queue priority due_at state version claim claimed_at attempts maybe_sent "
            "reason created_at plain refusal"
        ),
    ),
    "response_urls": TableData(
        personal=columns(
            Kept.PRESS,
            _DELETED,
            message="the pressed message, in the person's chat",
            url="edits the pressed message",
        ),
        other=("platform", "until", "uses_left"),
    ),
    "posted_messages": TableData(
        personal=columns(
            Kept.PERSON,
            _DELETED,
            message="finds our message about the person, so that erasure reaches it",
            person_id="the person in the message",
        ),
        other=names("id platform kind at survey week detail"),
    ),
    "campaigns": TableData(
        personal={
            **columns(Kept.CAMPAIGN, _REPLACED, asked_by="who asked"),
            **columns(Kept.CAMPAIGN, _STAYS, people="who is asked, by number"),
            **columns(
                Kept.CAMPAIGN,
                _EMPTIED,
                receipt_chat="where its receipt is, perhaps the admin's own chat",
                receipt="its receipt, which is edited",
            ),
        },
        other=names(
            "id token survey created_at seed position state changed_at size receipt_platform "
            "receipt_shown"
        ),
    ),
    "asking_pause": TableData(
        personal=columns(Kept.UNTIL_RESUMED, _REPLACED, by="who paused all asking"),
        other=("id", "since"),
    ),
    "audit": TableData(
        personal=columns(
            Kept.AUDIT,
            _REPLACED,
            actor="who acted",
            object="what the action was about; a person by number",
            place="where the action took place",
            detail="ids and numbers of the action",
        ),
        other=("id", "at", "action"),
    ),
    "erasures": TableData(
        personal=columns(
            Kept.PERSON, _STAYS, key="an HMAC of an address: an import brings nobody back"
        ),
        other=("at",),
    ),
}
