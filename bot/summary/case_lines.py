"""Names the open cases, as links to their alerts: overdue ones first, by owner."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.cases.card import staff_score
from bot.chat.messages import Paragraph, Span, joined, plain
from bot.config.config import QuotedAs
from bot.figures.case_figures import CaseFigures
from bot.figures.open_case import OpenCase
from bot.ids import CaseId, MessageRef
from bot.language.texts import Texts
from bot.summary.people_named import who

NAMED_CASES: Final = 5
"""The most cases that are named; the others are counted."""


def open_cases(
    figures: CaseFigures | None, quoted_as: QuotedAs, texts: Texts
) -> Iterable[Paragraph]:
    """Yields one line, if there are open cases."""
    if figures is None or not figures.open_cases:
        return
    found = figures.open_cases
    first = sorted(found, key=lambda case: not case.is_overdue(figures.at))[:NAMED_CASES]
    named = {case.id: _case(case, figures, quoted_as, texts) for case in first}
    is_owned = any(case.owner for case in found)
    parts = _by_owner(first, named, texts) if is_owned else list(named.values())
    if more := len(found) - len(first):
        parts.append(texts.paragraph("summary.more", n=more))
    yield joined((_title(figures, texts), joined(parts, "; " if is_owned else " · ")), " ")


def _title(figures: CaseFigures, texts: Texts) -> Paragraph:
    n, overdue = len(figures.open_cases), figures.overdue
    if overdue:
        return texts.counted("summary.cases.overdue", n, overdue=overdue)
    return texts.counted("summary.cases", n)


def _by_owner(
    cases: Sequence[OpenCase], named: Mapping[CaseId, Paragraph], texts: Texts
) -> list[Paragraph]:
    """Returns the cases of each owner behind the owner's name."""
    by_owner: dict[str, list[OpenCase]] = {}
    for case in cases:
        by_owner.setdefault(case.owner, []).append(case)
    return [
        joined((_owner(theirs[0], texts), joined((named[one.id] for one in theirs), " · ")), " ")
        for theirs in by_owner.values()
    ]


def _owner(case: OpenCase, texts: Texts) -> Paragraph:
    owner = owner_name(case.owner_name, texts, is_owned=case.owner != "")
    return plain(texts("summary.cases.owner", owner=owner))


def owner_name(name: str, texts: Texts, *, is_owned: bool) -> str:
    """Returns the name of an owner, or words for an account without a name or for nobody."""
    return (name or texts("case.someone")) if is_owned else texts("summary.cases.nobody")


def _case(case: OpenCase, figures: CaseFigures, quoted_as: QuotedAs, texts: Texts) -> Paragraph:
    name = who(case.name, "", quoted_as) or texts("summary.case", n=case.id)
    score = "" if case.score is None else staff_score(case.score, case.kind, texts)
    late = texts("summary.case.overdue") if case.is_overdue(figures.at) else ""
    known = [part for part in (who("", case.account, quoted_as), score, late) if part]
    if not known:
        return Paragraph(spans=(Span(text=name, message=case.message),))
    words = texts.paragraph("summary.case.known", name=name, known=", ".join(known))
    return replace(words, spans=tuple(_linked(span, case.message) for span in words.spans))


def _linked(span: Span, message: MessageRef | None) -> Span:
    """Returns the span as a link if it is the name, which the text marks."""
    return Span(text=span.text, message=message if span.bold else None)
