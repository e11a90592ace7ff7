"""An export holds every row about a person, and nothing of other people."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.campaigns.reasons import Reason
from bot.cases.entries import Entry
from bot.chat.addresses import HOME
from bot.chat.platforms import Platform
from bot.ids import CaseId, ContactId, MessageRef, PersonId
from bot.language.rich_words import unformatted
from bot.people.personal_record import PersonalRecord
from bot.states import Consent, EntryKind, ReplyState
from storage import (
    answers,
    asking_pause,
    audit,
    campaigns,
    case_entries,
    case_replies,
    cases,
    channel_members,
    contacts,
    due_questions,
    event_questions,
    events,
    feedback,
    imported_answers,
    personal_links,
    personal_records,
    posted_messages,
    prompts,
    response_urls,
)
from storage.audit import AuditEntry
from storage.case_replies import CaseReply
from storage.due_questions import DueQuestion
from storage.engine.store import Tx
from storage.event_questions import NewEventQuestion
from storage.events import NewEvent
from storage.imported_answers import ImportedAnswer
from storage.joining import joined_records
from storage.messaging import inbox, outbox
from storage.messaging.inbox import Arrival
from storage.messaging.keys import CaseKey, FeedbackKey, Key, MeetingKey, ReplyKey
from storage.messaging.news_key import NewsKey
from storage.messaging.outbox import Item
from storage.messaging.refusal_keys import LostKey
from storage.messaging.trouble_keys import MeetingLostKey
from storage.person_traces import imported_traces
from storage.posted_messages import PostedMessage
from storage.schema import metadata
from storage.states import OutboxKind
from tests.storage.cast import DAY, NOW, add_person, answer

IMPERSONAL = {
    "erasures",
    "heartbeats",
    "leases",
    "moved_chats",
    "planned_days",
    "rhythms",
    "summaries",
    "webhooks",
    "workers",
}
"""Tables that hold nothing about a person: a group moves to another id, a person's chat never."""
SECRETS = ("invitation-token", "https://hooks.slack.example/secret", "campaign-token", "seed-seed")


def recipient_of(contact: ContactId) -> str:
    return f"contact {contact}"


def fill(tx: Tx, name: str, workspace: str = HOME) -> tuple[PersonId, ContactId, CaseId]:
    """A person with a row in every table."""
    email = f"{name}@x.example".lower()
    person = add_person(tx, name, email=email, properties={"plan": name})
    user, chat = f"U{name}".upper(), f"D{name}".upper()
    slack = Platform.SLACK
    contact = contacts.add_contact(tx, person, slack, workspace=workspace, user=user, chat=chat)
    answered = answer(tx, person, 3)
    answers.record_score(tx, answered.id, 4, NOW)
    answers.add_comment(tx, answered.id, f"{name} comments", f"{name}-source", NOW)
    answers.edit_comment(tx, f"{name}-source", f"{name} edits", NOW)
    answers.record_consent(tx, answered.id, Consent.NAMED, f"{name} agrees", NOW)
    case = cases.add(tx, answered, NOW).id
    noted = Entry(kind=EntryKind.RESOLVED, at=NOW, words=f"{name} is called back")
    case_entries.add(tx, cases.get(tx, case), noted, "slack:C0SUPPORT")
    reply = CaseReply(
        id=0,
        case_id=case,
        contact_id=contact,
        at=NOW,
        state=ReplyState.SENT,
        by="slack:U0ZOE",
        by_name="Zoe Lund",
        signed="Zoe",
        words=unformatted(f"{name} is written to"),
        message=MessageRef(f"{chat}/77"),
    )
    case_replies.add(tx, reply)
    due = DueQuestion(person_id=person, due_at=NOW, day=NOW.date(), reason=Reason.ASKED)
    due_questions.put_all(tx, "relationship", [due])
    feedback.add(tx, person, f"{name} writes", f"{name}-message", NOW)
    [event] = events.add(tx, [NewEvent(name="churned", person_id=person, at=NOW)], NOW)
    question = NewEventQuestion(survey="support", event_id=event.id, due_at=NOW)
    event_questions.add(tx, [question])
    note = {"line": {"key": "note.language", "values": {}}, "buttons": []}
    posted = PostedMessage(
        platform=Platform.SLACK,
        message=MessageRef(f"C0SUPPORT/{name}"),
        kind=OutboxKind.ALERT,
        person_id=person,
    )
    posted_messages.add(tx, [posted], NOW)
    personal_links.add_all(tx, [(person, f"link-token {person}")], NOW + DAY, NOW)
    channel_members.add(tx, "C0CUSTOMERS", [contact])
    prompts.add(tx, contact, note, yes_or_no=False, now=NOW, until=NOW + DAY)
    called = f"slack:{user}" if workspace == HOME else email
    imported = ImportedAnswer(
        survey="other", score=1, at=NOW, key=name, person=called, comment=f"{name} before"
    )
    imported_answers.add_all(tx, [imported])
    body = f"{name} in the inbox"
    key = f"message:{user}:1"
    arrived = Arrival(platform=Platform.SLACK, key=key, chat=user, body=body, received_at=NOW)
    inbox.add(tx, [arrived])
    response_urls.remember(
        tx, Platform.SLACK, MessageRef(f"{chat}/1"), SECRETS[1], NOW + DAY, uses=1
    )
    asking_pause.pause(tx, f"slack:{user}", NOW)
    campaigns.add(tx, f"campaign-token {person}", "relationship", "slack:U0ADMIN", [person], NOW)
    for what in (f"person {person}", f"case {case}"):
        audit.add(tx, AuditEntry(at=NOW, actor="console", action=what, object=what, place="here"))
    plan(tx, OutboxKind.NOTE, ReplyKey(source=name, line="note.help"), recipient_of(contact), name)
    return person, contact, case


def plan(tx: Tx, kind: OutboxKind, key: Key, recipient: str, words: str = "") -> None:
    item = Item(
        kind=kind,
        key=key,
        queue="slack",
        recipient=recipient,
        due_at=NOW,
        payload={"words": words},
    )
    outbox.put(tx, item, NOW)


def read(tx: Tx, person: PersonId) -> PersonalRecord:
    return personal_records.of_person(tx, person, recipient_of)


def test_every_table_is_in_the_export_or_holds_nothing_about_people(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    record = read(tx, dani)
    assert {*record.tables, "people"} == set(metadata.tables) - IMPERSONAL
    assert [name for name, rows in record.tables.items() if not rows] == []


def test_every_column_is_there_but_secrets_and_other_people(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    record = read(tx, dani)
    rows: Mapping[str, Any] = {name: rows[0] for name, rows in record.tables.items()}
    for name, row in {**rows, "people": record.person or {}}.items():
        left_out = set(metadata.tables[name].c.keys()) - set(row)
        assert left_out == personal_records.OMITTED.get(name, set())
    assert [secret for secret in SECRETS if secret in repr(record)] == []


def test_nothing_of_another_person_is_in_it(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    fill(tx, "Mia")
    assert "mia" not in repr(read(tx, dani)).lower()


def test_an_export_of_a_joined_person_has_the_rows_of_both_records(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    mia, *_ = fill(tx, "Mia", workspace="TOTHER")
    before = [read(tx, one) for one in (dani, mia)]
    joined_records.join(tx, dani, mia)
    record = read(tx, dani)
    assert [row["id"] for row in (record.person, *record.joined) if row] == [dani, mia]
    assert record.joined[0]["email"] == "mia@x.example"
    for name, rows in record.tables.items():
        assert len(rows) == sum(len(one.tables[name]) for one in before), name


def test_a_person_of_imported_answers_alone_is_exported_too(tx: Tx) -> None:
    rows = [
        ImportedAnswer(survey="other", score=1, at=NOW, key=name, person=name, comment="Slow")
        for name in ("Zed", "zed", "Zoe")
    ]
    imported_answers.add_all(tx, rows)
    found = imported_traces(tx, "zed")
    assert found is not None
    record = personal_records.of_traces(tx, found, recipient_of)
    assert record.person is None
    assert [row["person"] for row in record.tables["imported_answers"]] == ["Zed", "zed"]
    assert [name for name, rows in record.tables.items() if rows] == ["imported_answers"]


def test_each_version_of_a_comment_and_each_score_is_kept(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    tables = read(tx, dani).tables
    assert [row["score"] for row in tables["score_changes"]] == [3, 4]
    assert {row["text"] for row in tables["comments"]} == {"Dani comments", "Dani edits"}


def test_the_wording_that_the_person_agreed_to_is_kept(tx: Tx) -> None:
    dani, *_ = fill(tx, "Dani")
    assert read(tx, dani).tables["consents"][0]["wording"] == "Dani agrees"


def test_a_campaign_names_none_of_the_others_that_it_lists(tx: Tx) -> None:
    dani, mia = add_person(tx, "Dani"), add_person(tx, "Mia")
    campaigns.add(tx, "both", "relationship", "slack:U0ADMIN", [mia, dani], NOW)
    campaigns.add(tx, "one", "keynote", "slack:U0ADMIN", [mia], NOW)
    [row] = read(tx, dani).tables["campaigns"]
    assert (row["survey"], "people" in row) == ("relationship", False)


def test_messages_to_staff_about_the_person_are_listed_without_their_content(tx: Tx) -> None:
    dani, contact, case = fill(tx, "Dani")
    news = NewsKey(case=case, since=NOW)
    met, meeting = MeetingKey(contact=contact, person=PersonId(9)), OutboxKind.MEETING
    for kind, key in (
        (OutboxKind.ALERT, CaseKey(case=case)),
        (OutboxKind.ALERT_THREAD, news),
        (OutboxKind.FEEDBACK, FeedbackKey(person=dani, since=NOW)),
        (meeting, met),
        (meeting, MeetingKey(contact=ContactId(9), person=dani)),
        (OutboxKind.TROUBLE, LostKey(kind=OutboxKind.ALERT_THREAD, key=news.pack())),
        (OutboxKind.TROUBLE, MeetingLostKey(meeting=met)),
    ):
        plan(tx, kind, key, "support", "Mia Chen has the same address")
    found = read(tx, dani).tables["outbox"]
    assert [row["kind"] for row in found].count(meeting) == 2
    assert len([row for row in found if row["recipient"] == "support"]) == 7
    assert "Mia" not in repr(found)


def test_messages_about_other_cases_and_people_are_not_listed(tx: Tx) -> None:
    dani, _, case = fill(tx, "Dani")
    before = read(tx, dani).tables["outbox"]
    other, later = CaseId(int(f"{case}1")), NOW + timedelta(hours=1)
    for kind, key in (
        (OutboxKind.ALERT, CaseKey(case=other)),
        (OutboxKind.ALERT_THREAD, NewsKey(case=other, since=NOW)),
        (OutboxKind.FEEDBACK, FeedbackKey(person=PersonId(int(f"{dani}1")), since=later)),
        (OutboxKind.MEETING, MeetingKey(contact=ContactId(11), person=PersonId(int(f"7{dani}")))),
    ):
        plan(tx, kind, key, "support")
    assert read(tx, dani).tables["outbox"] == before


def test_a_person_without_an_account_is_exported_too(tx: Tx) -> None:
    fill(tx, "Mia")
    record = read(tx, add_person(tx, "Dani"))
    assert [name for name, rows in record.tables.items() if rows] == []
