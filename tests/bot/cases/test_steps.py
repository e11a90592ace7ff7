"""The steps of a case: whom it belongs to, and what its buttons offer."""

from datetime import timedelta

import pytest

from bot.cases.state_words import card_buttons, state_words
from bot.cases.steps import claim_kind, claimed, reopened, resolved, returned, snoozed, woken
from bot.chat.case_taps import CaseTap
from bot.chat.messages import Button
from bot.chat.tap_encoding import unpack
from bot.language.texts import LANGUAGES, Texts
from bot.model import Case
from bot.states import CaseState, EntryKind
from tests.bot.cases.open_case import BEN, MIA, OPEN
from tests.bot.cast import HOUR, NOW

TEXTS = Texts("en", product="Acme")
LATER = NOW + HOUR
WEEK = NOW + timedelta(days=7)


def words(case: Case) -> str:
    return " · ".join(
        part.text for part in state_words(case, case.cause, 3, TEXTS, "Europe/Berlin", LATER)
    )


def test_each_step_is_a_new_version_so_that_an_older_card_is_recognised() -> None:
    steps = [OPEN]
    steps.append(claimed(steps[-1], MIA, NOW))
    steps.append(snoozed(steps[-1], MIA, WEEK, NOW))
    steps.append(woken(steps[-1], LATER))
    steps.append(returned(steps[-1]))
    steps.append(resolved(steps[-1], BEN, "", LATER))
    steps.append(reopened(steps[-1], WEEK, LATER))
    assert [case.version for case in steps] == list(range(7))


def test_the_second_to_claim_takes_the_case_over() -> None:
    assert claim_kind(OPEN, MIA) is EntryKind.CLAIMED
    hers = claimed(OPEN, MIA, NOW)
    assert claim_kind(hers, MIA) is EntryKind.CLAIMED
    assert claim_kind(hers, BEN) is EntryKind.TAKEN_OVER
    assert claimed(hers, BEN, LATER).owner == BEN.address


def test_a_case_that_nobody_has_becomes_that_of_its_first_actor() -> None:
    assert snoozed(OPEN, MIA, WEEK, NOW).owner == MIA.address
    assert resolved(OPEN, BEN, "", NOW).owner == BEN.address


def test_a_colleague_who_snoozes_or_resolves_does_not_become_the_owner() -> None:
    hers = claimed(OPEN, MIA, NOW)
    assert snoozed(hers, BEN, WEEK, NOW).owner == MIA.address
    assert resolved(hers, BEN, "", NOW).owner == MIA.address


def test_a_case_resolved_without_a_reply_counts_as_responded_then() -> None:
    assert resolved(OPEN, MIA, "", LATER).responded_at == LATER


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        (OPEN, "case 12, 2 Nov 10:00 · answer by 2 Nov 18:00"),
        (claimed(OPEN, MIA, NOW), "case 12, 2 Nov 10:00 · Mia Lund has it · answer by 2 Nov 18:00"),
        (
            snoozed(OPEN, MIA, WEEK, NOW),
            "case 12, 2 Nov 10:00 · Mia Lund has it, rests until 9 Nov 10:00"
            " · answer by 2 Nov 18:00",
        ),
        (resolved(OPEN, MIA, "", LATER), "case 12, 2 Nov 10:00 · resolved by Mia Lund"),
        (
            resolved(OPEN, MIA, "exports", LATER),
            "case 12, 2 Nov 10:00 · resolved by Mia Lund: exports",
        ),
    ],
)
def test_the_card_says_state_owner_and_clock(case: Case, shown: str) -> None:
    assert words(case) == shown


def test_a_missed_due_time_is_said() -> None:
    late = " · ".join(part.text for part in state_words(OPEN, "", 3, TEXTS, "UTC", NOW + 9 * HOUR))
    assert late.endswith(" · answer was due 2 Nov 17:00")


@pytest.mark.parametrize(
    ("case", "labels"),
    [
        (OPEN, ["Claim", "Reply", "Snooze", "Resolve", "History"]),
        (claimed(OPEN, MIA, NOW), ["Take over", "Reply", "Snooze", "Resolve", "History"]),
        (snoozed(OPEN, MIA, WEEK, NOW), ["Take over", "Reply", "Snooze", "Resolve", "History"]),
        (resolved(OPEN, MIA, "", NOW), ["Reopen", "Reply", "History"]),
    ],
)
def test_the_buttons_keep_their_order(case: Case, labels: list[str]) -> None:
    row = card_buttons(case, TEXTS)
    assert [button.label for button in row] == labels


def test_a_button_carries_the_version_that_the_card_shows() -> None:
    for button in card_buttons(claimed(OPEN, MIA, NOW), TEXTS):
        assert isinstance(button, Button)
        tap = unpack(button.tap)
        assert isinstance(tap, CaseTap)
        assert (tap.case, tap.version) == (12, 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", CaseState)
def test_the_buttons_fit_into_one_row_of_a_phone(state: CaseState, language: str) -> None:
    case = {
        CaseState.OPEN: OPEN,
        CaseState.CLAIMED: claimed(OPEN, MIA, NOW),
        CaseState.SNOOZED: snoozed(OPEN, MIA, WEEK, NOW),
        CaseState.RESOLVED: resolved(OPEN, MIA, "", NOW),
    }[state]
    assert len(card_buttons(case, Texts(language))) <= 5
