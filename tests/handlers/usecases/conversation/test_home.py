"""What App Home tells of a customer's questions and answers."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import PersonId
from bot.states import Decline, InvitationState, SurveyKind
from handlers.updates import Home, HomeOpened, Pressed, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import home
from handlers.usecases.router import route
from storage import contacts, invitations, people
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


ANNA = User(platform=Platform.SLACK, id="U7")


def context(now: datetime = NOW + 3 * DAY) -> Context:
    return Context(config=CONFIG, now=now)


def shown(tx: Tx, user: User = ANNA) -> Message:
    return home.show_home(tx, HomeOpened(user=user), context()).message


def shown_before(tx: Tx) -> Message:
    """The Home of somebody who has decided nothing, as it may still stand in another window."""
    other = User(platform=Platform.SLACK, id="U9")
    if contacts.contact_of_user(tx, other.platform, other.id) is None:
        add_contact(tx, add_person(tx, "Other"), other.id)
    return shown(tx, other)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.rows]


def tapped(message: Message, label: str) -> str:
    buttons = [button for row in message.rows for button in row if isinstance(button, Button)]
    return next(button.tap for button in buttons if button.label == label)


def pressed_event(tap: str, user: User) -> Pressed:
    return Pressed(
        user=user,
        chat=user.id,
        message=None,
        data=tap,
        private=True,
        callback="",
        in_home=True,
    )


def press(
    tx: Tx,
    label: str,
    *,
    on: Message | None = None,
    by: User = ANNA,
    at: datetime = NOW + 3 * DAY,
) -> Message:
    """Presses a button of Anna's Home. Returns the Home that follows."""
    event = pressed_event(tapped(on or shown(tx), label), by)
    reply = route(tx, event, context(at))
    assert isinstance(reply, Home)
    return reply.message


@pytest.mark.parametrize("state", [InvitationState.HANDED_OVER, InvitationState.EXPIRED])
def test_an_open_question_waits(tx: Tx, anna: PersonId, state: InvitationState) -> None:
    change(tx, ask(tx, anna), state=state)
    assert WAITS in shown(tx).text


def test_an_open_question_hides_no_older_answer(tx: Tx, anna: PersonId) -> None:
    answer(tx, anna, 7)
    ask(tx, anna, survey="onboarding", now=NOW + DAY)
    assert WAITS in shown(tx).text
    assert "7 of 10, on 2 November 2026" in shown(tx).text


def test_an_answer_is_told_on_its_own_scale(tx: Tx, anna: PersonId) -> None:
    answer(tx, anna, 4, survey="support", kind=SurveyKind.CSAT)
    assert "4 of 5, on 2 November 2026" in shown(tx).text


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


def test_who_is_asked_finds_every_choice_as_a_button(tx: Tx, anna: PersonId) -> None:
    assert labels(shown(tx)) == [
        ["Not for 3 months", "Never ask me again"],
        ["Language: English", "What's kept about you"],
    ]
    for word in ("“stop”", "“start”", "“language”", "“privacy”"):
        assert word not in shown(tx).text


def test_who_is_never_asked_reads_so_and_how_to_begin_again(tx: Tx, anna: PersonId) -> None:
    people.stop_asking(tx, anna, None, NOW)
    assert "I won't ask you again" in shown(tx).text
    assert NOTHING not in shown(tx).text
    assert labels(shown(tx))[0] == ["Ask me again"]


def test_who_is_not_asked_for_a_while_reads_until_when(tx: Tx, anna: PersonId) -> None:
    people.stop_asking(tx, anna, NOW + 30 * DAY, NOW)
    assert "I won't ask you before 2 December 2026" in shown(tx).text
    assert labels(shown(tx))[0] == ["Ask me again", "Never ask me again"]
    people.stop_asking(tx, anna, NOW + DAY, NOW)
    assert "I won't ask you before" not in shown(tx).text


def test_never_is_chosen_once_and_undone_where_it_was_chosen(tx: Tx, anna: PersonId) -> None:
    first = press(tx, "Never ask me again", at=NOW + DAY)
    assert "I won't ask you again" in first.text
    again = press(tx, "Never ask me again", on=shown_before(tx), at=NOW + 2 * DAY)
    assert labels(again) == labels(first)
    assert people.get(tx, anna).never_at == NOW + DAY

    undone = press(tx, "Ask me again", on=first)

    assert "I'll ask you one short question from time to time" in undone.text
    assert people.get(tx, anna).may_be_asked(NOW)
    assert labels(undone)[0] == ["Not for 3 months", "Never ask me again"]


def test_a_pause_lasts_three_calendar_months_from_the_first_press(tx: Tx, anna: PersonId) -> None:
    paused = press(tx, "Not for 3 months", at=NOW)
    assert "I won't ask you before 2 February 2027" in paused.text
    again = press(tx, "Not for 3 months", on=shown_before(tx), at=NOW + DAY)
    assert "I won't ask you before 2 February 2027" in again.text

    assert "2 February" not in press(tx, "Ask me again", on=again).text
    assert people.get(tx, anna).may_be_asked(NOW)


def test_an_old_home_lifts_no_newer_decision(tx: Tx, anna: PersonId) -> None:
    old = press(tx, "Never ask me again", at=NOW)
    press(tx, "Ask me again", on=old, at=NOW)
    press(tx, "Never ask me again", at=NOW + DAY)

    after = press(tx, "Ask me again", on=old)

    assert "This is already decided" in after.text
    assert "I won't ask you again" in after.text
    assert people.get(tx, anna).never_at == NOW + DAY


def test_a_pause_on_an_old_home_does_not_weaken_never(tx: Tx, anna: PersonId) -> None:
    before = shown(tx)
    press(tx, "Never ask me again", at=NOW)

    after = press(tx, "Not for 3 months", on=before)

    assert "I won't ask you again" in after.text
    assert people.get(tx, anna).paused_until is None


def test_never_after_a_pause_holds_longer_and_undoing_it_leaves_the_pause(
    tx: Tx, anna: PersonId
) -> None:
    press(tx, "Not for 3 months", at=NOW)
    never = press(tx, "Never ask me again", at=NOW)
    assert labels(never)[0] == ["Ask me again"]
    assert "I won't ask you before 2 February 2027" in press(tx, "Ask me again").text


@pytest.mark.parametrize(
    ("button", "decline"),
    [("Never ask me again", Decline.NEVER), ("Not for 3 months", Decline.PAUSE)],
)
def test_an_open_question_is_declined_too_and_comes_back(
    tx: Tx, anna: PersonId, button: str, decline: Decline
) -> None:
    asked = ask(tx, anna)

    assert WAITS not in press(tx, button).text
    assert invitations.get(tx, asked.id).declined is decline

    assert WAITS in press(tx, "Ask me again").text
    assert invitations.get(tx, asked.id).state is InvitationState.HANDED_OVER


def test_a_decision_leaves_an_answer_as_it_is(tx: Tx, anna: PersonId) -> None:
    given = answer(tx, anna, 7)
    assert "7 of 10" in press(tx, "Never ask me again").text
    assert invitations.get(tx, given.id).state is InvitationState.ANSWERED


@pytest.mark.parametrize(
    ("language", "confirmed", "button"),
    [
        ("English", "From now on I'll write in English", "Never ask me again"),
        ("Bahasa Indonesia", "menulis dalam bahasa Indonesia", "Jangan pernah bertanya lagi"),
        ("한국어", "한국어로 이야기할게요", "더는 질문 받지 않기"),
        ("中文", "以后我就用中文了", "不再询问我"),
    ],
)
def test_a_chosen_language_is_spoken_at_once(
    tx: Tx, anna: PersonId, language: str, confirmed: str, button: str
) -> None:
    choice = press(tx, "Language: English")
    assert "Which language should I use?" in choice.text
    assert labels(choice) == [["English", "Bahasa Indonesia", "한국어", "中文"], ["Back"]]

    after = press(tx, language, on=choice)

    assert confirmed in after.text
    assert button in labels(after)[0]
    assert confirmed not in shown(tx).text


def test_what_is_kept_is_told_with_a_way_back(tx: Tx, anna: PersonId) -> None:
    answer(tx, anna, 7)
    kept = press(tx, "What's kept about you")
    assert "your answers (1)" in kept.text
    assert labels(kept) == [["Send me a copy", "Erase me"], ["Back"]]
    assert press(tx, "Back", on=kept) == shown(tx)


def test_a_stranger_has_nothing_to_choose(tx: Tx, anna: PersonId) -> None:
    stranger = User(platform=Platform.SLACK, id="U8")
    assert labels(shown(tx, stranger)) == []

    after = press(tx, "Never ask me again", on=shown(tx), by=stranger)

    assert labels(after) == []
    assert people.get(tx, anna).never_at is None


def test_the_buttons_of_home_do_nothing_elsewhere(tx: Tx, anna: PersonId) -> None:
    pressed = pressed_event(tapped(shown(tx), "Never ask me again"), ANNA)
    reply = route(tx, replace(pressed, in_home=False), context())
    assert isinstance(reply, Toast)
    assert people.get(tx, anna).never_at is None


def test_the_last_three_answers_are_shown_with_their_days(tx: Tx, anna: PersonId) -> None:
    for days, score in ((300, 2), (200, 7), (100, 9), (1, 4)):
        answer(tx, anna, score, now=NOW - days * DAY)
    told = [one.text for one in shown(tx).paragraphs if " of 10, on " in one.text]
    assert told == [
        "Your latest answer: 4 of 10, on 1 November 2026",
        "Before that: 9 of 10, on 25 July 2026",
        "Before that: 7 of 10, on 16 April 2026",
    ]
