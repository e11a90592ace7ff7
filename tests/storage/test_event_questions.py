"""Questions after events: due in order, once for each event, and each with its end."""

from bot.campaigns.reasons import NotAsked, Reason
from bot.ids import PersonId
from storage import event_questions, events
from storage.engine.store import Tx
from storage.event_questions import Ended, NewEventQuestion
from storage.events import NewEvent
from storage.states import EventQuestionState
from tests.storage.cast import DAY, MINUTE, NOW, add_person, ask

SURVEY = "support"


def happens(tx: Tx, person: PersonId, *, later: int = 0, name: str = "closed") -> int:
    """An event some minutes after NOW. Returns its id."""
    new = NewEvent(name=name, person_id=person, at=NOW + later * MINUTE)
    [added] = events.add(tx, [new], NOW)
    return added.id


def plan(tx: Tx, event: int, *, due: int = 0) -> None:
    at = NOW + due * MINUTE
    event_questions.add(tx, [NewEventQuestion(survey=SURVEY, event_id=event, due_at=at)])


def due(tx: Tx, minutes: int, survey: str = SURVEY) -> list[str]:
    found = event_questions.due(tx, survey, NOW + minutes * MINUTE, 9)
    return [f"{one.event} {(one.happened_at - NOW) // MINUTE}" for one in found]


def test_questions_are_due_in_order_and_each_event_has_one(tx: Tx) -> None:
    dani = add_person(tx)
    first, second = happens(tx, dani), happens(tx, dani, later=1)
    plan(tx, second, due=2)
    plan(tx, first, due=1)
    plan(tx, first, due=5)
    assert due(tx, 0) == []
    assert due(tx, 9) == ["closed 0", "closed 1"]
    assert due(tx, 9, "other") == []
    assert event_questions.next_at(tx, SURVEY) == NOW + MINUTE
    assert event_questions.next_at(tx, "other") is None
    assert event_questions.count_waiting(tx, SURVEY) == 2


def test_a_question_that_is_put_off_keeps_its_own_time(tx: Tx) -> None:
    dani = add_person(tx)
    plan(tx, happens(tx, dani), due=1)
    [question] = event_questions.due(tx, SURVEY, NOW + DAY, 9)
    held = NotAsked(reason=Reason.WROTE, since=NOW, until=NOW + DAY)
    event_questions.wait(tx, question.id, NOW + DAY, held)
    assert due(tx, 9) == []
    [late] = event_questions.due_before(tx, SURVEY, NOW + MINUTE, 9)
    assert (late.due_at, late.look_at, late.refused) == (NOW + MINUTE, NOW + DAY, held)


def test_an_end_is_kept_with_its_reason_and_counted(tx: Tx) -> None:
    dani = add_person(tx)
    for minute in range(3):
        plan(tx, happens(tx, dani, later=minute))
    first, second, _ = event_questions.due(tx, SURVEY, NOW, 9)
    asked = ask(tx, dani, survey=SURVEY)
    invited = event_questions.invitations_of(tx, SURVEY, [dani], NOW)
    assert invited == {dani: asked.id}
    event_questions.mark_asked(tx, first.id, asked.id, NOW)
    event_questions.drop(tx, second.id, NotAsked(reason=Reason.LEFT), NOW)
    newest, dropped, oldest = event_questions.of_person(tx, dani, SURVEY, 9)
    assert newest.state is EventQuestionState.WAITING
    assert dropped.refused == NotAsked(reason=Reason.LEFT)
    assert (oldest.state, oldest.invitation) == (EventQuestionState.ASKED, asked.state)
    assert event_questions.of_invitation(tx, asked.id) == first.id
    ended = event_questions.ended_since(tx, SURVEY, NOW)
    assert ended == Ended(asked=1, dropped={Reason.LEFT: 1})
    assert event_questions.ended_since(tx, SURVEY, NOW + MINUTE) == Ended()


def test_a_later_event_of_the_same_person_takes_an_event_back(tx: Tx) -> None:
    dani, mia = add_person(tx), add_person(tx, "Mia")
    before, after = happens(tx, dani), happens(tx, dani, later=9)
    for event in (before, after, happens(tx, mia)):
        plan(tx, event)
    happens(tx, dani, later=5, name="reopened")
    waiting = event_questions.waiting_of_people(tx, SURVEY, [dani, mia])
    taken = event_questions.reopened(tx, list(waiting), "reopened")
    assert {waiting[one]: at for one, at in taken.items()} == {before: NOW + 5 * MINUTE}
