"""Everything that is kept about a person, as it is read: in each language, by staff and person."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.language.texts import LANGUAGES, Texts
from bot.people import record_json, record_text
from bot.people.personal_record import PersonalRecord

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
PERSON = {
    "id": 12,
    "name": "Dani Novak",
    "email": "dani@initech.example",
    "account": "Initech",
    "language": None,
    "timezone": None,
    "country": "DE",
    "joined_on": date(2026, 3, 1),
    "left_on": None,
    "properties": {"plan": "pro"},
    "created_at": NOW,
    "self_enrolled": False,
    "never_at": NOW,
    "paused_until": None,
}
INVITATION = {
    "id": 1,
    "survey": "relationship",
    "kind": "nps",
    "queued_at": NOW,
    "state": "answered",
    "test": False,
    "replaced": False,
    "declined": None,
    "declined_until": None,
    "contact_wanted": True,
}


def row(**values: Any) -> dict[str, Any]:
    return {"invitation_id": 1, "at": NOW, **values}


def comment(text: str, **more: Any) -> dict[str, Any]:
    return row(text=text, **{"replaced_by": None, "forwarded": False, **more})


RECORD = PersonalRecord(
    person=PERSON,
    tables={
        "contacts": (
            {
                "platform": "slack",
                "workspace": "",
                "user": "U0DANI",
                "username": None,
                "bound_by": "list",
                "state": "ok",
                "used_at": NOW,
                "left_at": None,
            },
        ),
        "invitations": (INVITATION,),
        "score_changes": (row(score=3), row(score=9)),
        "comments": (
            comment("Fast now\nand simple"),
            comment("Slow", replaced_by=1),
            comment("My boss agrees", forwarded=True),
        ),
        "consents": (row(consent="named", wording="May we quote you? Yes, with my name"),),
        "imported_answers": (row(survey="old", kind="csat", score=4, comment="Fine"),),
        "feedback": (row(text="Hello", forwarded=False),),
        "cases": (
            {"id": 5, "opened_at": NOW, "resolved_at": NOW, "resolution": "Called, very angry"},
        ),
        "events": ({"id": 3, "name": "churned", "at": NOW, "created_at": NOW},),
        "outbox": (
            {"recipient": "contact 3", "payload": {"line": "note.help"}},
            {"recipient": "support", "payload": None},
        ),
        "audit": ({"action": "show case", "actor": "slack:U0ADA", "place": "C0", "detail": None},),
    },
    chats=frozenset({"contact 3"}),
)


def text_of(record: PersonalRecord, language: str = "en") -> str:
    return record_text.as_text(record, Texts(language, product="Acme"), "Europe/Berlin", NOW)


def test_the_text_reads_like_a_page() -> None:
    assert text_of(RECORD).splitlines() == [
        "What Acme keeps about Dani Novak (number 12), as of 2026-11-02 10:00 (Europe/Berlin)",
        "",
        "Person",
        "  Name: Dani Novak",
        "  Email: dani@initech.example",
        "  Account: Initech",
        "  Country: DE",
        "  plan: pro",
        "  Customer since: 2026-03-01",
        "  Kept since 2026-11-02 10:00",
        "  Said never to ask again on 2026-11-02 10:00",
        "",
        "Chat accounts",
        "  Slack U0DANI, from an imported list, in use, last used 2026-11-02 10:00",
        "",
        "Questions and answers",
        "  relationship, 2026-11-02 10:00, answered",
        "    Score 9 of 10, 2026-11-02 10:00",
        "    Earlier score 3 of 10, 2026-11-02 10:00",
        "    Comment, 2026-11-02 10:00: Fast now",
        "      and simple",
        "    Earlier version of a comment, 2026-11-02 10:00: Slow",
        "    Forwarded words, 2026-11-02 10:00: My boss agrees",
        "    Contact wanted",
        "    May be quoted by name, 2026-11-02 10:00: May we quote you? Yes, with my name",
        "",
        "Answers from another tool",
        "  old: Score 4 of 5, 2026-11-02 10:00",
        "    Comment, 2026-11-02 10:00: Fine",
        "",
        "Other messages",
        "  Message, 2026-11-02 10:00: Hello",
        "",
        "Cases of the support team",
        "  Case 5, opened 2026-11-02 10:00",
        "    Resolved 2026-11-02 10:00",
        "    Called, very angry",
        "",
        "Events",
        "  churned, 2026-11-02 10:00",
        "",
        "In the JSON file only: outbox 2, audit 1",
    ]


def lines(**changed: Any) -> list[str]:
    """The lines of a record with other parts."""
    tables = {**RECORD.tables, **changed.pop("tables", {})}
    return text_of(replace(RECORD, tables=tables, **changed)).splitlines()


def test_a_joined_record_has_a_section() -> None:
    shown = lines(joined=({**PERSON, "id": 15, "name": "D. Novak", "never_at": None},))
    at = shown.index("Joined record 15")
    assert shown[at + 1 : at + 3] == ["  Name: D. Novak", "  Email: dani@initech.example"]


def test_a_person_of_imported_answers_alone_has_no_number() -> None:
    nothing = dict.fromkeys(RECORD.tables, ())
    answer = row(survey="old", kind="nps", score=7, comment="Fine", person="Zed")
    shown = lines(person=None, tables={**nothing, "imported_answers": (answer,)})
    assert shown == [
        "What Acme keeps about Zed (only in imported answers), as of 2026-11-02 10:00"
        " (Europe/Berlin)",
        "",
        "Answers from another tool",
        "  old: Score 7 of 10, 2026-11-02 10:00",
        "    Comment, 2026-11-02 10:00: Fine",
    ]


def test_words_that_were_deleted_are_said_to_be() -> None:
    assert "    Comment, 2026-11-02 10:00: (deleted)" in lines(tables={"comments": (comment(""),)})


def test_a_replaced_question_is_not_said_to_wait_for_an_answer() -> None:
    asked = {**INVITATION, "state": "handed over", "replaced": True}
    shown = lines(tables={"invitations": (asked,)})
    assert "  relationship, 2026-11-02 10:00, replaced by a newer question" in shown


def test_an_account_that_is_not_looked_up_is_not_said_to_be_in_use() -> None:
    account = {
        "platform": "slack",
        "workspace": "",
        "user": None,
        "username": None,
        "bound_by": None,
        "state": "ok",
        "used_at": None,
        "left_at": None,
    }
    assert "  Slack, not looked up yet" in lines(tables={"contacts": (account,)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_person_are_there_in_every_language(language: str) -> None:
    shown = text_of(RECORD, language)
    assert all(words in shown for words in ("Dani Novak", "Fast now", "My boss agrees", "Hello"))
    assert "record." not in shown


@pytest.mark.parametrize(
    ("declined", "line"),
    [
        ("not now", "Not now"),
        ("pause", "No questions before 2026-11-02 10:00"),
        ("never", "Never ask again"),
    ],
)
def test_a_declined_question_says_how(declined: str, line: str) -> None:
    no = {**INVITATION, "state": "declined", "declined": declined, "declined_until": NOW}
    record = PersonalRecord(person=PERSON, tables={**RECORD.tables, "invitations": (no,)})
    assert f"    {line}\n" in text_of(record)


def test_the_json_is_one_document_with_instants_of_utc() -> None:
    document = json.loads(record_json.as_json(RECORD, NOW))
    assert document["exported_at"] == "2026-11-02T09:00:00+00:00"
    assert document["person"]["name"] == "Dani Novak"
    assert [change["score"] for change in document["score_changes"]] == [3, 9]
