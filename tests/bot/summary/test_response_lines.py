"""What the weekly post says of responses and recoveries, and what stands behind it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.chat.messages import Style
from bot.figures.case_figures import CaseRow
from bot.figures.proportions import Share
from bot.figures.recovery import AnswerPair
from bot.figures.to_json import to_json
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import LANGUAGES, Texts
from bot.locales import en
from bot.summary.certainty import certainty
from tests.bot.summary.weekly_summary import (
    ENGLISH,
    NOW,
    WEDNESDAY,
    case_row,
    figures,
    given,
    open_case,
    told,
    with_cases,
)

EARLIER = WEDNESDAY - timedelta(days=30)
PAIRS = (
    AnswerPair(before=3, after=9, replied=True),
    AnswerPair(before=3, after=8, replied=False),
    AnswerPair(before=3, after=4, replied=False),
    AnswerPair(before=9, after=4, replied=None),
    AnswerPair(before=9, after=9, replied=None),
)
MIA: dict[str, Any] = {"owner": "slack:U1", "owner_name": "Mia Lund"}


def found(*rows: CaseRow, pairs: tuple[AnswerPair, ...] = (), csat: int = 0) -> WeeklyFigures:
    share = Share(part=csat, whole=csat and csat + 1)
    return with_cases(figures(*given(9, 3)), *rows, pairs=pairs, csat=share)


def quiet(of: WeeklyFigures, texts: Texts = ENGLISH) -> list[str]:
    quiet = [one for one in told(of, texts).paragraphs if one.style is Style.QUIET]
    return [paragraph.text for paragraph in quiet]


def test_a_line_says_how_many_detractors_got_a_response_and_how_soon() -> None:
    assert quiet(found(case_row(3), case_row(4), case_row(30))) == [
        "Detractors who got a response over 90 days: 3 of 3, 2 in time"
        " · first response: median 4 hours (n 3)"
    ]


def test_the_number_of_unanswered_cases_stands_beside_the_median() -> None:
    [line] = quiet(found(case_row(3), case_row(4.25), case_row()))
    assert "first response: median 4.3 hours (n 3, 1 not answered yet)" in line


def test_a_median_among_the_unanswered_cases_is_not_yet_known() -> None:
    [line] = quiet(found(case_row(3), case_row(), case_row()))
    assert "1 of 3" in line
    assert "first response: no median yet, 2 of 3 not answered" in line


def test_who_recovered_stands_beside_those_without_a_reply_and_the_promoters_who_fell() -> None:
    assert quiet(found(pairs=PAIRS)) == [
        "Recovered over 90 days: 2 of 3 former detractors who answered again"
        " · without a staff reply 1 of 2 · promoters who fell: 1 of 2"
    ]


def test_without_cases_and_recoveries_there_are_no_lines() -> None:
    assert quiet(found()) == []
    assert quiet(found(pairs=PAIRS[3:])) == []
    assert quiet(figures(*given(9, 3))) == []


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59.4, "59 minutes"),
        (59.5, "1 hour"),
        (90, "1.5 hours"),
        (9 * 60 + 58, "10 hours"),
        (40 * 60 + 30, "41 hours"),
    ],
)
def test_a_time_is_in_minutes_or_hours(minutes: float, shown: str) -> None:
    [line] = quiet(found(case_row(minutes / 60)))
    assert f"median {shown} (n 1)" in line


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "4.3 hours"), ("id", "4,3 jam"), ("ko", "4.3시간"), ("zh", "4.3小时")],
)
def test_the_same_numbers_stand_in_every_language(language: str, shown: str) -> None:
    texts = Texts(language, product="Acme")
    lines = quiet(found(case_row(3), case_row(4.25), case_row(), pairs=PAIRS), texts)
    assert shown in lines[0]
    assert len(lines) == 2


def sure(of: WeeklyFigures, texts: Texts = ENGLISH) -> list[str]:
    return certainty(of, texts).text.splitlines()


def test_how_sure_is_this_has_the_intervals_and_times() -> None:
    rows = [
        case_row(3, 10, cause="exports", **MIA),
        case_row(3, 8, opened_at=EARLIER, cause="", **MIA),
        case_row(),
        case_row(due_at=NOW + timedelta(days=1)),
        case_row(due_at=None),
        case_row(None, 2),
    ]
    lines = sure(found(*rows, pairs=PAIRS, csat=4))
    for line in (
        "Cases opened: 5 this week, 6 in 90 days. Now 0 are open, 0 overdue.",
        "Opened in the 90 days, before times were kept: 1. They're in no time and no share.",
        "Ended before anyone answered, by a better score or an erasure: 1."
        " They're in no time and no share.",
        "Detractors who got a response, 90 days: 50%, 2 of 4, 95% interval 15% to 85%",
        "Detractors who got it in time, 90 days: 50%, 2 of 4, 95% interval 15% to 85%",
        "Not answered, but not due yet: 1.",
        "First response, 90 days: median not yet (n 4), mean 3 hours (n 2), still waiting 2",
        "Causes of resolved cases, 90 days: exports (1), none named (1)",
        "Owners, 90 days: Mia Lund 2 (0 open), nobody yet 4 (3 open)",
        "CSAT of cases, 90 days: 80%, 4 of 5, 95% interval 38% to 96%",
        "Former detractors who recovered, 90 days: 67%, 2 of 3, 95% interval 21% to 94%",
        "Recovered without a staff reply, 90 days: 50%, 1 of 2, 95% interval 9% to 91%",
        "Former promoters who fell, 90 days: 50%, 1 of 2, 95% interval 9% to 91%",
    ):
        assert line in lines
    assert ENGLISH("summary.sure.cases.definition") in lines
    assert ENGLISH("summary.sure.recovery") in lines


def test_a_long_list_of_causes_is_cut() -> None:
    rows = [case_row(3, 10, cause=f"cause {letter}\n{'x' * 99}") for letter in "abcdefghijkl"]
    [line] = [line for line in sure(found(*rows)) if "Causes" in line]
    assert line.startswith("Causes of resolved cases, 90 days: cause a x")
    assert line.endswith("… (1), and 2 more")
    assert len(line) < 800


def test_nothing_is_explained_that_is_not_shown() -> None:
    assert sure(found()) == sure(figures(*given(9, 3)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_explains_the_same(language: str) -> None:
    of = found(case_row(3, 10, **MIA), case_row(), pairs=PAIRS, csat=4)
    lines = sure(of, Texts(language, product="Acme"))
    assert len(lines) == len(sure(of))
    assert any("38" in line and "96" in line for line in lines)


def test_no_text_says_why_they_recovered() -> None:
    texts = [text for key, text in en.TEXTS.items() if "recover" in key or "fell" in key]
    assert len(texts) >= 6
    assert not [text for text in texts if "because" in text.lower()]


# JSON


def test_the_json_has_every_figure() -> None:
    of = with_cases(
        figures(*given(9, 3)),
        case_row(3, 10, cause="exports", **MIA),
        case_row(),
        open_cases=[open_case(1, due_at=WEDNESDAY)],
        pairs=PAIRS,
        csat=Share(part=4, whole=5),
    )
    cases = to_json(of)["cases"]
    assert isinstance(cases, dict)
    week = {key: cases[key] for key in cases["last_90_days"]}
    assert week == cases["last_90_days"]
    assert cases | {"recovery": None, "csat": None, "last_90_days": None} == {
        "at": "2026-11-23T09:00:00+00:00",
        "open": 1,
        "overdue": 1,
        "open_without_clock": 0,
        "opened": 2,
        "without_clock": 0,
        "ended_by_themselves": 0,
        "first_response": {
            "n": 2,
            "answered": 1,
            "unanswered": 1,
            "median_hours": None,
            "mean_hours": 3.0,
        },
        "resolution": {
            "n": 2,
            "resolved": 1,
            "unresolved": 1,
            "median_hours": None,
            "mean_hours": 10.0,
        },
        "detractors": {
            "n": 2,
            "answered": 1,
            "share": 50.0,
            "interval": pytest.approx([9.4531, 90.5469], abs=1e-4),
            "in_time": {
                "n": 2,
                "answered": 1,
                "share": 50.0,
                "interval": pytest.approx([9.4531, 90.5469], abs=1e-4),
            },
            "not_due": 0,
        },
        "by_cause": [{"cause": "exports", "n": 1}],
        "by_owner": [
            {"owner": "Mia Lund", "n": 1, "answered": 1, "open": 0},
            {"owner": None, "n": 1, "answered": 0, "open": 1},
        ],
        "recovery": None,
        "csat": None,
        "last_90_days": None,
    }
    assert {key: cases["recovery"][key] for key in ("n", "recovered", "reply_unknown")} == {
        "n": 3,
        "recovered": 2,
        "reply_unknown": 0,
    }
    assert cases["recovery"]["without_reply"]["n"] == 2
    assert cases["recovery"]["promoters"]["fell"] == 1
    assert cases["csat"]["csat"] == 80.0


def test_the_json_of_a_team_without_cases_has_nulls() -> None:
    cases = to_json(found())["cases"]
    assert isinstance(cases, dict)
    assert (cases["opened"], cases["csat"]) == (0, None)
    assert cases["first_response"]["median_hours"] is None
    assert cases["detractors"]["share"] is None
    assert cases["recovery"]["share"] is None
    assert to_json(figures(*given(9)))["cases"] is None
