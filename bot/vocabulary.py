"""The words that mean something when people type them, per language.

Matched in lower case and compatibility form (NFKC), so that each word stands here once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CommandName(StrEnum):
    START = "start"
    STOP = "stop"
    HELP = "help"
    PRIVACY = "privacy"
    LANGUAGE = "language"


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    commands: Mapping[CommandName, tuple[str, ...]]
    numbers: tuple[tuple[str, ...], ...]
    """The words for 0, 1, 2 …, in this order."""
    yes: tuple[str, ...]
    no: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    """Words for numbers that often mean something else: a score only where they stand alone."""
    counters: tuple[str, ...] = ()
    """What may follow a score without changing it: `9 points`, `9점`."""
    out_of: tuple[str, ...] = ()
    """Between a score and the end of the scale: `9 out of 10`."""
    lead_ins: tuple[str, ...] = ()
    """What may stand before a score, with the end of the scale as `{highest}`."""
    conjunctions: tuple[str, ...] = ()
    fractions: tuple[str, ...] = ()
    """After a conjunction they belong to the number: `2 and a half weeks`."""
    spaced: bool = True
    """Whether words are written apart; otherwise a conjunction may touch what follows it."""


ENGLISH = Vocabulary(
    commands={
        CommandName.START: ("start",),
        CommandName.STOP: ("stop", "unsubscribe", "opt out"),
        CommandName.HELP: ("help",),
        CommandName.PRIVACY: ("privacy",),
        CommandName.LANGUAGE: ("language",),
    },
    numbers=(
        ("zero",),
        ("one",),
        ("two",),
        ("three",),
        ("four",),
        ("five",),
        ("six",),
        ("seven",),
        ("eight",),
        ("nine",),
        ("ten",),
    ),
    yes=("yes", "y", "yes please", "yeah", "yep", "sure"),
    no=("no", "n", "nope", "no thanks", "no thank you"),
    ambiguous=("one",),
    counters=("points", "pts"),
    out_of=("out of", "of"),
    conjunctions=(
        "but",
        "and",
        "because",
        "although",
        "though",
        "however",
        "yet",
        "except",
        "cause",
        "cos",
        "cuz",
        "&",
    ),
    fractions=("half", "a half", "a quarter", "a bit"),
)

INDONESIAN = Vocabulary(
    commands={
        CommandName.START: ("mulai",),
        CommandName.STOP: ("berhenti", "berhenti berlangganan", "hentikan"),
        CommandName.HELP: ("bantuan",),
        CommandName.PRIVACY: ("privasi",),
        CommandName.LANGUAGE: ("bahasa",),
    },
    numbers=(
        ("nol", "kosong"),
        ("satu",),
        ("dua",),
        ("tiga",),
        ("empat",),
        ("lima",),
        ("enam",),
        ("tujuh",),
        ("delapan",),
        ("sembilan",),
        ("sepuluh",),
    ),
    yes=("ya", "iya", "y", "ya boleh", "boleh", "silakan"),
    no=(
        "tidak",
        "tdk",
        "nggak",
        "enggak",
        "gak",
        "ga",
        "tidak usah",
        "jangan",
        "tidak terima kasih",
    ),
    ambiguous=("kosong", "satu"),
    counters=("poin",),
    out_of=("dari",),
    conjunctions=(
        "tapi",
        "tetapi",
        "tp",
        "namun",
        "dan",
        "karena",
        "krn",
        "soalnya",
        "meski",
        "meskipun",
        "walau",
        "walaupun",
        "cuma",
        "hanya",
        "sayangnya",
    ),
    fractions=("setengah",),
)

KOREAN = Vocabulary(
    commands={
        CommandName.START: ("시작",),
        CommandName.STOP: ("중지", "중단", "정지", "그만", "수신거부", "수신 거부", "구독 취소"),
        CommandName.HELP: ("도움말", "도움"),
        CommandName.PRIVACY: ("개인정보", "개인 정보"),
        CommandName.LANGUAGE: ("언어",),
    },
    numbers=(
        ("영", "공", "제로", "빵"),
        ("일", "하나"),
        ("이", "둘"),
        ("삼", "셋"),
        ("사", "넷"),
        ("오", "다섯"),
        ("육", "여섯"),
        ("칠", "일곱"),
        ("팔", "여덟"),
        ("구", "아홉"),
        ("십", "열"),
    ),
    yes=("네", "넵", "넹", "예", "응", "네 좋아요", "그래요"),
    no=("아니요", "아니오", "아뇨", "아니", "싫어요"),
    ambiguous=(
        *("영", "공", "빵", "일", "하나", "이", "둘", "삼", "사"),
        *("오", "육", "칠", "팔", "구", "십", "열"),
    ),
    counters=("점", "점이요", "점요", "점이에요", "점입니다", "이요", "이에요", "입니다", "요"),
    lead_ins=("{highest}점 만점에", "{highest}점 만점 중"),
    conjunctions=(
        *("하지만", "그런데", "근데", "그러나", "그리고", "그래도", "다만"),
        *("왜냐하면", "왜냐면", "지만", "이지만", "인데", "이고"),
    ),
    fractions=("반",),
    spaced=False,
)

CHINESE = Vocabulary(
    commands={
        CommandName.START: ("开始", "開始"),
        CommandName.STOP: ("停止", "退订", "退訂", "取消订阅", "取消訂閱"),
        CommandName.HELP: ("帮助", "幫助"),
        CommandName.PRIVACY: ("隐私", "隱私"),
        CommandName.LANGUAGE: ("语言", "語言"),
    },
    numbers=(
        ("零", "〇"),
        ("一",),
        ("二", "两", "兩"),
        ("三",),
        ("四",),
        ("五",),
        ("六",),
        ("七",),
        ("八",),
        ("九",),
        ("十",),
    ),
    yes=("是", "是的", "好的", "可以", "对", "對", "要", "嗯", "行"),
    no=("不", "否", "不是", "不要", "不用", "不用了", "不可以", "不行", "不必"),
    ambiguous=("一", "两", "兩"),
    counters=("分", "分吧", "吧"),
    conjunctions=(
        *("但", "但是", "不过", "不過", "可是", "然而", "因为", "因為", "而且", "只是"),
        *("虽然", "雖然", "就是"),
    ),
    fractions=("半",),
    spaced=False,
)

VOCABULARIES: Mapping[str, Vocabulary] = {
    "en": ENGLISH,
    "id": INDONESIAN,
    "ko": KOREAN,
    "zh": CHINESE,
}
