"""What a press may change."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import LanguageTap, ScoreTap, Tap, WriteTap
from bot.config.loading import load
from bot.ids import MessageRef
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import InvitationState
from handlers.updates import Event, OpenForm, Pressed, Toast, Typed, User
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.router import route
from handlers.usecases.survey import answer
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.storage.cast import DAY, MINUTE, NOW, latest_of

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}, "telegram": {}})


def test_a_form_that_opens_too_late_says_so_in_the_persons_own_language(tx: Tx) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo", language="zh"), NOW)
    contacts.add_contact(tx, tomo, Platform.SLACK, user="U7", chat="D7")
    asked = [people.get(tx, tomo)]
    ask.ask(tx, asked, CONFIG.surveys[0], Context(config=CONFIG, now=NOW, seed=b"1"))
    question = latest_of(tx, tomo)
    assert question is not None
    user = User(platform=Platform.SLACK, id="U7")
    press = Pressed(user=user, chat="D7", message=None, data="", private=True, callback="1")

    tap = WriteTap(invitation=question.token)
    reply = answer.handle_press(
        tx, press, tap, Context(config=CONFIG, now=NOW, source="slack/1", seed=b"1")
    )

    assert isinstance(reply, OpenForm)
    assert reply.form.too_late == Texts("zh")("toast.too_late")


def test_a_press_that_claims_to_be_of_tomorrow_stands_before_no_later_one(tx: Tx) -> None:
    """It counts as of now: a press that comes later is newer."""
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.SLACK, user="U7", chat="D7")
    asked = [people.get(tx, tomo)]
    ask.ask(tx, asked, CONFIG.surveys[0], Context(config=CONFIG, now=NOW, seed=b"1"))
    question = latest_of(tx, tomo)
    assert question is not None
    user = User(platform=Platform.SLACK, id="U7")
    press = Pressed(user=user, chat="D7", message=None, data="", private=True, callback="1")

    for score, claimed, now in ((3, NOW + DAY, NOW), (9, NOW + MINUTE, NOW + MINUTE)):
        tap = ScoreTap(invitation=question.token, score=score)
        context = Context(config=CONFIG, now=now, source=f"slack/{score}", seed=b"1")
        answer.handle_press(tx, replace(press, at=claimed), tap, context)

    answered = latest_of(tx, tomo)
    assert answered is not None
    assert answered.score == 9


def test_a_press_on_somebody_elses_question_moves_nobody_to_their_chat(tx: Tx) -> None:
    tomo, rika = (people.add(tx, NewPerson(name=name), NOW) for name in ("Tomo", "Rika"))
    for person, user in ((tomo, "7"), (rika, "8")):
        contacts.add_contact(tx, person, Platform.TELEGRAM, user=user, chat=user)
    asked = [people.get(tx, tomo)]
    ask.ask(tx, asked, CONFIG.surveys[0], Context(config=CONFIG, now=NOW, seed=b"1"))
    question = latest_of(tx, tomo)
    assert question is not None
    press = Pressed(
        user=User(platform=Platform.TELEGRAM, id="8"),
        chat="7",
        message=MessageRef("7/1"),
        data="",
        private=True,
        callback="1",
    )

    tap = ScoreTap(invitation=question.token, score=0)
    reply = answer.handle_press(
        tx, press, tap, Context(config=CONFIG, now=NOW, source="telegram/1", seed=b"1")
    )

    assert isinstance(reply, Toast)
    assert "someone else" in reply.text
    contact = contacts.contact_of_user(tx, Platform.TELEGRAM, "8")
    assert contact is not None
    assert contact.chat == "8"


TOMO, CARD = User(platform=Platform.TELEGRAM, id="7"), MessageRef("7/1")


def pressed(tap: Tap) -> Pressed:
    return Pressed(user=TOMO, chat="7", message=CARD, data=pack(tap), private=True, callback="1")


def typed(text: str) -> Typed:
    return Typed(user=TOMO, chat="7", message=MessageRef("7/2"), text=text)


@pytest.mark.parametrize(
    "said",
    [
        lambda question: pressed(ScoreTap(invitation=question.token, score=9)),
        lambda question: pressed(LanguageTap(language="ko")),
        lambda question: typed("9"),
        lambda question: typed("stop"),
    ],
    ids=["score", "language", "typed score", "stop"],
)
def test_what_a_person_does_reads_their_contact_once_at_most(
    tx: Tx, said: Callable[[Invitation], Event]
) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    asked = [people.get(tx, tomo)]
    ask.ask(tx, asked, CONFIG.surveys[0], Context(config=CONFIG, now=NOW, seed=b"1"))
    question = latest_of(tx, tomo)
    assert question is not None
    invitations.mark_handed_over(tx, question, CARD, NOW)
    invitations.save(tx, replace(question, state=InvitationState.HANDED_OVER, message=CARD))
    before = outbox_of(tx)

    with statements(tx) as run:
        route(tx, said(question), Context(config=CONFIG, now=NOW, source="telegram/1"))

    assert outbox_of(tx) != before
    assert len([one for one in run if "FROM contacts" in one]) <= 1


def outbox_of(tx: Tx) -> list[tuple[str, int]]:
    """What waits to be sent; whatever is done here changes it."""
    found = tx.exec_driver_sql("SELECT kind, version FROM outbox ORDER BY id")
    return [(kind, version) for kind, version in found]


@contextmanager
def statements(tx: Tx) -> Iterator[list[str]]:
    """What is said to the database meanwhile."""
    said: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *rest: object) -> None:
        said.append(statement)

    event.listen(tx, "before_cursor_execute", hear)
    yield said
    event.remove(tx, "before_cursor_execute", hear)
