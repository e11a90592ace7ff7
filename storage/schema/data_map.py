"""Declares every column that holds personal data or leads to a person: the data map.

Erasure follows this declaration, and ``docs/privacy.md`` is made from it. A test fails for a column
that is not declared.
"""

from collections.abc import Mapping
from typing import Final

from storage.schema.impersonal_tables import IMPERSONAL
from storage.schema.message_tables import OF_MESSAGES
from storage.schema.personal_data import Kept, OnErasure, TableData, columns, names

_EMPTIED, _DELETED = OnErasure.EMPTIED, OnErasure.DELETED
_REPLACED, _STAYS = OnErasure.REPLACED, OnErasure.STAYS

PERSONAL_DATA: Final[Mapping[str, TableData]] = {
    "people": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _EMPTIED,
                name="greets the person, and tells staff who answered",
                language="the language that the person chose",
                timezone="the hours at which the person is asked",
                country="the holidays on which the person is not asked",
                account="the customer company, for staff",
                email="finds the person's chat account, and joins imported answers",
                properties="further columns of the imported list, for filters",
                paused_until="the person's wish not to be asked for a while",
            ),
            **columns(
                Kept.PERSON,
                _STAYS,
                id="joins the answers of one person, so that each person counts once",
                joined_on="new customers are not asked at once; counts of customers",
                left_on="who has left is not asked; counts of lost customers",
                never_at="nobody asks an erased person: erasure sets it",
                erased_at="when the person was erased",
                joined_into="the record of the same person that took this one in",
            ),
        },
        other=("kind", "created_at", "self_enrolled"),
    ),
    "contacts": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _EMPTIED,
                user="the chat account that may answer",
                chat="the direct message with the bot",
                username="finds the person by the public name",
                language="the platform's language setting, until the person chooses",
                timezone="the hours at which the person is asked",
                used_at="the chat that the person used last",
                bound_by="how the account was bound to the person",
                left_at="who has left the synced channels is not asked there",
            ),
            **columns(Kept.PERSON, _REPLACED, workspace="the company of a Slack account"),
            **columns(Kept.PERSON, _STAYS, person_id="whose account it is"),
        },
        other=("id", "platform", "state"),
    ),
    "due_questions": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _DELETED,
                person_id="the person who is asked next",
                due_at="when the person is asked next",
                day="the same, by the person's calendar",
                reason="why the person is not asked sooner",
            ),
        },
        other=("survey", "turn"),
    ),
    "personal_links": TableData(
        personal=columns(
            Kept.LINK,
            _DELETED,
            person_id="whose personal link it is",
            contact_id="the chat that opened the link",
            opened_at="when it was opened",
        ),
        other=("id", "token_hash", "created_at", "expires_at"),
    ),
    "channel_members": TableData(
        personal=columns(
            Kept.PERSON,
            _DELETED,
            channel="the synced Slack channel: who leaves it is not asked there",
            contact_id="who is in it",
            left_at="when the person left it",
        ),
        other=("id", "event_at"),
    ),
    "invitations": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _EMPTIED,
                message="the question's place in the person's chat",
                reminder="the reminder's place in the person's chat",
                contact_wanted="whether the person wants to be contacted",
                quote="whether the person may be quoted",
                declined="the person's refusal",
                declined_until="until when the refusal holds",
                declined_at="when the person refused",
                pressed_at="puts two presses in order",
            ),
            **columns(
                Kept.PERSON,
                _STAYS,
                person_id="who was asked, so that nobody is asked too often",
                contact_id="where the person was asked",
                score="the answer: counted in the figures",
                answered_at="the week in which the answer counts",
            ),
        },
        other=names(
            "id token survey round state variant queued_at handed_over_at expires_at first_ask "
            "comment_skipped rescoring put_again returned replaced experiment test kind campaign"
            " of_case"
        ),
    ),
    "score_changes": TableData(
        personal={
            **columns(Kept.PERSON, _EMPTIED, source="finds the score of an edited message"),
            **columns(Kept.PERSON, _STAYS, score="the history of the answer"),
        },
        other=("id", "invitation_id", "at"),
    ),
    "comments": TableData(
        personal={
            **columns(
                Kept.WORDS,
                _EMPTIED,
                text="the person's words, for staff and summaries",
                source="finds the comment of an edited message",
            ),
            **columns(Kept.PERSON, _STAYS, invitation_id="the answer that has a comment"),
        },
        other=("id", "at", "replaced_by", "forwarded"),
    ),
    "consents": TableData(
        personal=columns(
            Kept.WORDS,
            _DELETED,
            invitation_id="the answer that may be quoted",
            consent="whether and how the person may be quoted",
            wording="the exact text that the person agreed to",
            at="when the person agreed",
        ),
        other=("id",),
    ),
    "imported_answers": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _REPLACED,
                person="the other tool's name of the person: each person counts once",
                key="recognises the answer in a second import",
                source_id="the other tool's id of the answer",
            ),
            **columns(Kept.WORDS, _EMPTIED, comment="the person's words, for summaries"),
            **columns(Kept.PERSON, _STAYS, score="the answer: counted in the figures"),
        },
        other=("id", "survey", "at", "kind"),
    ),
    "cases": TableData(
        personal={
            **columns(
                Kept.PERSON,
                _EMPTIED,
                message="the case's card in the support channel",
                told="what the channel knows of the answer",
                refused_at="when the person refused contact",
                wrote_at="when the person last wrote: allows another reply",
            ),
            **columns(
                Kept.PERSON,
                _STAYS,
                person_id="whose case it is",
                invitation_id="the answer that opened the case",
                resolution="how the case ended: “erased”",
            ),
        },
        other=names(
            "id state opened_at resolved_at alert_at listed_in list_message shown version urgency"
            " owner owner_name due_at responded_at snoozed_until reminded_at escalated_at acted_at"
            " cause has_clock channel"
        ),
    ),
    "case_entries": TableData(
        personal={
            **columns(
                Kept.WORDS,
                _EMPTIED,
                words="what staff noted about the person, and what the two wrote to each other",
            ),
            **columns(
                Kept.PERSON,
                _EMPTIED,
                source="finds the words of an edited message",
                chat="the platform on which they were written",
            ),
            **columns(
                Kept.PERSON,
                _STAYS,
                case_id="the case that it belongs to",
                previous_score="the answer before it was changed",
                score="the answer: counted in the figures",
            ),
        },
        other=names("id at kind version by by_name until cause reply owner due_at team"),
    ),
    "case_replies": TableData(
        personal={
            **columns(
                Kept.WORDS,
                _EMPTIED,
                words="what staff wrote to the person, as it is sent",
            ),
            **columns(
                Kept.PERSON,
                _EMPTIED,
                message="the reply's place in the person's chat: what the person writes below it"
                " belongs to the case",
            ),
            **columns(
                Kept.PERSON,
                _STAYS,
                case_id="the case that it belongs to",
                contact_id="where it was sent",
            ),
        },
        other=names("id at state by by_name signed prompt source notice"),
    ),
    "feedback": TableData(
        personal=columns(
            Kept.WORDS,
            _DELETED,
            person_id="who wrote",
            text="words that answer no question, for staff",
            at="when they were written",
            source="keeps a message from being stored twice",
        ),
        other=("id", "forwarded"),
    ),
    "events": TableData(
        personal=columns(
            Kept.PERSON,
            _DELETED,
            person_id="whose event it is",
            name="what happened, such as `churned`: decides whether and what a person is asked",
            at="when it happened; keeps an event from being stored twice",
        ),
        other=("id", "created_at"),
    ),
    "event_questions": TableData(
        personal=columns(
            Kept.PERSON,
            _DELETED,
            event_id="the event after which the person is asked",
            due_at="the event's time and the delay of the survey",
            look_at="when the person is asked",
            reason="why the person was not asked, or not sooner",
            since="when what the reason names happened",
            until="when the reason ends",
            settled_at="when the person was asked, or it was decided that they are not",
            invitation_id="the question that was asked",
        ),
        other=("id", "survey", "state"),
    ),
    "prompts": TableData(
        personal=columns(
            Kept.PROMPT,
            _DELETED,
            contact_id="whose question it is",
            note="the question and its buttons",
            message="its place in the person's chat",
            choice="what the person chose",
        ),
        other=names("id yes_or_no asked_at until settled settled_at"),
    ),
    **OF_MESSAGES,
    **IMPERSONAL,
}
"""The tables of the schema, by name."""


def emptied(table: str) -> tuple[str, ...]:
    """Returns the columns of *table* that erasure empties."""
    columns = PERSONAL_DATA[table].personal.items()
    return tuple(name for name, column in columns if column.erasure is OnErasure.EMPTIED)
