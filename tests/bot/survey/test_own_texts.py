"""A survey's own words stand on its cards, and Tentap's wherever it has none."""

import pytest

from bot.chat.messages import Button
from bot.config.config import SurveyConfig
from bot.config.loading import load
from bot.language.texts import LANGUAGES, Texts
from bot.states import SurveyKind
from bot.survey.card_context import CardContext
from bot.survey.invitation_card import card, comment_form
from bot.survey.own_texts import own_texts
from handlers.slack.render import LABEL, TITLE
from tests.bot.cast import answered, asked

OWN = {
    "question": "How easy was **{product}** to set up?",
    "low": "Very hard",
    "high": "Very easy",
    "ask_detractor": "Where did you get stuck?",
}


def survey_with(language: str = "en", kind: str = "nps", **texts: str) -> SurveyConfig:
    survey = {"key": "relationship", "kind": kind, "texts": {language: texts}}
    other = {"key": "other", "kind": "nps"}
    return load({"survey": [survey, other]}).surveys[0]


def context(survey: SurveyConfig, language: str = "en") -> CardContext:
    return CardContext(texts=Texts(language, own_texts(survey, language), product="Acme"))


def test_the_question_and_the_ends_are_the_surveys() -> None:
    message = card(asked(), context(survey_with(**OWN)))
    assert message.text == "How easy was Acme to set up?\n0 = Very hard · 10 = Very easy"
    first, second, *_ = message.rows
    hints = [one.hint for one in (first[0], second[-1]) if isinstance(one, Button)]
    assert hints == ["0 of 10: Very hard", "10 of 10: Very easy"]
    assert [span.text for span in message.paragraphs[0].spans if span.bold] == ["Acme"]


def test_csat_has_its_own_scale() -> None:
    kind = SurveyKind.CSAT
    message = card(asked(kind=kind), context(survey_with(kind="csat", **OWN)))
    assert message.text == "How easy was Acme to set up?\n1 = Very hard · 5 = Very easy"


def test_a_question_of_an_earlier_kind_keeps_its_own_scale() -> None:
    message = card(asked(), context(survey_with(kind="csat", **OWN)))
    assert "recommend Acme" in message.text
    assert "10 = Extremely likely" in message.text


@pytest.mark.parametrize("language", ["id", "ko", "zh"])
def test_another_language_has_tentaps_text_and_never_english(language: str) -> None:
    survey = survey_with("en", **OWN)
    plain = CardContext(texts=Texts(language, product="Acme"))
    assert card(asked(), context(survey, language)) == card(asked(), plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_does_not_repeat_a_question_that_was_replaced(language: str) -> None:
    own = context(survey_with(language, ask_detractor="?"), language).texts
    title = comment_form(answered(3), own).title
    assert title == Texts(language)("answer.write")
    assert len(title) <= TITLE
    assert comment_form(answered(9), own).title == Texts(language)("form.title.promoter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_end_fits_what_a_screen_reader_says(language: str) -> None:
    survey = survey_with(language, low="x" * 40, high="y" * 40)
    rows = card(asked(), context(survey, language)).rows
    hints = [one.hint for row in rows for one in row if isinstance(one, Button)]
    assert max(map(len, hints)) <= LABEL


def test_braces_and_marks_of_chats_are_literal() -> None:
    survey = survey_with(question="{{50%}} <!channel> @here & {product}?")
    assert card(asked(), context(survey)).paragraphs[0].text == "{50%} <!channel> @here & Acme?"
