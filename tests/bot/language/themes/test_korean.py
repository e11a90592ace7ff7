"""Themes of comments in Korean. The comments are invented."""

import unicodedata

import pytest

from tests.bot.language.themes.found import finder, themes_in

MENTIONS = [
    ("앱이 너무 느려서 쓰기 힘들어요", {"speed": ["느려서"]}),
    (
        "속도는 빠른데 가격이 좀 비쌉니다",
        {"speed": ["속도", "빠른데"], "price": ["가격", "비쌉니다"]},
    ),
    (
        "상담원분이 친절하고 답변이 빨랐어요",
        {"support": ["상담원", "친절", "답변"], "speed": ["빨랐어요"]},
    ),
    (
        "결제가 두 번 됐는데 환불이 안 돼요",
        {"billing": ["결제", "환불"], "reliability": ["안 돼요"]},
    ),
    ("엑셀로 내보내면 한글이 깨집니다", {"exports": ["엑셀", "내보내면"]}),
    ("업데이트 후 앱이 자꾸 꺼져요", {"reliability": ["꺼져요"]}),
    (
        "메뉴가 복잡해서 원하는 기능을 못 찾겠어요",
        {"usability": ["메뉴", "복잡"], "features": ["기능"]},
    ),
    ("사용하기 쉬워요", {"usability": ["쉬워요"]}),
    ("다크모드 추가해 주세요", {"features": ["다크모드", "추가"]}),
    ("가이드 문서가 부족합니다", {"documentation": ["가이드", "문서"]}),
    ("요금제가 너무 비싼 편이에요", {"price": ["요금제", "비싼"]}),
    ("모바일에서는 버튼이 안 눌려요", {"mobile": ["모바일"]}),
    ("API 연동이 어려웠습니다", {"exports": ["API", "연동"], "usability": ["어려웠습니다"]}),
    ("로그인할 때 오류가 나요", {"reliability": ["오류"]}),
    ("고객센터 연결이 안 됨", {"support": ["고객센터"], "reliability": ["안 됨"]}),
    ("버그가 많음ㅠㅠ", {"reliability": ["버그"]}),
    ("가성비 최고!", {"price": ["가성비"]}),
    ("영수증 발급이 안되네요", {"billing": ["영수증"], "reliability": ["안되네요"]}),
    ("응답 속도가 느립니다", {"speed": ["응답 속도", "느립니다"]}),
    ("서비스가 멈췄어요", {"reliability": ["멈췄어요"]}),
    ("사용이 편했어요", {"usability": ["편했어요"]}),
    ("안드로이드앱이 튕깁니다", {"mobile": ["안드로이드"], "reliability": ["튕깁니다"]}),
    ("UI가 별로예요", {"usability": ["UI"]}),
    ("데이터 내보내기가 안 돼요", {"exports": ["내보내기가"], "reliability": ["안 돼요"]}),
    ("결제시스템이 자꾸 튕겨요ㅠㅠ", {"billing": ["결제"], "reliability": ["튕겨요"]}),
    ("모바일앱이 자꾸 멈춰요", {"mobile": ["모바일앱"], "reliability": ["멈춰요"]}),
    ("로딩속도가 너무 느립니다", {"speed": ["로딩", "속도", "느립니다"]}),
    ("고객 센터에 문의해도 답변이 없어요", {"support": ["고객 센터", "문의", "답변"]}),
]
NO_MENTIONS = [
    "만족합니다",
    "접속도 잘 되고 좋아요",
    "주문의 상태 확인이 불가능해요",
    "추가격이 붙었어요",
    "지원자들이 많아요",
    "햄버그 맛있어요",
]


@pytest.mark.parametrize(("comment", "found"), MENTIONS)
def test_a_comment_is_about_what_its_words_say(comment: str, found: dict[str, list[str]]) -> None:
    assert themes_in(comment) == found


@pytest.mark.parametrize("comment", NO_MENTIONS)
def test_words_that_look_alike_are_not_meant(comment: str) -> None:
    assert themes_in(comment) == {}


@pytest.mark.parametrize(
    ("word", "found", "not_found"),
    [
        ("느리다", "느려요 느린 느립니다 느렸어요 느림 느리게 느리고 느리네요", "늘어요 느낌 느끼"),
        ("빠르다", "빨라요 빠른 빠릅니다 빨랐어요", "빨래 바르다"),
        ("어렵다", "어려워요 어려운 어렵습니다 어려웠어요 어렵네요", "어려서 어리다"),
        ("복잡하다", "복잡해요 복잡한 복잡합니다 복잡했어요 복잡함", "복잡도"),
        ("멈추다", "멈춰요 멈췄습니다 멈추네요 멈춤", "멍청"),
        ("바쁘다", "바빠요 바쁜 바빴어요", "바뻤 바람"),
        ("만들다", "만들어요 만드는 만든 만듭니다", "만두 만나"),
        ("듣다", "들어요 듣고 들었어요", "들판 드라마"),
        ("낫다", "나아요 나았어요 낫네요", "나라 나중"),
        ("싸다", "싸요 싼 쌉니다 쌌어요 싸네요", "싸움 비싸요 싸이트"),
        ("크다", "커요 큰 큽니다", "카드 크림"),
    ],
)
def test_a_verb_or_adjective_is_conjugated(word: str, found: str, not_found: str) -> None:
    by_word = finder("ko", {"it": word})
    for form in found.split():
        assert themes_in(form, by_word) == {"it": [form]}, form
    assert themes_in(not_found, by_word) == {}


@pytest.mark.parametrize(
    "written",
    [
        "속도가",
        "속도는",
        "속도도",
        "속도에서는",
        "속도만큼은",
        "속도입니다",
        "속도ㅠㅠ",
        "속도!",
        "속도",
    ],
)
def test_a_noun_has_particles(written: str) -> None:
    assert themes_in(f"정말 {written} 그래요", finder("ko", {"it": "속도"})) == {"it": ["속도"]}


@pytest.mark.parametrize("written", ["접속도", "고속도로", "속도록", "속돗", "속돌고래"])
def test_a_noun_within_other_letters_is_another_word(written: str) -> None:
    assert themes_in(written, finder("ko", {"it": "속도"})) == {}


def test_a_compound_begins_with_its_word_and_has_two_syllables_more() -> None:
    words = finder("ko", {"support": "지원", "billing": "결제"})
    assert themes_in("결제시스템이 지원자에게", words) == {"billing": ["결제"]}


def test_known_words_are_found_in_one_another() -> None:
    words = finder("ko", {"billing": "결제", "reliability": "오류, 느리다", "app": "앱"})
    written = "결제오류가 앱느려요 앱솔루트"
    found = {"billing": ["결제"], "reliability": ["오류", "느려요"], "app": ["앱"]}
    assert themes_in(written, words) == found


@pytest.mark.parametrize("written", ["고객 센터", "고객센터", "고객의 센터"])
def test_a_blank_in_a_phrase_may_be_missing(written: str) -> None:
    words = finder("ko", {"it": "고객 센터"})
    assert themes_in(f"{written}에 전화했어요", words) == {"it": [written]}


@pytest.mark.parametrize("written", ["고객 센터장님", "고객의 저희 센터"])
def test_a_phrase_ends_where_its_last_word_ends(written: str) -> None:
    assert themes_in(written, finder("ko", {"it": "고객 센터"})) == {}


def test_an_exception_counts_before_a_verb_of_the_same_letters() -> None:
    words = finder("ko", {"price": "싸다"}, {"price": "쌀"})
    assert themes_in("쌀이 쌀 때 쌀은 싸요", words) == {"price": ["싸요"]}
    assert themes_in("쌀까요", words) == {"price": ["쌀까요"]}


def test_single_letters_and_decomposed_text_are_read() -> None:
    written = unicodedata.normalize("NFD", "속도가 느려요ㅠㅠ")
    assert set(themes_in(written)) == {"speed"}
