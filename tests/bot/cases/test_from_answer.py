"""What an answer does to its case: it opens, resolves, wakes and reopens it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cases.from_answer import said, updated_case, urgency_of, wants_case
from bot.cases.news import NOTHING, News
from bot.cases.steps import claimed, resolved, resolved_by_score, snoozed
from bot.model import Case, Comment, Invitation, Told
from bot.states import CaseState, Urgency
from tests.bot.cases.open_case import MIA, OPEN
from tests.bot.cast import HOUR, NOW, answered

LATER = NOW + HOUR
DUE_AGAIN = NOW + 24 * HOUR
WORDS = News(comments=(0,))
WISH = News(contact=True)


def after(case: Case, invitation: Invitation, news: News = NOTHING) -> Case:
    return updated_case(case, invitation, news, DUE_AGAIN, LATER)


@pytest.mark.parametrize("score", [7, 9, 10])
def test_a_better_score_resolves_the_case(score: int) -> None:
    changed = after(claimed(OPEN, MIA, NOW), answered(score))
    assert (changed.state, changed.resolution) == (CaseState.RESOLVED, "better score")
    assert changed.resolved_at == LATER
    assert changed.owner_name == "Mia Lund"


@pytest.mark.parametrize("invitation", [answered(0), answered(6), answered(9, contact_wanted=True)])
def test_a_detractor_or_a_wish_for_contact_keeps_the_case_as_it_is(invitation: Invitation) -> None:
    for case in (OPEN, claimed(OPEN, MIA, NOW)):
        assert after(case, invitation) == case


def test_a_worse_score_reopens_the_case_with_a_new_clock() -> None:
    again = after(resolved_by_score(OPEN, NOW), answered(3))
    assert (again.state, again.due_at, again.resolved_at) == (CaseState.OPEN, DUE_AGAIN, None)


def test_a_reopened_case_goes_back_to_its_owner() -> None:
    again = after(resolved(OPEN, MIA, "exports", NOW), answered(3), WORDS)
    assert (again.state, again.owner_name, again.cause) == (CaseState.CLAIMED, "Mia Lund", "")


@pytest.mark.parametrize("news", [WORDS, WISH, News(scores=(3, 2))])
def test_whatever_the_customer_says_anew_reopens_a_case_that_staff_resolved(news: News) -> None:
    assert after(resolved(OPEN, MIA, "", NOW), answered(2), news).is_open


def test_an_answer_that_says_nothing_new_reopens_nothing() -> None:
    case = resolved(OPEN, MIA, "", NOW)
    assert after(case, answered(3)) == case


def test_the_customers_words_wake_a_snoozed_case() -> None:
    case = snoozed(OPEN, MIA, NOW + timedelta(days=3), NOW)
    assert after(case, answered(3)) == case
    woken = after(case, answered(3), WORDS)
    assert (woken.state, woken.snoozed_until) == (CaseState.CLAIMED, None)


def test_a_resolved_case_keeps_the_moment_it_was_resolved() -> None:
    case = resolved_by_score(OPEN, NOW)
    assert after(case, answered(10)) == case


def test_a_case_without_a_clock_gets_none_when_it_is_reopened() -> None:
    case = resolved_by_score(replace(OPEN, has_clock=False, due_at=None), NOW)
    assert updated_case(case, answered(3), NOTHING, None, LATER).due_at is None


@pytest.mark.parametrize(
    ("invitation", "urgency"),
    [
        (answered(0), Urgency.NORMAL),
        (answered(6, contact_wanted=True), Urgency.NORMAL),
        (answered(7, contact_wanted=True), Urgency.LOW),
        (answered(10, contact_wanted=True), Urgency.LOW),
    ],
)
def test_a_passive_who_wants_contact_is_less_urgent_than_a_detractor(
    invitation: Invitation, urgency: Urgency
) -> None:
    assert wants_case(invitation)
    assert urgency_of(invitation) is urgency


# When contact was refused, and when the person wrote


def commented(at: datetime, *, wanted: bool | None) -> Invitation:
    words = (Comment(text="slow", at=at),)
    return replace(answered(3, contact_wanted=wanted), comments=words)


def test_a_refusal_counts_from_its_moment_and_is_forgotten_with_a_wish() -> None:
    refused = said(OPEN, answered(3, contact_wanted=False), LATER)
    assert refused.refused_at == LATER
    assert said(refused, answered(3, contact_wanted=False), LATER + HOUR).refused_at == LATER
    assert said(refused, answered(3, contact_wanted=True), LATER + HOUR).refused_at is None


def test_words_that_are_newer_than_the_refusal_come_after_it() -> None:
    refused = said(OPEN, commented(NOW, wanted=False), LATER)
    assert (refused.wrote_at, refused.refused_at) == (NOW, LATER)
    again = said(refused, commented(LATER + HOUR, wanted=False), LATER + HOUR)
    assert (again.wrote_at, again.refused_at) == (LATER + HOUR, LATER)


def test_words_after_a_refusal_of_an_earlier_release_come_after_it() -> None:
    """Its time was not kept, but the channel knows of it."""
    known = Told(score=3, contact_wanted=False, comments=1, until=NOW)
    case = said(replace(OPEN, told=known), commented(LATER, wanted=False), LATER)
    assert (case.wrote_at, case.refused_at) == (LATER, NOW)


def test_deleted_words_still_were_written() -> None:
    wrote = said(OPEN, commented(NOW, wanted=None), NOW)
    deleted = replace(answered(3), comments=(Comment(text="", at=NOW),))
    assert said(wrote, deleted, LATER).wrote_at == NOW
