"""Korean vocabulary."""

from bot.language.vocabulary import CommandName, Vocabulary

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
