"""Finds a survey's own words from `bot.toml`, by the keys of the texts that they replace."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.config.config import SurveyConfig
from bot.config.survey_texts import OwnTexts
from bot.language.texts import template
from bot.survey.scale import Scale, Segment, scale_of

_OF_SCALE: Final = {
    "question": "question.ask",
    "ask_detractor": "answer.ask.detractor",
    "ask_passive": "answer.ask.passive",
    "ask_promoter": "answer.ask.promoter",
}
"""Words of which Tentap has a version for each kind of survey."""
_OF_ALL: Final = {
    "contact_detractor": "answer.contact.detractor",
    "contact_passive": "answer.contact.passive",
    "quote": "answer.quote",
    "thanks_detractor": "answer.done.detractor",
    "thanks_detractor_contact": "answer.done.detractor.contact",
    "thanks_passive": "answer.done.passive",
    "thanks_passive_contact": "answer.done.passive.contact",
    "thanks_promoter": "answer.done.promoter",
    "thanks_promoter_contact": "answer.done.promoter.contact",
    "reminder": "reminder",
}


def own_texts(survey: SurveyConfig, language: str) -> Mapping[str, str]:
    """Returns the survey's own words in *language*, by text key; empty if it has none."""
    own: OwnTexts = getattr(survey.texts, language)
    scale = scale_of(survey.kind)
    replaced = {**_OF_ALL, **{name: scale.key(key) for name, key in _OF_SCALE.items()}}
    given = {key: getattr(own, name) for name, key in replaced.items()}
    return {
        **{key: text for key, text in given.items() if text is not None},
        **dict(_ends(own, scale, language)),
        **dict(_form_titles(own, scale, language)),
    }


def _ends(own: OwnTexts, scale: Scale, language: str) -> Iterator[tuple[str, str]]:
    """Yields the line below the question, and what a screen reader says of both ends."""
    if own.low is None or own.high is None:
        return
    ends = f"{scale.lowest} = {own.low} · {scale.highest} = {own.high}"
    yield scale.key("question.ends"), ends
    hint = template(language, "question.hint")
    yield scale.key("question.hint.low"), f"{hint}: {own.low}"
    yield scale.key("question.hint.high"), f"{hint}: {own.high}"


def _form_titles(own: OwnTexts, scale: Scale, language: str) -> Iterator[tuple[str, str]]:
    """Yields neutral titles of the form: Tentap's own repeat its question, not the survey's."""
    for segment in Segment:
        if getattr(own, f"ask_{segment}") is not None:
            yield scale.key(f"form.title.{segment}"), template(language, "answer.write")
