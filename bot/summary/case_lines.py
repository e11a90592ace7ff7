"""Names the open cases, as links to their alerts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.cases.card import staff_score
from bot.chat.messages import Paragraph, Span, joined
from bot.config.config import QuotedAs
from bot.ids import CaseId, MessageRef
from bot.language.texts import Texts
from bot.states import SurveyKind
from bot.summary.people_named import who

NAMED_CASES: Final = 5
"""The most cases that are named; the others are counted."""


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    id: CaseId
    name: str
    account: str
    score: int | None
    message: MessageRef | None
    """The alert, or the list that names it; None if neither is posted."""
    kind: SurveyKind = SurveyKind.NPS


def open_cases(cases: Sequence[OpenCase], quoted_as: QuotedAs, texts: Texts) -> Iterable[Paragraph]:
    """Yields one line. *cases*: the oldest first."""
    if not cases:
        return
    named = [_case(case, quoted_as, texts) for case in cases[:NAMED_CASES]]
    if more := len(cases) - len(named):
        named.append(texts.paragraph("summary.more", n=more))
    title = texts.counted("summary.cases", len(cases))
    yield joined((title, joined(named, " · ")), " ")


def _case(case: OpenCase, quoted_as: QuotedAs, texts: Texts) -> Paragraph:
    name = who(case.name, "", quoted_as) or texts("summary.case", n=case.id)
    score = "" if case.score is None else staff_score(case.score, case.kind, texts)
    known = [part for part in (who("", case.account, quoted_as), score) if part]
    if not known:
        return Paragraph(spans=(Span(text=name, message=case.message),))
    words = texts.paragraph("summary.case.known", name=name, known=", ".join(known))
    return replace(words, spans=tuple(_linked(span, case.message) for span in words.spans))


def _linked(span: Span, message: MessageRef | None) -> Span:
    """Returns the span as a link if it is the name, which the text marks."""
    return Span(text=span.text, message=message if span.bold else None)
