"""The chart in words, for those who cannot see it, and its one sentence."""

import pytest

from bot.language.texts import LANGUAGES, Texts
from bot.summary.chart_text import alternative, caption
from handlers.slack.render import ALT_TEXT
from tests.bot.summary.charted import charted

ENGLISH = Texts("en")
TWO_WEEKS = charted([(10, 0), (10, 0), (0, 0), (0, 1)])


def test_the_chart_can_be_heard() -> None:
    assert alternative(TWO_WEEKS, ENGLISH) == (
        "NPS, last 12 weeks. Over 90 days: 0 (n 4). By week: 9 Nov −100 (n 1); 16 Nov +33 (n 3)."
    )


def test_the_caption_is_one_sentence() -> None:
    assert caption(TWO_WEEKS, ENGLISH) == "NPS, last 12 weeks: now 0 over 90 days."
    risen = charted([(10, 0)] * 4)
    assert caption(risen, ENGLISH) == "NPS, last 12 weeks: now +100 over 90 days."


def test_without_a_score_nothing_is_invented() -> None:
    assert caption(charted([]), ENGLISH) == "NPS, last 12 weeks"
    assert "no answers" in alternative(charted([]), ENGLISH)


@pytest.mark.sampled
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_twelve_weeks_fit_into_slacks_alternative(language: str) -> None:
    texts = Texts(language)
    heard = alternative(charted([(0, age) for age in range(12) for _ in range(1000)]), texts)
    assert heard.count("−100") == 13
    assert len(heard) < ALT_TEXT
