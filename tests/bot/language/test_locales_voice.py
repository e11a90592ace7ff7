"""The chat speaks like a friendly colleague, in each language by its own rules."""

import re

import pytest

from bot.locales import en, ko, zh
from bot.locales import id as indonesian

NARRATOR = re.compile(
    r"\b(somebody|anybody|everybody|whoever|whom|tells?|told|mends?|mended|whatever|shall|thereby"
    r"|parked|lately)\b|set aside|handed over|cannot be had|of which|relationship|hardly"
    r"|\d %|\} %",
    re.IGNORECASE,
)
"""Words of a narrator, names that only the code has, and a space before a percent sign."""
STIFF = re.compile(
    r"\b(is|are|was|does|do|did|has|have|could|would|should) not\b|\bcannot\b"
    r"|\b(I|you|we|they) (am|will|have)\b|\b(it|here|there|that|what) is (a|no|not|now|new)\b",
    re.IGNORECASE,
)
"""What people say as a contraction."""
ARTICLE = re.compile(r"\b(a|an) \{(score|previous|n|now|was)\}")
""""a 9", but "an 8": a number has no article before it."""

BY_ITS_SOUND = re.compile(
    r"\}(\*\*)?(을|를|이|가|은|는|과|와|으로|로|예요|이에요|이나|이라|아|야)(?![가-힣])"
)
"""A Korean particle that depends on the last sound of what is filled in."""
NARROW = re.compile(r"[一-鿿][,;:!?()]|[,;:!?()][一-鿿]")
"""A narrow sign beside a Chinese character."""
TYPED = "姓名, 姓名"
"""What admins type, with the comma of their keyboard."""
CROWDED = re.compile(r"[一-鿿][0-9A-Za-z]|[0-9A-Za-z][一-鿿]")
"""A digit or a Latin letter without a space beside a Chinese character."""

CONCEPTS = {
    "id": ("kanal", "minggu", "kamu", "skor terendah", "tiket"),
    "ko": ("감사해요", "고마워요", "사건", "티켓", "당신"),
    "zh": ("个案", "案例", "支持频道", "评论", "总结", "你"),
}
"""Other words for what has one word: saluran, pekan, Anda, nilai, kasus; 감사합니다, 케이스;
工单, 客服频道, 留言, 汇总, 您."""
TRANSLATED = {"id": indonesian.TEXTS, "ko": ko.TEXTS, "zh": zh.TEXTS}


@pytest.mark.parametrize("rule", [NARRATOR, STIFF, ARTICLE])
def test_english_is_plain_and_contracted(rule: re.Pattern[str]) -> None:
    assert {key: text for key, text in en.TEXTS.items() if rule.search(text)} == {}


def test_no_korean_particle_depends_on_what_is_filled_in() -> None:
    assert {key: text for key, text in ko.TEXTS.items() if BY_ITS_SOUND.search(text)} == {}


@pytest.mark.parametrize("rule", [NARROW, CROWDED])
def test_chinese_has_its_own_signs_and_air_beside_other_letters(rule: re.Pattern[str]) -> None:
    texts = {key: text.replace(TYPED, "") for key, text in zh.TEXTS.items()}
    assert {key: text for key, text in texts.items() if rule.search(text)} == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_concept_has_one_word_in_every_text(language: str) -> None:
    others = [
        (key, word)
        for key, text in TRANSLATED[language].items()
        for word in CONCEPTS[language]
        if word in text
    ]
    assert others == []
