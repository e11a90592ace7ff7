"""What becomes of a row that could not be sent."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import InvitationId, MessageRef, PersonId
from bot.model import Invitation
from bot.states import ContactState, InvitationState
from handlers.app.sandbox_config import ALWAYS
from handlers.outbox import backoff, reaching, transitions, uncertain
from handlers.outbox.transitions import Target
from handlers.ports import SendError
from handlers.usecases.campaigns import ask as campaigns_ask
from handlers.usecases.context import Context
from storage import contacts, invitations, people, response_urls
from storage.engine.postgresql_store import PostgresqlStore
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.outbox import OutboxRow
from storage.people import NewPerson
from storage.schema import outbox as table
from storage.states import OutboxKind
from tests.handlers.outbox.messages import LATER, LONG_ALERT, PREPARED, Prepare, config_of
from tests.harness.postgresql import lent_database
from tests.storage.cast import NOW, latest_of
from tests.storage.driver import execute_outside

TABLES = {"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}}
CONFIG = load({**TABLES, "hours": ALWAYS})

DANIS = InvitationId(1)
HANG_UP = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def ask_tomo(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user="7", chat="7")
    ask(tx, person)


def ask_somebody_unknown(tx: Tx) -> None:
    """Nobody has written to the bot yet."""
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM)
    ask(tx, person)


def ask(tx: Tx, person: PersonId) -> None:
    tomo = people.get(tx, person)
    context = Context(config=CONFIG, now=NOW, seed=b"1")
    campaign = campaigns_ask.ask(tx, [tomo], CONFIG.surveys[0], context)
    assert campaign.n == 1


@pytest.mark.long
async def test_a_line_that_breaks_during_the_look_hides_nobody_who_must_be_reached() -> None:
    context = Context(config=CONFIG, now=NOW)
    with lent_database() as database:
        cuts = [HANG_UP]

        def look(tx: Tx) -> tuple[Target, ...]:
            rows = claims.due(tx, Platform.TELEGRAM, NOW, 1)
            while cuts:
                execute_outside(database, cuts.pop())
            return transitions.targets(tx, rows, context, finds=False)

        async with PostgresqlStore(database.url) as store:
            await store.run(ask_somebody_unknown)
            (target,) = await store.read(look)
    assert target.to_reach is not None


@pytest.mark.long
def test_an_outage_of_a_day_loses_no_question(tx: Tx) -> None:
    ask_tomo(tx)
    now = NOW
    while now < NOW + timedelta(days=1):
        (due,) = claims.due(tx, Platform.TELEGRAM, now, 1)
        context = Context(config=CONFIG, now=now)
        claimed = transitions.claim(tx, due.id, "mine", context)
        assert claimed is not None
        row, _ = claimed
        refused = SendError("no connection")
        transitions.record_refusal(tx, row, "mine", refused, context)
        now += backoff.LONGEST

    tomo = people.named(tx, "Tomo")[0]
    question = latest_of(tx, tomo.id)
    assert question is not None
    assert question.state is InvitationState.QUEUED
    assert len(claims.due(tx, Platform.TELEGRAM, now, 1)) == 1


def test_a_question_that_waited_till_it_expired_is_not_asked(tx: Tx) -> None:
    ask_tomo(tx)
    expired = NOW + timedelta(days=CONFIG.surveys[0].expires_days)
    (due,) = claims.due(tx, Platform.TELEGRAM, expired, 1)
    assert transitions.claim(tx, due.id, "mine", Context(config=CONFIG, now=expired)) is None

    question = latest_of(tx, people.named(tx, "Tomo")[0].id)
    assert question is not None
    assert question.state is InvitationState.UNDELIVERABLE


# What follows from a row


@pytest.mark.parametrize(
    ("prepare", "result", "follows"),
    [
        (LONG_ALERT, "sent", OutboxKind.ALERT_THREAD),
        (LONG_ALERT, "found", OutboxKind.ALERT_THREAD),
        (PREPARED[OutboxKind.SUMMARY], "sent", OutboxKind.CHART),
        (PREPARED[OutboxKind.QUESTION], "sent", OutboxKind.EXPIRY),
        (PREPARED[OutboxKind.QUESTION], "maybe_sent", OutboxKind.EXPIRY),
        (PREPARED[OutboxKind.QUESTION_BACK], "sent", OutboxKind.RETIRED),
        (PREPARED[OutboxKind.ALERT], "refused", OutboxKind.ALERT_LOST),
        (PREPARED[OutboxKind.ALERT], "postponed", OutboxKind.ALERT_LOST),
    ],
)
def test_what_follows_from_a_message_names_the_update_that_caused_it(
    tx: Tx, prepare: Prepare, result: str, follows: OutboxKind
) -> None:
    context = Context(config=config_of(Platform.TELEGRAM), now=LATER)
    with outbox.caused_by(tx, "update 7"):
        outbox.put(tx, prepare(tx, Platform.TELEGRAM), NOW)
    tx.execute(update(table).values(attempts=transitions.MOST_ATTEMPTS))
    (due,) = claims.due(tx, Platform.TELEGRAM, LATER, 1)
    come_to(tx, due, result, context)
    found = tx.execute(select(table.c.source, table.c.kind)).all()
    assert ("update 7", follows) in [tuple(one) for one in found]
    assert {source for source, _ in found} == {"update 7"}


def come_to(tx: Tx, due: OutboxRow, result: str, context: Context) -> None:
    message = MessageRef("7/2")
    match result:
        case "found":
            uncertain.record_found(tx, due, "mine", message, context, None)
            return
        case "postponed":
            transitions.postpone(tx, due, "broken", context)
            return
    claimed = transitions.claim(tx, due.id, "mine", context)
    assert claimed is not None
    match result:
        case "sent":
            transitions.record_sent(tx, claimed[0], "mine", message, context)
        case "maybe_sent":
            error = SendError("no answer", uncertain=True)
            uncertain.record(tx, claimed[0], "mine", error, context, finds=False)
        case "refused":
            error = SendError("channel_not_found", permanent=True)
            transitions.record_refusal(tx, claimed[0], "mine", error, context)


def test_a_question_that_is_set_aside_is_undeliverable_in_the_same_transaction(tx: Tx) -> None:
    """A crash between the two would leave it waiting for ever."""
    ask_tomo(tx)
    tx.execute(update(table).values(attempts=transitions.MOST_ATTEMPTS))
    (due,) = claims.due(tx, Platform.TELEGRAM, NOW, 1)
    transitions.postpone(tx, due, "KeyError in its work", Context(config=CONFIG, now=NOW))
    assert asked(tx).state is InvitationState.UNDELIVERABLE
    assert claims.due(tx, Platform.TELEGRAM, NOW, 1) == ()


@pytest.mark.parametrize("permanent", [True, False])
def test_whom_another_process_asks_by_now_is_not_out_of_reach(tx: Tx, permanent: bool) -> None:
    """It reached the person a moment later."""
    ask_somebody_unknown(tx)
    context = Context(config=CONFIG, now=NOW)
    (due,) = claims.due(tx, Platform.TELEGRAM, NOW, 1)
    contact_id = asked(tx).contact_id
    claims.claim(tx, due.id, "the other's", NOW)
    error = SendError("user_not_found", permanent=permanent)
    reaching.record_unreached(tx, due, contact_id, error, context, None)
    assert contacts.contact(tx, contact_id).state is ContactState.OK
    assert asked(tx).state is InvitationState.QUEUED


def asked(tx: Tx) -> Invitation:
    question = latest_of(tx, people.named(tx, "Tomo")[0].id)
    assert question is not None
    return question


# By a press


def pressed_card(tx: Tx) -> OutboxRow:
    """Slack lets a press edit its message, once."""
    outbox.put(tx, PREPARED[OutboxKind.CARD](tx, Platform.SLACK), NOW)
    (due,) = claims.due(tx, Platform.SLACK, NOW, 1)
    allow_edits(tx, 1)
    return due


def allow_edits(tx: Tx, uses: int) -> None:
    card = invitations.get(tx, DANIS).message
    assert card is not None
    until = NOW + timedelta(minutes=29)
    response_urls.remember(tx, Platform.SLACK, card, "https://hooks", until, uses)


def test_an_edit_whose_press_is_over_waits_for_the_pace(tx: Tx) -> None:
    """It did not wait, as the press was fresh when it was looked up."""
    card = pressed_card(tx)
    later = Context(config=config_of(Platform.SLACK), now=NOW + timedelta(minutes=29))
    assert transitions.claim(tx, card.id, "mine", later, by_response_url=True) is None
    (due,) = claims.due(tx, Platform.SLACK, later.now, 1)
    assert due.attempts == card.attempts
    assert transitions.claim(tx, card.id, "mine", later) is not None


def test_an_edit_whose_press_is_refused_goes_the_paced_way_at_once(tx: Tx) -> None:
    card = pressed_card(tx)
    allow_edits(tx, 4)
    context = Context(config=config_of(Platform.SLACK), now=NOW)
    claimed = transitions.claim(tx, card.id, "mine", context, by_response_url=True)
    assert claimed is not None
    transitions.record_refusal(
        tx, claimed[0], "mine", SendError("HTTP 404", response_url_refused=True), context
    )
    (due,) = claims.due(tx, Platform.SLACK, NOW, 1)
    (target,) = transitions.targets(tx, [due], context, finds=True)
    assert (target.route.by_response_url, due.attempts) == (False, card.attempts)
