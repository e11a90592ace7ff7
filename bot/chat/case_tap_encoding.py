"""Encodes the taps of buttons about cases: a letter and the fields."""

from collections.abc import Callable, Mapping
from typing import Final, assert_never

from bot.chat.case_taps import (
    ArticleTap,
    CaseTap,
    CauseTap,
    FixedTap,
    NoteTap,
    OfCaseTap,
    OldCasesTap,
    OwnCauseTap,
    SendAgainTap,
    ShowCaseTap,
    SnoozeTap,
    TakeBackTap,
)
from bot.chat.tap_fields import FLAGS, LARGEST_ID, flag_text, instant_in, instant_text, number_in
from bot.ids import CaseId
from bot.states import CaseAction

LONGEST_SNOOZE: Final = 90
"""Days."""
_CASE_LETTERS = {
    CaseAction.CLAIM: "c",
    CaseAction.REPLY: "w",
    CaseAction.SNOOZE: "s",
    CaseAction.RESOLVE: "r",
    CaseAction.REOPEN: "o",
    CaseAction.HISTORY: "h",
}
_CASE_ACTIONS = {letter: action for action, letter in _CASE_LETTERS.items()}


def case_fields(tap: OfCaseTap) -> tuple[str, ...]:
    """Returns the letter and the fields of a tap."""
    match tap:
        case ShowCaseTap(case=case_id):
            return "v", str(case_id)
        case CaseTap(case=case_id, version=version, action=action):
            return "f", str(case_id), str(version), _CASE_LETTERS[action]
        case SnoozeTap(case=case_id, version=version, days=days):
            return "i", str(case_id), str(version), str(days)
        case CauseTap(case=case_id, version=version, cause=cause):
            return "x", str(case_id), str(version), cause
        case ArticleTap(case=case_id, version=version, cause=cause, wanted=wanted):
            return "X", str(case_id), str(version), cause, flag_text(wanted)
        case OwnCauseTap(case=case_id, version=version):
            return "U", str(case_id), str(version)
        case NoteTap(case=case_id):
            return "N", str(case_id)
        case FixedTap(case=case_id, version=version, fixed=fixed):
            return "F", str(case_id), str(version), flag_text(fixed)
        case OldCasesTap(before=before, close=close):
            return "O", instant_text(before), flag_text(close)
        case TakeBackTap(reply=reply):
            return "t", str(reply)
        case SendAgainTap(reply=reply):
            return "y", str(reply)
        case _:
            assert_never(tap)


CASE_READERS: Final[Mapping[tuple[str, int], Callable[..., OfCaseTap]]] = {
    ("v", 1): lambda number: ShowCaseTap(case=CaseId(number_in(number, LARGEST_ID))),
    ("f", 3): lambda number, version, letter: CaseTap(
        case=CaseId(number_in(number, LARGEST_ID)),
        version=number_in(version, LARGEST_ID),
        action=_CASE_ACTIONS[letter],
    ),
    ("i", 3): lambda number, version, days: SnoozeTap(
        case=CaseId(number_in(number, LARGEST_ID)),
        version=number_in(version, LARGEST_ID),
        days=number_in(days, LONGEST_SNOOZE),
    ),
    ("x", 3): lambda number, version, cause: CauseTap(
        case=CaseId(number_in(number, LARGEST_ID)),
        version=number_in(version, LARGEST_ID),
        cause=cause,
    ),
    ("X", 4): lambda number, version, cause, flag: ArticleTap(
        case=CaseId(number_in(number, LARGEST_ID)),
        version=number_in(version, LARGEST_ID),
        cause=cause,
        wanted=FLAGS[flag],
    ),
    ("U", 2): lambda number, version: OwnCauseTap(
        case=CaseId(number_in(number, LARGEST_ID)), version=number_in(version, LARGEST_ID)
    ),
    ("N", 1): lambda number: NoteTap(case=CaseId(number_in(number, LARGEST_ID))),
    ("F", 3): lambda number, version, flag: FixedTap(
        case=CaseId(number_in(number, LARGEST_ID)),
        version=number_in(version, LARGEST_ID),
        fixed=FLAGS[flag],
    ),
    ("O", 2): lambda before, flag: OldCasesTap(before=instant_in(before), close=FLAGS[flag]),
    ("t", 1): lambda reply: TakeBackTap(reply=number_in(reply, LARGEST_ID)),
    ("y", 1): lambda reply: SendAgainTap(reply=number_in(reply, LARGEST_ID)),
}
"""By the letter and the number of fields."""
