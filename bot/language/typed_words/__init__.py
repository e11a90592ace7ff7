"""The words that the bot understands when people type them, one module for each language."""

from collections.abc import Mapping

from bot.language.typed_words.chinese import CHINESE
from bot.language.typed_words.english import ENGLISH
from bot.language.typed_words.indonesian import INDONESIAN
from bot.language.typed_words.korean import KOREAN
from bot.language.vocabulary import Vocabulary

VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
