"""The words that mean something when people type them, one module a language."""

from collections.abc import Mapping

from bot.vocabularies.en import ENGLISH
from bot.vocabularies.id import INDONESIAN
from bot.vocabularies.ko import KOREAN
from bot.vocabularies.zh import CHINESE
from bot.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
