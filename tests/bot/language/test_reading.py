import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.cleaning import clean
from bot.language.meanings import (
    ChangeTo,
    Command,
    Courtesy,
    Meaning,
    Nothing,
    OutsideScale,
    PerhapsScore,
    ScoreWords,
    Situation,
    Words,
)
from bot.language.reading import read, start_payload, yes_or_no
from bot.language.score_patterns import grammar
from bot.language.typed_words import VOCABULARIES
from bot.language.vocabulary import CommandName


def when_asked(text: str, language: str = "en") -> Meaning:
    return read(text, language, Situation.OPEN)


def score(number: int, rest: str = "") -> ScoreWords:
    return ScoreWords(score=number, rest=rest)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("stop", "stop"), ("STOP!", "stop"), (" Stop. ", "stop"), ("/stop", "stop"),
        ("“stop”", "stop"), ("ｓｔｏｐ", "stop"), ("unsubscribe", "stop"), ("opt  out", "stop"),
        ("help", "help"), ("/help@tentap_bot", "help"), ("／help", "help"),
        ("privacy", "privacy"), ("/language", "language"), ("start", "start"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", [*VOCABULARIES, "de"])
def test_an_english_command_is_understood_in_every_language(
    text: str, name: str, language: str
) -> None:
    for situation in Situation:
        assert read(text, language, situation) == Command(name=CommandName(name))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("id", "Berhenti", "stop"), ("id", "/bantuan", "help"), ("id", "privasi", "privacy"),
        ("id", "bahasa", "language"), ("id", "mulai", "start"),
        ("ko", "그만", "stop"), ("ko", "수신 거부", "stop"), ("ko", "도움말", "help"),
        ("ko", "개인정보", "privacy"), ("ko", "언어", "language"), ("ko", "시작", "start"),
        ("ko", "\u1100\u1173\u1106\u1161\u11ab", "stop"),  # decomposed, as a Mac may send it
        ("zh", "停止", "stop"), ("zh", "退訂", "stop"), ("zh", "帮助", "help"),
        ("zh", "隐私", "privacy"), ("zh", "语言。", "language"), ("zh", "开始", "start"),
    ],
)  # fmt: skip
def test_a_command_is_understood_in_the_persons_language(
    language: str, text: str, name: str
) -> None:
    assert when_asked(text, language) == Command(name=CommandName(name))


def test_every_language_has_a_word_for_every_command_and_number() -> None:
    for vocabulary in VOCABULARIES.values():
        assert set(vocabulary.commands) == set(CommandName)
        assert len(vocabulary.numbers) == 11
        assert all(vocabulary.numbers)


@pytest.mark.parametrize(
    "text", ["please stop the spam", "stop it", "help me", "/help me", "helpful", "/"]
)
def test_a_command_stands_alone_in_the_message(text: str) -> None:
    assert when_asked(text) == Words(text=text)


@pytest.mark.parametrize(
    "text", ["/start", "/start AbC-12_z", "/START@tentap_bot AbC", "/start two words"]
)
def test_start_is_one_whatever_link_it_came_by(text: str) -> None:
    assert when_asked(text) == Command(name=CommandName.START)


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("/start", ""),
        ("/start p-AbC_12", "p-AbC_12"),
        ("/START@tentap_bot p-AbC", "p-AbC"),
        (" /start  two words ", "two words"),
        ("start p-AbC", ""),
        ("please /start p-AbC", ""),
        ("/started p-AbC", ""),
        ("hello", ""),
    ],
)
def test_only_a_start_has_the_word_of_its_link(text: str, payload: str) -> None:
    assert start_payload(text) == payload


@pytest.mark.parametrize("number", range(11))
@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_word_for_a_number_is_that_score(language: str, number: int) -> None:
    for word in VOCABULARIES[language].numbers[number]:
        assert when_asked(word, language) == score(number)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("0", score(0)), ("9", score(9)), (" 9\n", score(9)), ("10!", score(10)),
        ("9.", score(9)), ("10.0", score(10)), ("09", score(9)), ("Nine", score(9)),
        ("9/10", score(9)), ("9 / 10", score(9)), ("10/10", score(10)), ("9 out of 10", score(9)),
        ("ten out of ten!", score(10)), ("9 points", score(9)),
        ("９", score(9)), ("９／１０", score(9)), ("٩", score(9)), ("١٠", score(10)),
        ("९", score(9)), ("⑨", score(9)), ("9️⃣", score(9)), ("🔟", score(10)),
        ("1️⃣0️⃣", score(10)), ("\u200f9\u200f", score(9)), ("\u20689\u2069", score(9)),
        ("9, slow", score(9, "slow")), ("9. great", score(9, "great")),
        ("9 , slow", score(9, "slow")), ("9.great", score(9, "great")),
        ("9 but slow", score(9, "but slow")), ("Nine BUT Slow", score(9, "BUT Slow")),
        ("9 - slow", score(9, "slow")), ("9— slow", score(9, "slow")),
        ("9: slow", score(9, "slow")),
        ("9/10 would recommend", score(9, "would recommend")),
        ("9/10, 2 weeks late", score(9, "2 weeks late")),
        ("9\nThe app is slow", score(9, "The app is slow")),
        ("9 (too slow)", score(9, "(too slow)")), ("9 “fine”", score(9, "“fine”")),
        ("10 👍", score(10, "👍")), ("10❤️ thanks", score(10, "❤️ thanks")),
        ("10 :)", score(10, ":)")), ("9, \u200fאיטי", score(9, "\u200fאיטי")),
        ("4, slow but kind", score(4, "slow but kind")),
        ("9 but one thing is bad", score(9, "but one thing is bad")),
    ],
)  # fmt: skip
def test_a_number_at_the_beginning_is_the_score_and_the_rest_a_comment(
    text: str, meaning: Meaning
) -> None:
    assert when_asked(text) == meaning


@pytest.mark.parametrize(
    ("language", "text", "meaning"),
    [
        ("id", "9 tapi lambat", score(9, "tapi lambat")),
        ("id", "sembilan, lambat", score(9, "lambat")),
        ("id", "9 dari 10", score(9)), ("id", "8 poin", score(8)),
        ("id", "nine but slow", score(9, "but slow")),
        ("ko", "9점", score(9)), ("ko", "9 점", score(9)), ("ko", "9점입니다.", score(9)),
        ("ko", "구점", score(9)), ("ko", "9 하지만 느려요", score(9, "하지만 느려요")),
        ("ko", "9점인데 느려요", score(9, "인데 느려요")),
        ("ko", "9점, 느려요", score(9, "느려요")), ("ko", "10점 만점에 9점", score(9)),
        ("ko", "열", score(10)), ("ko", "빵점", score(0)), ("ko", "9/10점", score(9)),
        ("zh", "9分", score(9)), ("zh", "九分", score(9)), ("zh", "十分", score(10)),
        ("zh", "9分，但是慢", score(9, "但是慢")), ("zh", "9但是慢", score(9, "但是慢")),
        ("zh", "九，慢", score(9, "慢")), ("zh", "〇", score(0)), ("zh", "两分", score(2)),
        ("zh", "９。很好", score(9, "很好")),
    ],
)  # fmt: skip
def test_a_score_is_understood_in_the_persons_language(
    language: str, text: str, meaning: Meaning
) -> None:
    assert when_asked(text, language) == meaning


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "5 days I waited", 5), ("en", "2 weeks, no answer", 2), ("en", "10 days", 10),
        ("en", "five days I waited", 5), ("en", "5km away", 5), ("en", "7/11", 7),
        ("en", "9/100", 9), ("en", "9/10/2026", 9), ("en", "9-10", 9), ("en", "9 - 10", 9),
        ("en", "9~10", 9), ("en", "9 to 10", 9), ("en", "9:30 nobody came", 9),
        ("en", "9, 10, whatever", 9), ("en", "2 and a half weeks", 2), ("en", "5 and 6 fail", 5),
        ("en", "5 and 10 fail", 5), ("en", "2-week wait", 2), ("en", "5-star service", 5),
        ("en", "5 ⭐", 5), ("en", "10%", 10), ("en", "5€", 5), ("en", "9+", 9),
        ("en", "9 out of 10 calls failed", 9), ("en", "one, slow", 1), ("en", "9 great", 9),
        ("id", "5 hari saya menunggu", 5), ("id", "dua minggu", 2), ("id", "2 dan setengah", 2),
        ("ko", "5일 기다렸어요", 5), ("ko", "5분 기다림", 5), ("ko", "오, 좋아요", 5),
        ("ko", "이 점, 고쳐주세요", 2),
        ("zh", "5天没人理", 5), ("zh", "10分钟没人理", 10), ("zh", "三 天", 3),
    ],
)  # fmt: skip
def test_a_number_before_other_words_is_never_taken_for_a_score(
    language: str, text: str, number: int
) -> None:
    assert when_asked(text, language) == PerhapsScore(number=number, text=text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-1", "-1"), ("−3", "−3"), ("11", "11"), ("11!", "11"), ("3.5", "3.5"), ("9,5", "9,5"),
        ("9.5/10", "9.5"), ("9½", "9.5"), ("100", "100"), ("100%", "100"), ("11/10", "11"),
        ("１１", "11"), ("1000000", "1000000"), ("100 💯", "100"), ("007", "007"),
    ],
)  # fmt: skip
def test_a_bare_number_off_the_scale_is_told(text: str, number: str) -> None:
    assert when_asked(text) == OutsideScale(number=number)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "waited 5 days"), ("en", "24 hours"), ("en", "24/7 support"), ("en", "I'd say 9"),
        ("en", "tent"), ("en", "One thing I hate"), ("en", "2026-11-22"), ("en", "$5 too much"),
        ("en", "3.5 stars"), ("en", "#9 broke"), ("en", "1. slow\n2. rude"),
        ("en", "1) slow 2) rude"), ("en", "(1) slow (2) rude"), ("en", "#1 slow\n#2 rude"),
        ("en", "[1]: slow [2]: rude"), ("en", "(9/11)"), ("en", "“9/10/2026”"), ("en", "[9:30]"),
        ("en", "(9-10)"), ("en", "+62 812 123"), ("en", "«»"), ("en", "* *"),
        ("en", "eleven days"), ("en", "hundreds of bugs"), ("en", "a hundred bugs"),
        ("en", "💯"), ("en", "⭐⭐⭐⭐⭐"), ("en", "?"), ("en", "9" * 300),
        ("id", "satu hal saja"),
        ("ko", "이 제품은 느려요"), ("ko", "오늘은 좋아요"), ("ko", "만점"), ("ko", "열한 명"),
        ("ko", "일 처리가 늦어요"), ("ko", "일요일에 샀어요"), ("ko", "이 점 고쳐주세요"),
        ("zh", "一般"), ("zh", "十分满意"), ("zh", "十分失望"), ("zh", "十一天"),
        ("zh", "三天没人回"),
    ],
)  # fmt: skip
def test_words_that_begin_with_no_score_are_a_comment(language: str, text: str) -> None:
    assert when_asked(text, language) == Words(text=text)


@pytest.mark.parametrize(
    "text",
    [
        "“9”", "”9”", "„9“", "\"9\"", "'9'", "‘9’", "«9»", "« 9 »", "»9«", "‹9›", "「9」", "『9』",
        "《9》",
        "(9)", "( 9 )", "（９）", "[9]", "{9}", "<9>", "【9】", "⑼", "*9*", "**9**", "_9_", "__9__",
        "~9~", "~~9~~", "`9`", "```9```", "||9||", "*_9_*", "“(9)”", "+9", "+ 9", "#9", "> 9",
        "• 9", "“+9”", "“9”.", "“9.”", "“9”!", "(9/10)", "(9)/10", "“9” / 10", "*9/10*", "“nine”",
        "(nine out of ten)", "[9 points]", "(9️⃣)", "❾", "+9/10",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", VOCABULARIES)
def test_marks_around_a_bare_number_change_nothing(language: str, text: str) -> None:
    assert when_asked(text, language) == score(9)


@pytest.mark.parametrize(
    ("text", "rest"), [("*9* but slow", "but slow"), ("“9”, slow", "slow"), ("(9): slow", "slow")]
)
def test_a_comment_may_follow_a_marked_number(text: str, rest: str) -> None:
    assert when_asked(text) == score(9, rest)


@pytest.mark.parametrize(
    ("text", "number"),
    [("“9", 9), ("(9", 9), ("9)", 9), ("1)", 1), ("~9", 9), ("9*", 9), (">9", 9), ("+1", 1),
     ("(5 ⭐)", 5), ("“5€”", 5), ("(10%)", 10),
     ("(9) slow", 9)],
)  # fmt: skip
def test_a_number_with_half_of_its_marks_is_asked_about(text: str, number: int) -> None:
    assert when_asked(text) == PerhapsScore(number=number, text=text)


@pytest.mark.parametrize(
    ("text", "number"), [("“11”", "11"), ("(-9)", "-9"), ("+12", "12"), ("*9.5*", "9.5")]
)
def test_a_marked_number_off_the_scale_is_told(text: str, number: str) -> None:
    assert when_asked(text) == OutsideScale(number=number)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", text) for text in ("eleven", "Twelve!", "nineteen", "twenty", "twenty-one")),
        *(("en", text) for text in ("ninety nine", "hundred", "a hundred", "one hundred and ten")),
        *(("en", text) for text in ("thousand", "(eleven)", "eleven points", "two million")),
        *(("en", text) for text in ("eleven 👍", "minus one", "negative three", "forty points")),
        *(("id", text) for text in ("sebelas", "dua belas", "dua puluh", "dua puluh satu")),
        *(("id", text) for text in ("seratus", "seribu", "seratus dua puluh", "minus satu")),
        *(
            ("ko", text)
            for text in ("열하나", "열두 점", "스물", "스물다섯", "십일", "이십", "오십오점")
        ),
        *(("ko", text) for text in ("백", "백점", "이백", "천", "마이너스 일")),
        *(("zh", text) for text in ("十一", "二十", "三十五", "一百", "一百分", "十二分", "负一")),
    ],
)
def test_a_number_word_off_the_scale_is_told(language: str, text: str) -> None:
    for typed in (text, f"“{text}”", f" {text}."):
        assert isinstance(when_asked(typed, language), OutsideScale)
    assert isinstance(read(text, language, Situation.OPEN, range(1, 6)), OutsideScale)


@pytest.mark.parametrize("text", ["eleven/10", "eleven out of ten", "(twelve)/10"])
def test_a_number_word_off_the_scale_may_name_the_scale(text: str) -> None:
    assert isinstance(when_asked(text), OutsideScale)


@pytest.mark.parametrize("language", VOCABULARIES)
def test_no_number_of_the_scale_is_off_it(language: str) -> None:
    larger = grammar(language, range(11)).larger
    for words in VOCABULARIES[language].numbers:
        assert not any(larger.fullmatch(word) for word in words)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *((language, text) for language in VOCABULARIES for text in (
            "thanks", "Thank you!", "OK", "okay.", "thx", "ok, thank you so much!!", "👍", "👍🏽",
            "❤️", "🙏 🙏", "👨‍👩‍👧", "🇮🇩", "thanks 👍", "😡", ":party_parrot:", ":)", "<3",
            ":+1::skin-tone-3:",
        )),
        *(("id", text) for text in ("makasih", "Terima kasih!", "oke", "Oke, makasih ya")),
        *(("ko", text) for text in ("감사합니다", "고마워요~", "네", "네 알겠습니다", "ㅇㅋ")),
        *(("zh", text) for text in ("谢谢", "謝謝！", "好的", "好", "好的，谢谢", "嗯嗯", "收到")),
    ],
)  # fmt: skip
def test_a_courtesy_is_one_in_every_situation(language: str, text: str) -> None:
    for situation in Situation:
        assert read(text, language, situation) == Courtesy()


@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_courtesy_of_the_vocabulary_is_one(language: str) -> None:
    for words in VOCABULARIES[language].courtesies:
        assert when_asked(words, language) == Courtesy()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "thanks, but slow"), ("en", "thanks for nothing"), ("en", "ok?"), ("en", "not ok"),
        ("en", "no thanks"), ("en", "great"), ("en", "👍 fast support"), ("en", "!!!"),
        ("en", "okra"), ("id", "baik"), ("id", "tidak terima kasih"), ("ko", "좋아요"),
        ("ko", "네 느려요"), ("zh", "不好"), ("zh", "好用"), ("zh", "行不行"), ("en", "ok " * 99),
    ],
)  # fmt: skip
def test_more_than_a_courtesy_is_a_comment(language: str, text: str) -> None:
    assert when_asked(text, language) == Words(text=text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ok"),
        ("en", "Okay!"),
        ("ko", "네"),
        ("zh", "好"),
        ("zh", "好的"),
        ("id", "oke"),
        ("en", "👍🏽"),
    ],
)
def test_some_courtesies_are_a_yes_to_a_question_of_yes_or_no(language: str, text: str) -> None:
    assert yes_or_no(text, language)


@pytest.mark.parametrize(
    ("text", "number"),
    [("9", 9), ("“9”", 9), ("nine", 9), ("9/10", 9), ("9 but slow", 9), ("5 days I waited", 5)],
)
def test_a_forwarded_number_is_never_a_score(text: str, number: int) -> None:
    asked = PerhapsScore(number=number, text=text)
    assert read(text, "en", Situation.OPEN, forwarded=True) == asked
    for situation in (Situation.ANSWERED, Situation.NONE):
        assert read(text, "en", situation, forwarded=True) == Words(text=text)


@pytest.mark.parametrize("text", ["11", "eleven", "slow", "waited 5 days"])
def test_other_forwarded_words_are_a_comment(text: str) -> None:
    assert read(text, "en", Situation.OPEN, forwarded=True) == Words(text=text)


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("text", ["", " \n", "\u200b", "\x00"])
def test_what_nobody_can_see_means_nothing(text: str, situation: Situation) -> None:
    assert read(text, "en", situation) == Nothing()


@pytest.mark.parametrize("text", ["8", "8/10", "eight", "8!", "8️⃣", "8 👍"])
def test_a_bare_score_after_the_answer_asks_to_change_it(text: str) -> None:
    assert read(text, "en", Situation.ANSWERED) == ChangeTo(score=8)


@pytest.mark.parametrize("text", ["8 but slow", "8, slow", "8 days", "11", "-1", "slow", "오!"])
def test_anything_else_after_the_answer_is_a_comment(text: str) -> None:
    assert read(text, "ko", Situation.ANSWERED) == Words(text=text)


@pytest.mark.parametrize("text", ["8", "8 but slow", "slow"])
def test_without_a_question_a_number_is_only_words(text: str) -> None:
    assert read(text, "en", Situation.NONE) == Words(text=text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("4", score(4)), ("4/5", score(4)), ("four", score(4)), ("5 out of five", score(5)),
        ("4, slow but kind", score(4, "slow but kind")), ("0", OutsideScale(number="0")),
        ("nine", OutsideScale(number="nine")), ("4/10", PerhapsScore(number=4, text="4/10")),
    ],
)  # fmt: skip
def test_another_scale_has_its_own_end(text: str, meaning: Meaning) -> None:
    assert read(text, "en", Situation.OPEN, range(1, 6)) == meaning


def test_words_are_cleaned_and_otherwise_kept() -> None:
    assert when_asked("Slow\x00 \u202bbut\u202c  *kind* <b>") == Words(
        text="Slow \u202bbut\u202c  *kind* <b>"
    )


@given(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from([*VOCABULARIES, ""]),
    st.sampled_from(Situation),
)
def test_any_text_means_something(text: str, language: str, situation: Situation) -> None:
    read(text, language, situation)


@given(st.integers(0, 10), st.text(), st.sampled_from(list(VOCABULARIES)))
def test_no_text_behind_a_number_makes_it_another_score(
    number: int, rest: str, language: str
) -> None:
    meaning = when_asked(f"{number} {rest}", language)
    assert getattr(meaning, "score", number) == number
    assert getattr(meaning, "rest", "") in clean(rest)
