"""The choices that Snooze and Resolve offer to the person who pressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.case_taps import ArticleTap, CauseTap, NoteTap, OwnCauseTap, SnoozeTap
from bot.chat.messages import Button, Message, Row, plain
from bot.chat.tap_encoding import pack
from bot.language.texts import Texts
from bot.model import Case

SNOOZE_DAYS: Final = (1, 3, 7, 14)
"""The lengths of a rest that are offered."""
NO_CAUSE: Final = "-"
"""Stands for “something else” in a button."""
_IN_A_ROW: Final = 3


@dataclass(frozen=True, kw_only=True)
class Cause:
    """A theme that a resolver may name."""

    key: str
    label: str
    article: str = ""
    """The address of its help article; empty if it has none."""


def snooze_choice(case: Case, texts: Texts) -> Message:
    """Returns the question how long the case rests, with a button for each length."""
    row = tuple(
        Button(
            label=texts.count("case.snooze.days", days),
            tap=pack(SnoozeTap(case=case.id, version=case.version, days=days)),
        )
        for days in SNOOZE_DAYS
    )
    return Message(paragraphs=(plain(texts("case.snooze.ask", number=case.id)),), rows=(row,))


def cause_choice(case: Case, causes: Sequence[Cause], texts: Texts, *, forms: bool) -> Message:
    """Returns the question for the cause, with a button for each.

    *causes*: the likeliest first. *forms*: whether the platform has a form for another one.
    """
    other = Cause(key=NO_CAUSE, label=texts("case.resolve.none"))
    buttons = [
        Button(
            label=cause.label,
            tap=pack(CauseTap(case=case.id, version=case.version, cause=cause.key)),
        )
        for cause in (*causes, other)
    ]
    if forms:
        own = pack(OwnCauseTap(case=case.id, version=case.version))
        buttons.append(Button(label=texts("case.cause.own"), tap=own))
    rows: list[Row] = [
        tuple(buttons[start : start + _IN_A_ROW]) for start in range(0, len(buttons), _IN_A_ROW)
    ]
    ask = texts("case.resolve.ask", number=case.id)
    return Message(paragraphs=(plain(ask),), rows=tuple(rows))


def article_choice(case: Case, cause: Cause, texts: Texts) -> Message:
    """Returns the question whether the cause's help article goes to the customer."""

    def button(key: str, *, wanted: bool) -> Button:
        tap = ArticleTap(case=case.id, version=case.version, cause=cause.key, wanted=wanted)
        return Button(label=texts(key), tap=pack(tap))

    row = button("case.article.yes", wanted=True), button("case.article.no", wanted=False)
    ask = texts("case.article.ask", article=cause.article)
    return Message(paragraphs=(plain(ask),), rows=(row,))


def resolved_answer(case: Case, texts: Texts, *, forms: bool) -> Message:
    """Returns the answer to the resolver, with a button for a note where there are forms."""
    note = Button(label=texts("case.note.button"), tap=pack(NoteTap(case=case.id)))
    done = plain(texts("case.resolve.done", number=case.id))
    return Message(paragraphs=(done,), rows=((note,),) if forms else ())
