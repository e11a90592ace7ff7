from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.ids import MessageRef
from bot.model import Comment
from bot.states import Consent, Decline, InvitationState
from storage import answers, asked_people, invitations
from storage.asked_people import LastAsked
from storage.engine.store import Tx
from storage.messaging import claims, outbox
from storage.messaging.keys import InvitationKey
from storage.messaging.outbox import Item
from storage.schema import comments, consents
from storage.schema import invitations as table
from storage.states import OutboxKind
from tests.storage.cast import DAY, MINUTE, NOW, add_person, answer, ask, change, invite

# Rounds


def test_each_asking_is_the_next_round_of_its_survey(tx: Tx) -> None:
    anna, budi = add_person(tx, "Anna"), add_person(tx, "Budi")
    rounds = [
        invite(tx, anna).round,
        invite(tx, anna, now=NOW + DAY).round,
        invite(tx, anna, survey="onboarding").round,
        invite(tx, budi).round,
    ]
    assert rounds == [1, 2, 1, 1]


def test_one_token_is_one_invitation(tx: Tx) -> None:
    anna = add_person(tx)
    invite(tx, anna)
    with pytest.raises(IntegrityError):
        invite(tx, anna)


def test_only_who_was_never_asked_is_told_who_reads_the_answer(tx: Tx) -> None:
    anna = add_person(tx)
    assert invite(tx, anna).first_ask
    assert ask(tx, anna, now=NOW + DAY).first_ask
    assert not invite(tx, anna, now=NOW + 2 * DAY).first_ask
    assert not invite(tx, anna, survey="onboarding", now=NOW + 2 * DAY).first_ask


def test_an_invitation_is_found_by_token_and_by_message(tx: Tx) -> None:
    asked = ask(tx, add_person(tx))
    assert asked.message is not None
    assert invitations.by_token(tx, asked.token) == asked
    assert invitations.by_message(tx, asked.message) == asked
    assert invitations.by_token(tx, "invented") is None
    assert invitations.by_message(tx, MessageRef("D1/invented")) is None


def test_what_was_asked_last_is_told_over_all_surveys(tx: Tx) -> None:
    anna = add_person(tx)
    assert invitations.latest_seen(tx, anna) is None
    ask(tx, anna, now=NOW + DAY)
    later = ask(tx, anna, survey="onboarding", now=NOW + 2 * DAY)
    ask(tx, add_person(tx, "Budi"), now=NOW + 3 * DAY)
    assert invitations.latest_seen(tx, anna) == later


UNSEEN = (InvitationState.QUEUED, InvitationState.CANCELLED, InvitationState.UNDELIVERABLE)


@pytest.mark.parametrize("state", UNSEEN)
def test_what_nobody_saw_was_not_asked_last(tx: Tx, state: InvitationState) -> None:
    anna = add_person(tx)
    asked = ask(tx, anna)
    change(tx, invite(tx, anna, now=NOW + DAY), state=state)
    assert invitations.latest_seen(tx, anna) == asked


@pytest.mark.parametrize("maybe_sent", [False, True])
def test_a_question_that_may_have_gone_out_may_have_been_seen(tx: Tx, maybe_sent: bool) -> None:
    anna = add_person(tx)
    queued = invite(tx, anna)
    item = Item(
        kind=OutboxKind.QUESTION,
        key=InvitationKey(invitation=queued.id),
        queue="slack",
        recipient="somebody",
        due_at=NOW,
    )
    outbox.put(tx, item, NOW)
    (row,) = claims.due(tx, "slack", NOW, 1)
    claims.claim(tx, row.id, "token", NOW)
    if maybe_sent:
        claims.put_back(tx, row, "token", NOW, "timeout", maybe_sent=True)
    assert invitations.latest_seen(tx, anna) == queued


def test_what_was_answered_last_is_the_newest_answer(tx: Tx) -> None:
    anna = add_person(tx)
    assert answers.latest_answered(tx, anna) is None
    answer(tx, anna, 3, survey="onboarding", now=NOW - DAY)
    later = answer(tx, anna, 9)
    answer(tx, add_person(tx, "Budi"), 1, now=NOW + DAY)
    ask(tx, anna, now=NOW + 2 * DAY)
    assert answers.latest_answered(tx, anna) == invitations.get(tx, later.id)


# Handed over


def test_a_question_that_was_handed_over_has_its_message_and_moment(tx: Tx) -> None:
    queued = invite(tx, add_person(tx))
    invitations.mark_handed_over(tx, queued, MessageRef("D1/1.0"), NOW)
    assert invitations.get(tx, queued.id).message == "D1/1.0"
    ((moment,),) = tx.execute(select(table.c.handed_over_at))
    assert moment == NOW


def test_the_first_moment_counts_and_the_last_message(tx: Tx) -> None:
    asked = ask(tx, add_person(tx))
    invitations.mark_handed_over(tx, asked, MessageRef("D1/2.0"), NOW + DAY)
    assert invitations.get(tx, asked.id).message == "D1/2.0"
    ((moment,),) = tx.execute(select(table.c.handed_over_at))
    assert moment == NOW


def test_a_newer_question_replaces_the_older_ones_of_its_survey(tx: Tx) -> None:
    anna, budi = add_person(tx, "Anna"), add_person(tx, "Budi")
    old, other, theirs = ask(tx, anna), ask(tx, anna, survey="onboarding"), ask(tx, budi)
    queued = invite(tx, anna, now=NOW + 90 * DAY)
    assert not invitations.get(tx, old.id).replaced
    invitations.mark_handed_over(tx, queued, MessageRef("D1/9.0"), NOW + 90 * DAY)
    assert invitations.get(tx, old.id).replaced
    assert not invitations.get(tx, other.id).replaced
    assert not invitations.get(tx, theirs.id).replaced
    assert not invitations.get(tx, queued.id).replaced


# Answers


def test_declined_questions_are_found_unless_a_newer_one_replaced_them(tx: Tx) -> None:
    anna = add_person(tx)
    replaced, newer, other, unanswered = (
        ask(tx, anna),
        ask(tx, anna, now=NOW + DAY),
        ask(tx, anna, survey="onboarding", now=NOW + 2 * DAY),
        ask(tx, anna, survey="renewal", now=NOW + 3 * DAY),
    )
    for one in (replaced, newer, other):
        change(tx, invitations.get(tx, one.id), state=InvitationState.DECLINED)
    found = [one.id for one in invitations.declined(tx, anna)]
    assert found == [other.id, newer.id]
    assert unanswered.id not in found


def test_everything_about_an_answer_is_saved(tx: Tx) -> None:
    asked = ask(tx, add_person(tx))
    full = replace(
        asked,
        state=InvitationState.ANSWERED,
        score=0,
        answered_at=NOW + MINUTE,
        comment_skipped=True,
        contact_wanted=False,
        quote=Consent.ANONYMOUS,
        rescoring=True,
        put_again=True,
        returned=True,
        declined=Decline.PAUSE,
        declined_until=NOW + DAY,
        replaced=True,
    )
    invitations.save(tx, full)
    assert invitations.get(tx, asked.id) == full


@pytest.mark.parametrize(
    "impossible", [{"score": 11}, {"score": -1}, {"score": 5, "answered_at": None}]
)
def test_an_impossible_answer_is_refused(tx: Tx, impossible: dict[str, object]) -> None:
    asked = ask(tx, add_person(tx))
    with pytest.raises(IntegrityError):
        change(tx, asked, **{"answered_at": NOW, **impossible})


def test_the_answer_before_is_the_last_one_in_the_same_survey(tx: Tx) -> None:
    anna = add_person(tx)
    first = answer(tx, anna, 9)
    second = answer(tx, anna, 3, now=NOW + 90 * DAY)
    answer(tx, anna, 1, survey="onboarding", now=NOW + 91 * DAY)
    answer(tx, add_person(tx, "Budi"), 7, now=NOW + 92 * DAY)
    ask(tx, anna, now=NOW + 180 * DAY)
    fourth = answer(tx, anna, 8, now=NOW + 270 * DAY)
    assert answers.previous_answer(tx, first) is None
    before_fourth = answers.previous_answer(tx, fourth)
    assert before_fourth is not None
    assert (before_fourth.id, before_fourth.score) == (second.id, 3)


def test_every_score_of_an_answer_is_known_in_its_order(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 9)
    answers.record_score(tx, given.id, 3, NOW + MINUTE)
    answers.record_score(tx, given.id, 5, NOW + 2 * MINUTE)
    known = [(one.score, one.at) for one in answers.scores_of(tx, given.id)]
    assert known == [(9, NOW), (3, NOW + MINUTE), (5, NOW + 2 * MINUTE)]


def test_a_consent_is_kept_with_its_words_and_moment(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 9)
    answers.record_consent(tx, given.id, Consent.NAMED, "May we quote you? Yes", NOW)
    answers.record_consent(tx, given.id, Consent.REFUSED, "May we quote you? No", NOW + DAY)
    columns = (consents.c.consent, consents.c.wording, consents.c.at)
    assert [tuple(row) for row in tx.execute(select(*columns).order_by(consents.c.id))] == [
        (Consent.NAMED, "May we quote you? Yes", NOW),
        (Consent.REFUSED, "May we quote you? No", NOW + DAY),
    ]


# Comments


def test_comments_are_kept_in_the_order_they_came(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3)
    answers.add_comment(tx, given.id, "slow", "D1/1", NOW)
    answers.add_comment(tx, given.id, "and dear", "D1/2", NOW + MINUTE)
    assert invitations.get(tx, given.id).comments == (
        Comment(text="slow", at=NOW),
        Comment(text="and dear", at=NOW + MINUTE),
    )


def test_an_edited_comment_is_a_new_version_in_its_old_place(tx: Tx) -> None:
    given = answer(tx, add_person(tx), 3)
    answers.add_comment(tx, given.id, "slow", "D1/1", NOW)
    answers.add_comment(tx, given.id, "and dear", "D1/2", NOW + MINUTE)
    for text in ("sloow", "so slow"):
        assert answers.edit_comment(tx, "D1/1", text, NOW + DAY) == given.id
    assert invitations.get(tx, given.id).comments == (
        Comment(text="so slow", at=NOW + DAY),
        Comment(text="and dear", at=NOW + MINUTE),
    )
    kept = select(comments.c.text).where(comments.c.source == "D1/1")
    assert set(tx.execute(kept).scalars()) == {"slow", "sloow", "so slow"}


def test_an_edit_of_another_message_is_no_comment(tx: Tx) -> None:
    answer(tx, add_person(tx), 3)
    assert answers.edit_comment(tx, "D1/77", "hello", NOW) is None


def test_a_person_is_told_how_much_is_kept(tx: Tx) -> None:
    anna = add_person(tx)
    assert answers.counts_of(tx, anna) == (0, 0)
    given = answer(tx, anna, 3)
    ask(tx, anna, now=NOW + DAY)
    answers.add_comment(tx, given.id, "slow", "D1/1", NOW)
    answers.edit_comment(tx, "D1/1", "so slow", NOW)
    theirs = answer(tx, add_person(tx, "Budi"), 9)
    answers.add_comment(tx, theirs.id, "kind", None, NOW)
    assert answers.counts_of(tx, anna) == (1, 1)


# When somebody was asked


def test_the_last_asking_counts_unless_it_never_reached_anybody(tx: Tx) -> None:
    anna, budi, chul = (add_person(tx, name) for name in ("Anna", "Budi", "Chul"))
    ask(tx, anna)
    ask(tx, anna, survey="onboarding", now=NOW + DAY)
    change(tx, invite(tx, anna, now=NOW + 2 * DAY), state=InvitationState.CANCELLED)
    change(tx, invite(tx, budi), state=InvitationState.UNDELIVERABLE)
    asked = asked_people.last_asked(tx, [anna, budi, chul], "relationship")
    assert asked == {anna: LastAsked(at=NOW + DAY, by_survey=NOW)}
    assert asked_people.last_asked(tx, [budi], "relationship") == {}


def test_who_was_asked_by_another_survey_alone_was_never_asked_by_this_one(tx: Tx) -> None:
    anna = add_person(tx)
    ask(tx, anna, survey="onboarding")
    asked = asked_people.last_asked(tx, [anna], "relationship")
    assert asked == {anna: LastAsked(at=NOW, by_survey=None)}
