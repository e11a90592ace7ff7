"""The words that the bot understands when people type them, one module for each language."""

from collections.abc import Mapping

from bot.language.vocabularies.en import ENGLISH
from bot.language.vocabularies.id import INDONESIAN
from bot.language.vocabularies.ko import KOREAN
from bot.language.vocabularies.zh import CHINESE
from bot.language.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
