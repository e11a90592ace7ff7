"""What can be typed where a message has lost its buttons."""

from typing import Any

import pytest

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import PersonId
from bot.language.texts import LANGUAGES, Texts
from bot.model import Invitation
from bot.states import Consent, Decline, InvitationState
from bot.survey.scale import NPS
from handlers.outbox import transitions
from handlers.usecases.context import Context
from handlers.usecases.survey.planning import item_about
from storage import answers, people
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.states import OutboxKind
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer, ask, change, invite

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "slack": {}})
ENGLISH = Texts("en")
NUMBER, YES, NOTHING = ENGLISH("refusal.type_number", **NPS.ends), ENGLISH("refusal.type_yes"), ""


@pytest.fixture
def anna(tx: Tx) -> PersonId:
    return add_person(tx)


def hint(tx: Tx, invitation: Invitation, kind: OutboxKind = OutboxKind.CARD) -> str:
    outbox.put(tx, item_about(invitation, kind, Platform.SLACK, NOW), NOW)
    (row,) = claims.due(tx, Platform.SLACK, NOW, 9)
    loaded = transitions.load(tx, row, Context(config=CONFIG, now=NOW + MINUTE))
    return loaded.hint_without_buttons


def commented(tx: Tx, invitation: Invitation) -> Invitation:
    answers.add_comment(tx, invitation.id, "Slow", None, NOW)
    return invitation


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [OutboxKind.CARD, OutboxKind.CARD_BELOW])
def test_a_question_is_answered_by_a_number(
    tx: Tx, anna: PersonId, language: str, kind: OutboxKind
) -> None:
    people.choose_language(tx, anna, language)
    assert hint(tx, ask(tx, anna), kind) == Texts(language)("refusal.type_number", **NPS.ends)


def test_a_question_that_was_never_sent_is_answered_by_a_number(tx: Tx, anna: PersonId) -> None:
    assert hint(tx, invite(tx, anna), OutboxKind.QUESTION) == NUMBER


def test_the_scale_that_is_shown_again_is_answered_by_a_number(tx: Tx, anna: PersonId) -> None:
    assert hint(tx, change(tx, answer(tx, anna, 4), rescoring=True)) == NUMBER


@pytest.mark.parametrize("score", [0, 6, 7, 10])
def test_a_comment_is_typed_anyway(tx: Tx, anna: PersonId, score: int) -> None:
    assert hint(tx, answer(tx, anna, score)) == NOTHING


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("score", [0, 6, 7, 8])
def test_whether_to_be_contacted_is_a_yes_or_no(
    tx: Tx, anna: PersonId, language: str, score: int
) -> None:
    people.choose_language(tx, anna, language)
    skipped = change(tx, answer(tx, anna, score), comment_skipped=True)
    assert hint(tx, skipped) == Texts(language)("refusal.type_yes")


@pytest.mark.parametrize(("score", "more"), [(7, {"contact_wanted": False}), (9, {}), (10, {})])
def test_whether_to_be_quoted_is_a_yes_or_no(
    tx: Tx, anna: PersonId, score: int, more: dict[str, Any]
) -> None:
    assert hint(tx, commented(tx, change(tx, answer(tx, anna, score), **more))) == YES


@pytest.mark.parametrize(
    "more",
    [
        {"comment_skipped": True, "contact_wanted": True},
        {"comment_skipped": True, "replaced": True},
    ],
)
def test_a_card_that_asks_nothing_needs_nothing(
    tx: Tx, anna: PersonId, more: dict[str, Any]
) -> None:
    assert hint(tx, change(tx, answer(tx, anna, 3), **more)) == NOTHING


def test_a_quote_that_was_decided_needs_nothing(tx: Tx, anna: PersonId) -> None:
    given = commented(tx, change(tx, answer(tx, anna, 9), quote=Consent.NAMED))
    assert hint(tx, given) == NOTHING


def test_a_yes_is_not_asked_for_when_it_would_mean_nothing(tx: Tx, anna: PersonId) -> None:
    """A day after the answer, typed words are no answer to the card."""
    old = answer(tx, anna, 3, now=NOW - 2 * DAY)
    assert hint(tx, change(tx, old, comment_skipped=True)) == NOTHING


def declined(tx: Tx, person: PersonId, how: Decline) -> Invitation:
    until = NOW + 3 * DAY
    state = InvitationState.DECLINED
    return change(tx, ask(tx, person), state=state, declined=how, declined_until=until)


@pytest.mark.parametrize("how", Decline)
def test_who_declined_is_not_pushed(tx: Tx, anna: PersonId, how: Decline) -> None:
    assert hint(tx, declined(tx, anna, how)) == NOTHING


def test_the_question_that_comes_back_is_answered_by_a_number(tx: Tx, anna: PersonId) -> None:
    later = declined(tx, anna, Decline.NOT_NOW)
    assert hint(tx, later, OutboxKind.QUESTION_BACK) == NUMBER


def test_a_replaced_question_takes_no_number(tx: Tx, anna: PersonId) -> None:
    assert hint(tx, change(tx, ask(tx, anna), replaced=True)) == NOTHING
