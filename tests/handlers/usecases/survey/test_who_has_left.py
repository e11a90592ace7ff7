"""Nothing that asks starts to be sent to a person who is not a customer any more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import PersonId
from bot.states import Decline, InvitationState
from handlers.outbox import transitions
from handlers.usecases.context import Context
from handlers.usecases.outgoing import RenderResult, Skip
from handlers.usecases.people.customer_events import record
from handlers.usecases.survey.planning import item_about
from storage import invitations
from storage.engine.store import Tx
from storage.events import NewEvent
from storage.messaging import claims, outbox
from storage.states import OutboxKind
from tests.storage.cast import DAY, MINUTE, NOW, add_person, ask, change, invite

CONFIG = load(
    {"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}, "timezone": "Asia/Seoul"}
)


def leaves(tx: Tx, person: PersonId, at: datetime = NOW, name: str = "churned") -> None:
    context = Context(config=CONFIG, now=at)
    record(tx, [NewEvent(name=name, person_id=person, at=at)], CONFIG.timezone, context)


def rendered(tx: Tx, now: datetime = NOW) -> RenderResult:
    (row,) = claims.due(tx, Platform.SLACK, now, 9)
    return transitions.load(tx, row, Context(config=CONFIG, now=now)).render(tx)


def test_a_question_that_waits_is_cancelled(tx: Tx) -> None:
    waiting = invite(tx, add_person(tx))
    outbox.put(tx, item_about(waiting, OutboxKind.QUESTION, Platform.SLACK, NOW), NOW)
    leaves(tx, waiting.person_id)
    assert isinstance(rendered(tx), Skip)
    assert invitations.get(tx, waiting.id).state is InvitationState.CANCELLED


@pytest.mark.parametrize("kind", [OutboxKind.REMINDER, OutboxKind.QUESTION_BACK])
def test_a_question_in_the_chat_is_not_repeated(tx: Tx, kind: OutboxKind) -> None:
    asked = ask(tx, add_person(tx))
    if kind is OutboxKind.QUESTION_BACK:
        asked = change(
            tx, asked, state=InvitationState.DECLINED, declined=Decline.NOT_NOW, declined_at=NOW
        )
    outbox.put(tx, item_about(asked, kind, Platform.SLACK, NOW), NOW)
    assert not isinstance(rendered(tx), Skip)
    leaves(tx, asked.person_id)
    assert isinstance(rendered(tx), Skip)


def test_who_came_back_is_asked(tx: Tx) -> None:
    waiting = invite(tx, add_person(tx))
    outbox.put(tx, item_about(waiting, OutboxKind.QUESTION, Platform.SLACK, NOW), NOW)
    leaves(tx, waiting.person_id, NOW - DAY)
    leaves(tx, waiting.person_id, NOW - MINUTE, name="joined")
    assert not isinstance(rendered(tx), Skip)


def test_the_day_begins_where_the_team_is(tx: Tx) -> None:
    """It is the 3rd of November in Seoul, and still the 2nd in London."""
    night = datetime(2026, 11, 2, 16, tzinfo=UTC)
    waiting = invite(tx, add_person(tx))
    item = item_about(waiting, OutboxKind.QUESTION, Platform.SLACK, NOW)
    outbox.put(tx, replace(item, due_at=night), NOW)
    leaves(tx, waiting.person_id, night)
    assert isinstance(rendered(tx, night), Skip)
