"""The words that the bot understands when people type them, one module for each language."""

from collections.abc import Mapping

from bot.language.vocabularies.chinese import CHINESE
from bot.language.vocabularies.english import ENGLISH
from bot.language.vocabularies.indonesian import INDONESIAN
from bot.language.vocabularies.korean import KOREAN
from bot.language.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
