"""What typed words are taken for."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import WriteTap
from bot.config.loading import load
from bot.ids import MessageRef, PersonId
from bot.model import Invitation
from bot.states import InvitationState
from handlers.updates import Edited, FormSent, NotText, Typed, User
from handlers.usecases.campaigns import ask
from handlers.usecases.cases import alerts
from handlers.usecases.context import Context
from handlers.usecases.conversation import edited_text, typed_text
from handlers.usecases.people.notes import MOST_REPLIES
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import feedback
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW, change, latest_of

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})


def queue_question(tx: Tx) -> PersonId:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user="7", chat="7")
    tomo = [people.get(tx, person)]
    ask.ask(tx, tomo, CONFIG.surveys[0], Context(config=CONFIG, now=NOW, seed=b"1"))
    return person


def type_words(tx: Tx, words: str) -> None:
    user = User(platform=Platform.TELEGRAM, id="7")
    event = Typed(user=user, chat="7", message=MessageRef("7/1"), text=words)
    typed_text.handle_text(
        tx, event, Context(config=CONFIG, now=NOW, source="telegram/1", seed=b"1")
    )


def edit_words(tx: Tx, words: str) -> None:
    """What was typed says this now."""
    user = User(platform=Platform.TELEGRAM, id="7")
    event = Edited(user=user, chat="7", message=MessageRef("7/1"), text=words)
    edited_text.handle_edit(
        tx, event, Context(config=CONFIG, now=NOW, source="telegram/2", seed=b"1")
    )


UNSEEN = (InvitationState.QUEUED, InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)


@pytest.mark.parametrize("state", UNSEEN)
def test_a_number_answers_no_question_that_nobody_saw(tx: Tx, state: InvitationState) -> None:
    person = queue_question(tx)
    unseen = latest_of(tx, person)
    assert unseen is not None
    change(tx, unseen, state=state)
    type_words(tx, "5")

    assert invitations.get(tx, unseen.id).score is None
    assert tx.execute(select(feedback.c.text)).scalars().all() == ["5"]


def test_an_edit_is_read_in_the_language_that_the_person_chose(tx: Tx) -> None:
    person = queue_question(tx)
    question = latest_of(tx, person)
    assert question is not None
    invitations.mark_handed_over(tx, question, MessageRef("7/0"), NOW)
    question = change(tx, question, state=InvitationState.HANDED_OVER)
    people.choose_language(tx, person, "ko")
    type_words(tx, "삼점, 느려요")
    edit_words(tx, "삼점, 정말 느려요")

    answered = invitations.get(tx, question.id)
    assert (answered.score, [said.text for said in answered.comments]) == (3, ["정말 느려요"])


def test_feedback_that_is_edited_is_kept_as_it_is_now(tx: Tx) -> None:
    user = User(platform=Platform.TELEGRAM, id="7", name="Tomo")
    typed = Typed(user=user, chat="7", message=MessageRef("7/1"), text="The exprot")
    typed_text.handle_text(
        tx, typed, Context(config=CONFIG, now=NOW, source="telegram/1", seed=b"1")
    )

    changed = Edited(user=user, chat="7", message=MessageRef("7/1"), text="The export")
    edited_text.handle_edit(
        tx, changed, Context(config=CONFIG, now=NOW, source="telegram/2", seed=b"1")
    )

    assert tx.execute(select(feedback.c.text)).scalars().all() == ["The export"]


def test_an_admin_who_writes_to_the_bot_is_no_customer(tx: Tx) -> None:
    ours = {"staff": {"admins": ["telegram:7"]}, "telegram": {}}
    config = load({"survey": [{"key": "relationship", "kind": "nps"}], **ours})
    user = User(platform=Platform.TELEGRAM, id="7", name="Ada")
    typed = Typed(user=user, chat="7", message=MessageRef("7/1"), text="help")
    typed_text.handle_text(
        tx, typed, Context(config=config, now=NOW, source="telegram/1", seed=b"1")
    )

    assert people.customers(tx) == ()


def test_words_in_the_form_of_a_replaced_question_go_to_support(tx: Tx) -> None:
    person = queue_question(tx)
    queued = latest_of(tx, person)
    assert queued is not None
    question = change(tx, queued, replaced=True)
    config = load(
        {
            "channels": {"support": "slack:C0SUPPORT"},
            "survey": [{"key": "relationship", "kind": "nps"}],
            "telegram": {},
        }
    )
    user = User(platform=Platform.TELEGRAM, id="7")
    sent = FormSent(user=user, tap=pack(WriteTap(invitation=question.token)), text="Too slow")
    typed_text.handle_form(tx, sent, Context(config=config, now=NOW, source="slack/1", seed=b"1"))

    (row,) = claims.due(tx, Platform.SLACK, NOW + alerts.COLLECT, 1)
    assert (row.kind, row.due_at) == (OutboxKind.FEEDBACK, NOW + alerts.COLLECT)


@pytest.mark.parametrize("change", ["", "0", "another", "1:s:{token}:9", "1:a:{token}:y"])
def test_a_form_that_was_tampered_with_writes_nothing(tx: Tx, change: str) -> None:
    """What a form is about comes back from the client; Rika writes into Tomo's, or into none."""
    question = latest_of(tx, queue_question(tx))
    assert question is not None
    rika = people.add(tx, NewPerson(name="Rika"), NOW)
    contacts.add_contact(tx, rika, Platform.TELEGRAM, user="8", chat="8")
    user = User(platform=Platform.TELEGRAM, id="7" if change else "8")
    about = change.format(token=question.token) or pack(WriteTap(invitation=question.token))
    event = FormSent(user=user, tap=about, text="not my words")
    typed_text.handle_form(tx, event, Context(config=CONFIG, now=NOW, source="slack/1", seed=b"1"))

    assert invitations.get(tx, question.id) == question
    assert tx.execute(select(feedback.c.text)).scalars().all() == []


@pytest.mark.parametrize("words", ["/summary", "／foo", "/Ask all", "/foo@other_bot bar"])
def test_a_command_that_is_none_of_ours_is_told_so_and_kept_nowhere(tx: Tx, words: str) -> None:
    asked = seen_question(tx)
    type_words(tx, words)
    assert invitations.get(tx, asked.id) == asked
    assert tx.execute(select(feedback.c.text)).scalars().all() == []
    (note,) = [row for row in claims.due(tx, "telegram", NOW, 9) if row.kind is OutboxKind.NOTE]
    assert note.payload is not None
    assert note.payload["note"]["line"]["key"] == "note.unknown"


@pytest.mark.parametrize("words", ["/home/anna is empty", "/ slow", "/10"])
def test_a_slash_alone_makes_no_command(tx: Tx, words: str) -> None:
    asked = seen_question(tx)
    type_words(tx, words)
    (comment,) = invitations.get(tx, asked.id).comments
    assert comment.text == words


def seen_question(tx: Tx) -> Invitation:
    asked = latest_of(tx, queue_question(tx))
    assert asked is not None
    return change(tx, asked, state=InvitationState.HANDED_OVER)


def test_the_card_says_at_the_end_of_the_chat_that_its_question_was_stopped(tx: Tx) -> None:
    question = seen_question(tx)
    type_words(tx, "stop")
    assert notes_of(tx) == []
    waiting = [(row.kind, row.key) for row in claims.due(tx, "telegram", NOW, 9)]
    assert (OutboxKind.CARD_BELOW, str(question.id)) in waiting


def test_stop_where_no_question_is_open_is_said_in_full(tx: Tx) -> None:
    queue_question(tx)
    type_words(tx, "stop")
    assert notes_of(tx) == ["declined.never"]


def notes_of(tx: Tx, now: datetime = NOW) -> list[str]:
    rows = claims.due(tx, "telegram", now, 99)
    waiting = [row for row in rows if row.kind is OutboxKind.NOTE]
    return [row.payload["note"]["line"]["key"] for row in waiting if row.payload is not None]


# How often it is answered


def write(tx: Tx, words: str, n: int, at: datetime = NOW) -> None:
    """The nth message."""
    user = User(platform=Platform.TELEGRAM, id="7")
    event = Typed(user=user, chat="7", message=MessageRef(f"7/{n}"), text=words)
    typed_text.handle_text(
        tx, event, Context(config=CONFIG, now=at, source=f"telegram/{n}", seed=b"1")
    )


def send_sticker(tx: Tx, n: int) -> None:
    user = User(platform=Platform.TELEGRAM, id="7")
    event = NotText(user=user, chat="7", message=MessageRef(f"7/{n}"))
    typed_text.handle_not_text(
        tx, event, Context(config=CONFIG, now=NOW, source=f"telegram/{n}", seed=b"1")
    )


def let_go_out(tx: Tx) -> list[str]:
    """What goes out to the person now."""
    sent = notes_of(tx)
    for row in claims.due(tx, "telegram", NOW + DAY, 99):
        if claims.claim(tx, row.id, "mine", NOW + DAY):
            claims.finish(tx, row, "mine", OutboxState.SENT)
    return sent


def test_what_waits_to_be_acknowledged_is_acknowledged_once(tx: Tx) -> None:
    queue_question(tx)
    for n in range(10):
        send_sticker(tx, 2 * n)
        write(tx, f"Also the {n}th point", 2 * n + 1)
    assert let_go_out(tx) == ["note.not_text", "note.feedback"]
    assert len(tx.execute(select(feedback.c.text)).all()) == 10

    send_sticker(tx, 99)
    assert let_go_out(tx) == ["note.not_text"]


def test_different_words_are_different_acknowledgements(tx: Tx) -> None:
    queue_question(tx)
    for n, words in enumerate(["/foo", "/bar", "/foo"]):
        write(tx, words, n)
    assert let_go_out(tx) == ["note.unknown", "note.unknown"]


def test_beyond_twenty_replies_in_a_minute_words_are_kept_and_commands_are_answered(
    tx: Tx,
) -> None:
    queue_question(tx)
    for n in range(30):
        write(tx, f"/foo{n}", n)
    write(tx, "Where is my invoice?", 31)
    write(tx, "stop", 32)
    write(tx, "stop", 33)
    assert notes_of(tx) == ["note.unknown"] * MOST_REPLIES + ["declined.never"] * 2
    assert tx.execute(select(feedback.c.text)).scalars().all() == ["Where is my invoice?"]

    write(tx, "Where is it?", 34, at=NOW + MINUTE)
    assert notes_of(tx, NOW + MINUTE)[-1] == "note.feedback"


def test_a_yes_confirms_nothing_that_was_one_reply_too_many(tx: Tx) -> None:
    asked = seen_question(tx)
    for n in range(MOST_REPLIES):
        write(tx, f"/foo{n}", n)
    write(tx, "perhaps a 7?", 40)
    write(tx, "yes", 41)
    assert invitations.get(tx, asked.id).score is None
    assert set(notes_of(tx)) == {"note.unknown"}


def test_a_clock_that_ran_ahead_leaves_no_reply_out(tx: Tx) -> None:
    queue_question(tx)
    for n in range(MOST_REPLIES):
        write(tx, f"/foo{n}", n, at=NOW + DAY)
    write(tx, "Where is my invoice?", 31)
    assert notes_of(tx) == ["note.feedback"]
