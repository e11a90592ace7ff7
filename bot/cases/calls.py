"""Who is called to a case, and when, by the lines about what happened to it by itself."""

from collections.abc import Collection, Mapping

from bot.cases.entries import Entry
from bot.chat.addresses import Address
from bot.chat.messages import Span
from bot.language.texts import Texts
from bot.model import Case
from bot.states import CaseState, EntryKind

_OF_LATE_RESPONSE = frozenset({EntryKind.OVERDUE, EntryKind.ESCALATED})
_FOR_OWNER = (EntryKind.OVERDUE, EntryKind.WOKEN)


def still_true(entries: Collection[Entry], case: Case) -> tuple[Entry, ...]:
    """Returns the entries without those about a late response that was given meanwhile."""
    is_late = case.is_open and case.responded_at is None
    return tuple(one for one in entries if is_late or one.kind not in _OF_LATE_RESPONSE)


def calls_anyone(entries: Collection[Entry], case: Case) -> bool:
    """Whether the entries are also shown in the channel, not only in the thread.

    That is an escalation, or an event by itself of an open case that nobody has.
    """
    itself = {entry.kind for entry in entries if not entry.by}
    if not case.is_open:
        return False
    if EntryKind.ESCALATED in itself:
        return True
    return not case.owner and bool(itself & {*_FOR_OWNER, EntryKind.RETURNED})


def called(case: Case, escalation: Span | None, texts: Texts) -> Mapping[EntryKind, Span]:
    """Returns who is named before each kind of line. *escalation*: as `mention` returns it."""
    names = dict[EntryKind, Span]()
    if case.owner and case.state is not CaseState.RESOLVED:
        owner = mention(case.owner, case.owner_name or texts("case.someone"))
        names = dict.fromkeys(_FOR_OWNER, owner)
    return names if escalation is None else {**names, EntryKind.ESCALATED: escalation}


def mention(account: str, name: str) -> Span:
    """Returns a mention of an account, such as ``slack:U1``; of another one the name alone."""
    try:
        address = Address.parse(account)
    except ValueError:  # an account of another workspace, or an erased one
        return Span(text=name, bold=True)
    return Span(text=name, bold=True, mention=address)
