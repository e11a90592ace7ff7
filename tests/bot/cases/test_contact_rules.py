"""Who may be written to, as one table."""

from dataclasses import replace
from itertools import product

import pytest

from bot.cases.contact_rules import Barrier, CustomerStanding, barrier
from bot.states import CaseAction, ContactState

YES, NO, OPEN = True, False, None
FREE = CustomerStanding(
    contact_wanted=None, never=False, wrote_since_refusal=False, wrote_since_never=False, replies=0
)
TABLE: dict[tuple[bool | None, bool, bool, int], Barrier | None] = {
    # wish, never, wrote since, replies since: why not
    (YES, False, False, 0): None,
    (YES, False, False, 1): None,
    (YES, False, True, 0): None,
    (YES, False, True, 1): None,
    (YES, True, False, 0): None,
    (YES, True, False, 1): None,
    (YES, True, True, 0): None,
    (YES, True, True, 1): None,
    (NO, False, False, 0): Barrier.REFUSED,
    (NO, False, False, 1): Barrier.REFUSED,
    (NO, False, True, 0): None,
    (NO, False, True, 1): Barrier.ONCE,
    (NO, True, False, 0): Barrier.REFUSED,
    (NO, True, False, 1): Barrier.REFUSED,
    (NO, True, True, 0): None,
    (NO, True, True, 1): Barrier.ONCE,
    (OPEN, False, False, 0): None,
    (OPEN, False, False, 1): Barrier.ONCE,
    (OPEN, False, True, 0): None,
    (OPEN, False, True, 1): Barrier.ONCE,
    (OPEN, True, False, 0): Barrier.NEVER,
    (OPEN, True, False, 1): Barrier.NEVER,
    (OPEN, True, True, 0): None,
    (OPEN, True, True, 1): Barrier.ONCE,
}
OUT_OF_REACH = {
    "erased": (replace(FREE, erased=True), Barrier.ERASED),
    "left": (replace(FREE, left=True), Barrier.LEFT),
    "no chat": (replace(FREE, has_chat=False), Barrier.UNREACHABLE),
    "blocked": (replace(FREE, state=ContactState.UNREACHABLE), Barrier.UNREACHABLE),
    "gone": (replace(FREE, state=ContactState.GONE), Barrier.GONE),
    "suspended": (replace(FREE, state=ContactState.SUSPENDED), Barrier.SUSPENDED),
}


def standing(wish: bool | None, never: bool, wrote: bool, replies: int) -> CustomerStanding:
    return replace(
        FREE,
        contact_wanted=wish,
        never=never,
        wrote_since_refusal=wrote,
        wrote_since_never=wrote,
        replies=replies,
    )


@pytest.mark.parametrize(("known", "why"), TABLE.items())
def test_who_may_be_written_to(
    known: tuple[bool | None, bool, bool, int], why: Barrier | None
) -> None:
    assert barrier(CaseAction.REPLY, standing(*known)) is why


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(product((YES, NO, OPEN), (True, False), (True, False), (0, 1)))


@pytest.mark.parametrize("case", OUT_OF_REACH)
@pytest.mark.parametrize("known", TABLE)
def test_who_is_out_of_reach_is_never_written_to(
    case: str, known: tuple[bool | None, bool, bool, int]
) -> None:
    away, why = OUT_OF_REACH[case]
    wish = standing(*known)
    there = replace(
        wish, erased=away.erased, left=away.left, has_chat=away.has_chat, state=away.state
    )
    assert barrier(CaseAction.REPLY, there) is why


@pytest.mark.parametrize("known", TABLE)
@pytest.mark.parametrize("action", [one for one in CaseAction if one is not CaseAction.REPLY])
def test_all_other_actions_write_to_nobody(
    action: CaseAction, known: tuple[bool | None, bool, bool, int]
) -> None:
    assert barrier(action, replace(standing(*known), erased=True)) is None


def test_words_after_the_refusal_do_not_lift_a_later_never() -> None:
    known = replace(FREE, contact_wanted=False, never=True, wrote_since_refusal=True)
    assert barrier(CaseAction.REPLY, known) is Barrier.NEVER
