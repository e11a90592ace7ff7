"""The tables `[survey.texts.…]` of `bot.toml`: a survey's own words, for each language."""

from typing import Self

from pydantic import model_validator

from bot.config.table import Table
from bot.config.text_values import LabelText, OwnText, QuestionText, ReminderText


class OwnTexts(Table):
    """A survey's own words in one language. None: Tentap's text in that language.

    `low`, `high`: what the lowest and the highest score mean. `ask_…`: the question after a score
    of this segment. `contact_…`: whether the person wants to be contacted. `thanks_…`: the last
    words; `thanks_…_contact`: to a person who wants to be contacted.
    """

    question: QuestionText | None = None
    low: LabelText | None = None
    high: LabelText | None = None
    ask_detractor: OwnText | None = None
    ask_passive: OwnText | None = None
    ask_promoter: OwnText | None = None
    contact_detractor: OwnText | None = None
    contact_passive: OwnText | None = None
    quote: OwnText | None = None
    thanks_detractor: OwnText | None = None
    thanks_detractor_contact: OwnText | None = None
    thanks_passive: OwnText | None = None
    thanks_passive_contact: OwnText | None = None
    thanks_promoter: OwnText | None = None
    thanks_promoter_contact: OwnText | None = None
    reminder: ReminderText | None = None

    @model_validator(mode="after")
    def _both_ends(self) -> Self:
        """One end in other words than the other would be read as another scale."""
        if (self.low is None) != (self.high is None):
            given, missing = ("low", "high") if self.high is None else ("high", "low")
            raise ValueError(f"has {given} without {missing}; add {missing}")
        return self


class TextsByLanguage(Table):
    """A survey's own words. A language without any has Tentap's texts."""

    en: OwnTexts = OwnTexts()
    id: OwnTexts = OwnTexts()
    ko: OwnTexts = OwnTexts()
    zh: OwnTexts = OwnTexts()
