"""Cases, campaigns, feedback and chats that moved: a few questions each."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.ids import MessageRef
from bot.model import Case
from bot.states import CampaignState, CaseState
from storage import campaigns, cases, feedback, moved_chats
from storage.campaigns import Campaign
from storage.engine.store import Tx
from storage.feedback import Feedback
from storage.messaging import claims, outbox
from storage.messaging.keys import CampaignKey
from storage.messaging.outbox import Item
from storage.schema import feedback as feedback_table
from storage.states import OutboxKind, OutboxState
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer

PROPOSED = (CampaignState.PROPOSED,)


def test_an_answer_has_one_case(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3)
    assert cases.of_invitation(tx, given.id) is None
    case_id = cases.add(tx, given, NOW).id
    expected = Case(
        id=case_id,
        invitation_id=given.id,
        person_id=given.person_id,
        state=CaseState.OPEN,
        opened_at=NOW,
    )
    assert cases.get(tx, case_id) == expected
    assert cases.of_invitation(tx, given.id) == expected
    with pytest.raises(IntegrityError):
        cases.add(tx, given, NOW)


def test_a_case_is_resolved_where_its_card_stands(tx: Tx) -> None:
    case_id = cases.add(tx, answer(tx, add_person(tx), 3), NOW).id
    cases.set_message(tx, case_id, MessageRef("C1/1.0"))
    opened = cases.get(tx, case_id)
    resolved = replace(
        opened, state=CaseState.RESOLVED, resolved_at=NOW + DAY, resolution="better score"
    )
    cases.save(tx, resolved)
    assert cases.get(tx, case_id) == resolved
    assert resolved.message == "C1/1.0"


@pytest.mark.parametrize("decision", [CampaignState.RUNNING, CampaignState.REFUSED])
def test_a_campaign_is_decided_once(tx: Tx, decision: CampaignState) -> None:
    people = (add_person(tx, "Anna"), add_person(tx, "Budi"))
    campaigns.add(tx, "token", "relationship", "slack:U0ADMIN", people, NOW)
    expected = Campaign(
        token="token",
        survey="relationship",
        asked_by="slack:U0ADMIN",
        people=people,
        seed="",
        position=0,
        state=CampaignState.PROPOSED,
        changed_at=None,
        size=0,
    )
    assert campaigns.by_token(tx, "token") == expected
    assert campaigns.change(tx, "token", PROPOSED, decision, NOW)
    assert not campaigns.change(tx, "token", PROPOSED, CampaignState.RUNNING, NOW)
    campaigns.begin(tx, "token", seed="5eed", size=1)
    campaigns.advance(tx, "token", 2)
    decided = replace(expected, state=decision, changed_at=NOW, seed="5eed", size=1, position=2)
    assert campaigns.by_token(tx, "token") == decided


def test_an_invented_campaign_cannot_be_decided(tx: Tx) -> None:
    assert campaigns.by_token(tx, "invented") is None
    assert not campaigns.change(tx, "invented", PROPOSED, CampaignState.RUNNING, NOW)


def test_an_old_campaign_is_forgotten_unless_it_goes_on(tx: Tx) -> None:
    long_ago = NOW - campaigns.KEPT_FOR - MINUTE
    for token, at in (("over", long_ago), ("going on", long_ago), ("young", NOW - DAY)):
        campaigns.add(tx, token, "relationship", "slack:U0ADMIN", [add_person(tx)], at)
        item = Item(
            kind=OutboxKind.CAMPAIGN,
            key=CampaignKey(campaign=token),
            queue="slack",
            recipient="somebody",
            due_at=at,
        )
        outbox.put(tx, item, at)
        if token == "over":
            (row,) = (row for row in claims.due(tx, "slack", NOW, 9) if row.key == token)
            claims.give_up(tx, row, "done", OutboxState.SENT)
    campaigns.add(tx, "paused", "relationship", "slack:U0ADMIN", [add_person(tx)], long_ago)
    campaigns.change(tx, "paused", PROPOSED, CampaignState.PAUSED, long_ago)
    campaigns.add(tx, "undecided", "relationship", "slack:U0ADMIN", [add_person(tx)], long_ago)

    campaigns.forget_old(tx, NOW)
    tokens = ("over", "undecided", "going on", "paused", "young")
    left = [token for token in tokens if campaigns.by_token(tx, token)]
    assert left == ["going on", "paused", "young"]


def test_an_edit_tells_whose_words_it_changed_and_when_they_came(tx: Tx) -> None:
    anna = add_person(tx)
    kept = feedback.add(tx, anna, "Where is my bil?", "D1/1", NOW)
    assert (
        feedback.edit(tx, "D1/1", "Where is my bill?") == kept == Feedback(person_id=anna, at=NOW)
    )
    assert feedback.edit(tx, "D1/1", "Where is my bill?") is None
    assert feedback.edit(tx, "D1/2", "Never written") is None


def test_what_one_person_wrote_in_a_while_is_read_in_its_order(tx: Tx) -> None:
    anna, budi = add_person(tx), add_person(tx, "Budi")
    for number, (person, at) in enumerate(
        [(anna, NOW - MINUTE), (anna, NOW), (budi, NOW), (anna, NOW), (anna, NOW + MINUTE)]
    ):
        feedback.add(tx, person, f"line {number}", f"D1/{number}", at)
    found = feedback.between(tx, anna, NOW, NOW + MINUTE)
    assert [words.text for words in found] == ["line 1", "line 3"]


def test_edited_feedback_replaces_what_it_was(tx: Tx) -> None:
    anna = add_person(tx)
    feedback.add(tx, anna, "I love it", "D1/1", NOW)
    feedback.add(tx, anna, "I like it", "D1/1", NOW + MINUTE)
    feedback.add(tx, anna, "Thanks!", "D1/2", NOW + MINUTE)
    words = tx.execute(select(feedback_table.c.text).order_by(feedback_table.c.id)).scalars()
    assert words.all() == ["I like it", "Thanks!"]


def test_a_chat_that_moved_is_found_where_it_is_now(tx: Tx) -> None:
    configured = Address.parse("telegram:-501")
    assert moved_chats.current_address(tx, configured) == configured
    moved_chats.record_move(tx, "-501", "-100777")
    assert moved_chats.current_address(tx, configured) == Address.parse("telegram:-100777")
    moved_chats.record_move(tx, "-100777", "-100888")
    assert moved_chats.current_address(tx, configured) == Address.parse("telegram:-100888")


@pytest.mark.parametrize("told", ["AA", "AB BA", "AB BC CA", "AB BC CB", "AB BC AB CA"])
def test_chats_that_name_each_other_lead_nowhere(tx: Tx, told: str) -> None:
    """The last of these moves would close a circle."""
    *moves, circle = told.split()
    assert all(moved_chats.record_move(tx, *move) for move in moves)
    before = [
        moved_chats.current_address(tx, Address(Platform.TELEGRAM, chat)).chat for chat in "ABC"
    ]
    assert not moved_chats.record_move(tx, *circle)
    assert [
        moved_chats.current_address(tx, Address(Platform.TELEGRAM, chat)).chat for chat in "ABC"
    ] == before


def test_an_old_move_that_is_told_again_leads_to_the_newest_place(tx: Tx) -> None:
    for move in ("AB", "BC", "AB"):
        moved_chats.record_move(tx, *move)
    assert moved_chats.current_address(tx, Address(Platform.TELEGRAM, "A")).chat == "C"
