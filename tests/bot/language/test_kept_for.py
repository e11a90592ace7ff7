"""How long something is kept, as customers read it."""

import pytest

from bot.language.kept_for import kept_for
from bot.language.texts import Texts
from bot.periods import Period, PeriodUnit


@pytest.mark.parametrize(
    ("language", "three_years", "one_month", "always"),
    [
        ("en", "for 3 years", "for 1 month", "until you ask for it to be erased"),
        ("id", "selama 3 tahun", "selama 1 bulan", "sampai Anda meminta penghapusan"),
        ("ko", "3년 동안", "1개월 동안", "지워 달라고 하실 때까지"),
        ("zh", "保存 3年", "保存 1个月", "保存到您要求删除为止"),
    ],
)
def test_a_period_is_worded_in_each_language(
    language: str, three_years: str, one_month: str, always: str
) -> None:
    texts = Texts(language)
    assert kept_for(Period(n=3, unit=PeriodUnit.YEAR), texts) == three_years
    assert kept_for(Period(n=1, unit=PeriodUnit.MONTH), texts) == one_month
    assert kept_for(None, texts) == always
