"""What App Home tells of a customer's questions and answers."""

import pytest

from bot.chat.messages import Message
from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import PersonId
from bot.states import InvitationState
from handlers.updates import HomeOpened, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import home
from storage import contacts, people
from storage.engine.store import Tx
from tests.storage.cast import (
    DAY,
    NOW,
    add_contact,
    add_person,
    answer,
    ask,
    change,
    hear_from,
    invite,
)

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}})
WAITS, NOTHING = "A question is waiting for you", "No question is waiting for you"


@pytest.fixture
def anna(tx: Tx) -> PersonId:
    person = add_person(tx)
    add_contact(tx, person, "U7")
    return person


def shown(tx: Tx) -> Message:
    user = User(platform=Platform.SLACK, id="U7")
    return home.show_home(
        tx, HomeOpened(user=user), Context(config=CONFIG, now=NOW + 3 * DAY)
    ).message


@pytest.mark.parametrize("state", [InvitationState.HANDED_OVER, InvitationState.EXPIRED])
def test_an_open_question_waits(tx: Tx, anna: PersonId, state: InvitationState) -> None:
    change(tx, ask(tx, anna), state=state)
    assert WAITS in shown(tx).text


def test_an_open_question_hides_no_older_answer(tx: Tx, anna: PersonId) -> None:
    answer(tx, anna, 7)
    ask(tx, anna, survey="onboarding", now=NOW + DAY)
    assert WAITS in shown(tx).text
    assert "7 of 10, on 2 November 2026" in shown(tx).text


@pytest.mark.parametrize("state", [InvitationState.QUEUED, InvitationState.DECLINED])
def test_an_answer_is_told_whatever_came_after_it(
    tx: Tx, anna: PersonId, state: InvitationState
) -> None:
    answer(tx, anna, 7)
    change(tx, invite(tx, anna, now=NOW + DAY), state=state)
    assert "7 of 10" in shown(tx).text
    assert WAITS not in shown(tx).text


@pytest.mark.parametrize(
    ("by_slack", "by_the_list", "day"),
    [
        ("Pacific/Honolulu", "Pacific/Kiritimati", "1 November"),
        (None, "Pacific/Honolulu", "1 November"),
        (None, None, "2 November"),
    ],
)
def test_a_day_is_that_of_the_persons_own_zone(
    tx: Tx, by_slack: str | None, by_the_list: str | None, day: str
) -> None:
    person = add_person(tx, timezone=by_the_list)
    contact = contacts.contact(tx, add_contact(tx, person, "U7"))
    hear_from(tx, contact.id, chat="", language=None, timezone=by_slack, now=NOW)
    answer(tx, person, 7)
    assert f"on {day} 2026" in shown(tx).text


def test_who_was_never_asked_has_nothing_to_do(tx: Tx, anna: PersonId) -> None:
    assert NOTHING in shown(tx).text
    invite(tx, anna)
    assert NOTHING in shown(tx).text


def test_who_is_never_asked_reads_so_and_how_to_begin_again(tx: Tx, anna: PersonId) -> None:
    people.stop_asking(tx, anna, None, NOW)
    assert "I will not ask you again" in shown(tx).text
    assert "type “start”" in shown(tx).text
    assert NOTHING not in shown(tx).text


def test_who_is_not_asked_for_a_while_reads_until_when(tx: Tx, anna: PersonId) -> None:
    people.stop_asking(tx, anna, NOW + 30 * DAY, NOW)
    assert "No questions before 2 December 2026" in shown(tx).text
    people.stop_asking(tx, anna, NOW + DAY, NOW)
    assert "No questions before" not in shown(tx).text
