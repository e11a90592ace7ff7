"""Alerts follow the support channel."""

from datetime import timedelta

import pytest

from bot.cases.news import told_of
from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import MessageRef
from bot.language.texts import Texts
from handlers.outbox import transitions
from handlers.updates import Typed, User
from handlers.usecases.cases import alerts, follow
from handlers.usecases.context import Context
from handlers.usecases.conversation import typed_text
from handlers.usecases.outgoing import Outgoing
from storage import cases, contacts, people
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.people import NewPerson
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import NOW, answer, change
from tests.storage.items import item_of

HOUR = timedelta(hours=1)
ENGLISH = Texts("en")
CONFIG = load(
    {
        "telegram": {},
        "slack": {},
        "channels": {"support": "slack:C1"},
        "alerts": {"wait": 0},
        "survey": [{"key": "relationship", "kind": "nps"}],
    }
)


@pytest.mark.parametrize(
    "kind",
    [
        OutboxKind.ALERT,
        OutboxKind.ALERT_LIST,
        OutboxKind.ALERT_THREAD,
        OutboxKind.FEEDBACK,
        OutboxKind.MEETING,
    ],
)
def test_what_waits_for_support_moves_with_its_channel(tx: Tx, kind: OutboxKind) -> None:
    outbox.put(tx, item_of(kind), NOW)
    moved = load(
        {
            "channels": {"support": "telegram:-1001"},
            "survey": [{"key": "relationship", "kind": "nps"}],
        }
    )
    alerts.follow_channels(tx, moved)
    assert claims.due(tx, Platform.SLACK, NOW, 1) == ()
    (alert,) = claims.due(tx, Platform.TELEGRAM, NOW, 1)
    assert alert.key == item_of(kind).key.pack()


def flood(tx: Tx) -> None:
    """Somebody who gave 0 has written 150 messages in two minutes; their alert is posted."""
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.TELEGRAM, user="7", chat="7")
    answered = change(tx, answer(tx, tomo, 0), contact_wanted=False)
    case_id = cases.add(tx, answered, NOW).id
    cases.set_message(tx, case_id, MessageRef("C1/1"))
    cases.set_told(tx, case_id, told_of(answered))
    for number in range(150):
        user = User(platform=Platform.TELEGRAM, id="7")
        event = Typed(user=user, chat="7", message=MessageRef(f"7/{number}"), text=f"line {number}")
        now = NOW + timedelta(seconds=0.8 * number)
        context = Context(
            config=CONFIG, now=now, source=f"telegram/{number}", seed=b"1", message=event.message
        )
        typed_text.handle_text(tx, event, context)


@pytest.mark.long
def test_who_writes_much_delays_nobodys_alert(tx: Tx) -> None:
    flood(tx)
    later = NOW + HOUR
    rika = people.add(tx, NewPerson(name="Rika"), NOW)
    follow.update_case(tx, answer(tx, rika, 0, now=later), Context(config=CONFIG, now=later))
    outbox.put(tx, item_of(OutboxKind.FEEDBACK), NOW)
    kinds = [row.kind for row in claims.due(tx, Platform.SLACK, later, 200)]
    assert kinds[:2] == [OutboxKind.ALERT] * 2
    assert set(kinds[2:]) == {OutboxKind.ALERT_THREAD, OutboxKind.FEEDBACK}


@pytest.mark.long
def test_what_somebody_adds_within_a_minute_is_one_message_of_the_thread(tx: Tx) -> None:
    flood(tx)
    context = Context(config=CONFIG, now=NOW + HOUR)
    below = [
        transitions.load(tx, row, context).render(tx)
        for row in claims.due(tx, Platform.SLACK, context.now, 200)
        if row.kind is OutboxKind.ALERT_THREAD
    ]
    texts = [one.message.text for one in below if isinstance(one, Outgoing)]
    assert texts == [
        "\n".join(f"line {number}" for number in some) for some in (range(75), range(75, 150))
    ]


@pytest.mark.long
def test_a_minute_is_not_posted_before_it_is_over(tx: Tx) -> None:
    flood(tx)
    almost_over = NOW + timedelta(seconds=59)
    kinds = {row.kind for row in claims.due(tx, Platform.SLACK, almost_over, 200)}
    assert OutboxKind.ALERT_THREAD not in kinds


@pytest.mark.long
def test_lines_that_come_while_their_thanks_wait_are_thanked_for_once(tx: Tx) -> None:
    flood(tx)
    waiting = claims.due(tx, Platform.TELEGRAM, NOW + HOUR, 200)
    said = [words_of(tx, row) for row in waiting if row.kind is OutboxKind.NOTE]
    assert said == [ENGLISH("note.comment")]


def words_of(tx: Tx, row: OutboxRow) -> str:
    drawn = transitions.load(tx, row, Context(config=CONFIG, now=NOW + HOUR)).render(tx)
    assert isinstance(drawn, Outgoing)
    return drawn.message.text


@pytest.mark.long
def test_lines_after_the_thanks_are_thanked_for_again(tx: Tx) -> None:
    flood(tx)
    (note,) = claims.due(tx, Platform.TELEGRAM, NOW + HOUR, 200)[-1:]
    claims.claim(tx, note.id, "mine", NOW + HOUR)
    claims.finish(tx, note, "mine", OutboxState.SENT)
    user = User(platform=Platform.TELEGRAM, id="7")
    event = Typed(user=user, chat="7", message=MessageRef("7/999"), text="and one more")
    typed_text.handle_text(
        tx, event, Context(config=CONFIG, now=NOW + HOUR, source="telegram/999", seed=b"1")
    )
    again = claims.due(tx, Platform.TELEGRAM, NOW + HOUR, 200)
    assert [words_of(tx, row) for row in again if row.kind is OutboxKind.NOTE] == [
        ENGLISH("note.comment")
    ]
