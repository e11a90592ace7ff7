"""Renders what staff see of a person: who it is, answers, cases, messages, and when to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.cases.card import MARKS, SEPARATOR, said, staff_score
from bot.cases.state_words import state_words
from bot.chat.messages import Message, Paragraph, Span, Style, joined, plain
from bot.language.isolates import isolated
from bot.language.shortening import shorten
from bot.language.texts import Texts
from bot.model import Case, Contact, Person
from bot.people.display_names import account_name
from bot.people.personal_record import PersonalRecord, RecordRow
from bot.states import PersonKind, SurveyKind
from bot.survey.scale import scale_of

SHOWN_ANSWERS: Final = 5
SHOWN_CASES: Final = 5
SHOWN_FEEDBACK: Final = 3
SHOWN_WORDS: Final = 300
"""UTF-16 units of the words that belong to one answer, and of one message."""
_SHOWN_DETAIL: Final = 60
_MOST_DETAILS: Final = 12


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is known about a person now."""

    person: Person
    contacts: Sequence[Contact]
    record: PersonalRecord
    asking: Sequence[str]
    """When the person is asked, and why not sooner: one line or several."""
    surveys: int
    """How many surveys bot.toml has. An answer names its survey if there are several."""
    causes: Mapping[str, str]
    """What staff call the causes of cases, by their keys."""
    timezone: str
    now: datetime


def profile(known: Profile, texts: Texts) -> Message:
    """Returns everything that fits into one message, the newest first."""
    person = known.person
    title = texts("profile.title", name=person.name, number=person.id)
    details = SEPARATOR.join(_details(known, texts))
    return Message(
        paragraphs=(
            plain(title, Style.HEADING),
            *((plain(details, Style.QUIET),) if details else ()),
            *_answers(known, texts),
            *_cases(known, texts),
            *_feedback(known, texts),
            texts.paragraph("profile.asking"),
            plain("\n".join(known.asking)),
        ),
        compact=True,
    )


def _details(known: Profile, texts: Texts) -> Iterator[str]:
    person = known.person
    named = (person.account, *map(account_name, known.contacts), person.email)
    pairs = (
        texts("alert.property", name=name, value=value)
        for name, value in person.properties.items()
        if value
    )
    if person.kind is not PersonKind.CUSTOMER:
        yield texts(f"profile.kind.{person.kind}")
    if person.self_enrolled:
        yield texts("person.self_enrolled")
    shown = [one for one in (*named, *pairs) if one][:_MOST_DETAILS]
    yield from (isolated(shorten(one, _SHOWN_DETAIL)) for one in shown)


@dataclass(frozen=True, kw_only=True)
class _ShownAnswer:
    at: datetime
    score: int
    kind: SurveyKind
    survey: str
    words: str
    mark: str = ""
    """The key of what sets it apart from an answer that counts; empty for nothing."""


def _answers(known: Profile, texts: Texts) -> Iterator[Paragraph]:
    tables = known.record.tables
    given = (_given(row, known, texts) for row in tables["invitations"])
    answers = [one for one in given if one is not None]
    answers += map(_imported, tables["imported_answers"])
    answers.sort(key=lambda one: one.at, reverse=True)
    yield texts.paragraph("profile.answers" if answers else "profile.no_answers")
    for one in answers[:SHOWN_ANSWERS]:
        yield _score(one, known, texts)
        if one.words:
            yield plain(shorten(one.words, SHOWN_WORDS), Style.QUOTE)
    yield from _more(len(answers) - SHOWN_ANSWERS, texts)


def _score(answer: _ShownAnswer, known: Profile, texts: Texts) -> Paragraph:
    mark = MARKS[scale_of(answer.kind).segment_of(answer.score)]
    score = staff_score(answer.score, answer.kind, texts)
    line = texts.paragraph("profile.score", score=score, date=texts.day(answer.at, known.timezone))
    parts = [isolated(answer.survey)] if known.surveys > 1 else []
    parts += [texts(answer.mark)] if answer.mark else []
    rest = "".join(f"{SEPARATOR}{part}" for part in parts)
    return Paragraph(spans=(Span(text=f"{mark} "), *line.spans, Span(text=rest)))


def _given(row: RecordRow, known: Profile, texts: Texts) -> _ShownAnswer | None:
    """Returns the answer of an invitation; ``None`` if it has none."""
    if row["score"] is None:
        return None
    comments = (
        said(one["text"], texts, forwarded=one["forwarded"])
        for one in known.record.of_invitation("comments", row["id"])
        if one["replaced_by"] is None and one["text"]
    )
    return _ShownAnswer(
        at=row["answered_at"],
        score=row["score"],
        kind=row["kind"],
        survey=row["survey"],
        words="\n".join(comments),
        mark="profile.test" if row["test"] else "",
    )


def _imported(row: RecordRow) -> _ShownAnswer:
    return _ShownAnswer(
        at=row["at"],
        score=row["score"],
        kind=row["kind"],
        survey=row["survey"],
        words=row["comment"] or "",
        mark="profile.imported",
    )


def _cases(known: Profile, texts: Texts) -> Iterator[Paragraph]:
    scores = {row["id"]: row["score"] for row in known.record.tables["invitations"]}
    cases = [_case(row) for row in known.record.tables["cases"]]
    cases.sort(key=lambda one: (one.is_open, one.opened_at), reverse=True)
    if cases:
        yield texts.paragraph("profile.cases")
    for one in cases[:SHOWN_CASES]:
        score = scores.get(one.invitation_id)
        cause = known.causes.get(one.cause, one.cause)
        number, *rest = state_words(one, cause, score, texts, known.timezone, known.now)
        linked = Paragraph(spans=(Span(text=number.text, message=one.thread),))
        yield joined((linked, *rest), SEPARATOR)
    yield from _more(len(cases) - SHOWN_CASES, texts)


def _case(row: RecordRow) -> Case:
    return Case(**{name: row[name] for name in Case.__dataclass_fields__})


def _feedback(known: Profile, texts: Texts) -> Iterator[Paragraph]:
    rows = sorted(known.record.tables["feedback"], key=lambda row: row["at"], reverse=True)
    if rows:
        yield texts.paragraph("profile.feedback")
    for row in rows[:SHOWN_FEEDBACK]:
        words = said(shorten(row["text"], SHOWN_WORDS), texts, forwarded=row["forwarded"])
        date = texts.day(row["at"], known.timezone)
        yield plain(texts("profile.wrote", date=date, words=words), Style.QUOTE)
    yield from _more(len(rows) - SHOWN_FEEDBACK, texts)


def _more(n: int, texts: Texts) -> Iterable[Paragraph]:
    if n > 0:
        yield plain(texts("profile.more", n=n), Style.QUIET)
