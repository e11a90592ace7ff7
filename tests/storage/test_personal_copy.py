"""What is read for a person's copy: everything about them, and nothing about others."""

from datetime import timedelta

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from bot.language.texts import Line
from bot.people.notes import Note, NoteButton, to_payload
from bot.states import Consent
from storage import answers, contacts, events, feedback, imported_answers, personal_copy, prompts
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.imported_answers import ImportedAnswer
from storage.joining import joined_records
from storage.messaging import outbox
from storage.messaging.outbox import Item
from storage.messaging.personal_copy_key import PersonalCopyKey
from storage.states import OutboxKind, Settled
from tests.storage.cast import DAY, MINUTE, NOW, add_contact, add_person, answer, change

WHILE = timedelta(minutes=10)
MAIL = "anna@example.com"


@pytest.fixture
def anna(tx: Tx) -> PersonId:
    person = add_person(tx, email=MAIL, properties={"plan": "gold"})
    add_contact(tx, person, "U7")
    return person


@pytest.fixture(autouse=True)
def berta(tx: Tx) -> PersonId:
    """Another person, with the same of everything."""
    person = add_person(tx, "Berta")
    add_contact(tx, person, "U8")
    theirs = answer(tx, person, 3)
    answers.add_comment(tx, theirs.id, "Berta's words", "D8/1", NOW)
    feedback.add(tx, person, "Berta's question", "D8/2", NOW)
    events.add(tx, [NewEvent(name="churned", person_id=person, at=NOW)], NOW)
    return person


def test_an_answer_comes_with_its_scores_versions_and_permissions(tx: Tx, anna: PersonId) -> None:
    given = answer(tx, anna, 4)
    answers.record_score(tx, given.id, 9, NOW + MINUTE)
    change(tx, given, score=9, quote=Consent.NAMED)
    answers.add_comment(tx, given.id, "slwo", "D7/1", NOW)
    answers.add_comment(tx, given.id, "second", "D7/2", NOW)
    answers.edit_comment(tx, "D7/1", "slow", NOW + MINUTE)
    answers.record_consent(tx, given.id, Consent.NAMED, "May we? With my name", NOW)

    (kept,) = personal_copy.record_of(tx, anna).invitations

    assert kept.invitation.quote is Consent.NAMED
    assert kept.asked_at == NOW
    assert [(one.score, one.at) for one in kept.scores] == [(4, NOW), (9, NOW + MINUTE)]
    assert [(one.text, one.replaced) for one in kept.comments] == [
        ("slwo", True),
        ("slow", False),
        ("second", False),
    ]
    assert [one.wording for one in kept.consents] == ["May we? With my name"]


def test_what_a_joined_record_keeps_is_there_too(tx: Tx, anna: PersonId) -> None:
    old = add_person(tx, "Anna Old", account="Initech")
    joined_records.join(tx, anna, old)
    (joined,) = personal_copy.record_of(tx, anna).joined
    assert (joined.name, joined.account) == ("Anna Old", "Initech")


def test_the_person_comes_with_accounts_words_imported_answers_and_choices(
    tx: Tx, anna: PersonId
) -> None:
    contacts.add_contact(tx, anna, Platform.TELEGRAM, user="77", chat="77")
    feedback.add(tx, anna, "Where is my invoice?", "D7/3", NOW)
    events.add(tx, [NewEvent(name="order_delivered", person_id=anna, at=NOW - DAY)], NOW)
    older = ImportedAnswer(
        survey="relationship", score=7, at=NOW - DAY, key="k", person=MAIL, comment="fine"
    )
    imported_answers.add_all(tx, [older])
    no = NoteButton(label=Line(key="note.resume.no"), tap="")
    payload = to_payload(Note(line=Line(key="note.resume"), buttons=(no,)))
    own = contacts.contacts_of(tx, anna)[0].id
    asked = prompts.add(tx, own, payload, yes_or_no=True, now=NOW, until=NOW + DAY)
    prompts.settle(tx, asked, Settled.CHOSEN, NOW + MINUTE, 0)

    record = personal_copy.record_of(tx, anna)

    assert (record.person.name, record.person.properties) == ("Anna Berg", {"plan": "gold"})
    assert record.known_since == NOW
    assert [one.contact.user for one in record.accounts] == ["U7", "77"]
    assert [one.text for one in record.words] == ["Where is my invoice?"]
    assert [(one.person, one.score, one.comment) for one in record.imported] == [(MAIL, 7, "fine")]
    assert [(one.label.key, one.at) for one in record.choices] == [("note.resume.no", NOW + MINUTE)]
    assert [(one.name, one.at) for one in record.events] == [("order_delivered", NOW - DAY)]
    assert record.invitations == ()


def requested(tx: Tx, person: PersonId) -> Item:
    item = Item(
        kind=OutboxKind.PERSONAL_COPY,
        key=PersonalCopyKey(person=person, at=NOW),
        queue="slack",
        recipient="contact 1",
        due_at=NOW,
    )
    outbox.put_once(tx, item, NOW)
    return item


@pytest.mark.parametrize(
    ("later", "counts"), [(MINUTE, True), (WHILE, False), (-MINUTE, False)], ids=str
)
def test_a_request_counts_for_a_while(
    tx: Tx, anna: PersonId, later: timedelta, counts: bool
) -> None:
    requested(tx, anna)
    now = NOW + later
    assert personal_copy.was_requested(tx, anna, now - WHILE, now) is counts


def test_another_persons_request_and_a_dropped_one_do_not_count(
    tx: Tx, anna: PersonId, berta: PersonId
) -> None:
    item = requested(tx, berta)
    assert not personal_copy.was_requested(tx, anna, NOW - WHILE, NOW)
    outbox.drop(tx, [item.kind], item.key, "cannot be reached")
    assert not personal_copy.was_requested(tx, berta, NOW - WHILE, NOW)
