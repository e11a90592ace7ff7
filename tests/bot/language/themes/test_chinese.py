"""Themes of comments in Chinese. The comments are invented."""

import pytest

from tests.bot.language.themes.found import finder, themes_in

MENTIONS = [
    ("加载太慢了，经常要等一分钟", {"speed": ["加载", "太慢"]}),
    ("客服态度很好，回复也快", {"support": ["客服", "态度", "回复"]}),
    ("价格有点贵，性价比不高", {"price": ["价格", "有点贵", "性价比"]}),
    ("应用老是闪退，数据也丢了", {"reliability": ["闪退"]}),
    ("希望增加深色模式", {"features": ["希望增加", "深色模式"]}),
    ("导出到Excel的时候会报错", {"exports": ["导出", "Excel"], "reliability": ["报错"]}),
    ("发票开错了，退款也很慢", {"billing": ["发票", "退款"], "speed": ["很慢"]}),
    ("界面简单，操作方便", {"usability": ["界面", "简单", "操作", "方便"]}),
    ("文档写得不清楚", {"documentation": ["文档"]}),
    ("手机端用不了", {"mobile": ["手机端"]}),
    ("系統不穩定，常常當機", {"reliability": ["不穩定", "當機"]}),
    ("匯出報表的速度很慢", {"exports": ["匯出"], "speed": ["速度", "很慢"]}),
    ("介面很複雜", {"usability": ["介面", "複雜"]}),
    ("功能太少了", {"features": ["功能"]}),
    ("和微信没法对接", {"exports": ["对接"]}),
    ("订阅到期后还在扣费", {"billing": ["订阅", "扣费"]}),
    ("导出口径不一致", {"exports": ["导出"]}),
    ("系统导出口径不一致", {"exports": ["导出"]}),
    (
        "價格太貴，客服回覆很慢",
        {"price": ["價格", "太貴"], "support": ["客服", "回覆"], "speed": ["很慢"]},
    ),
    (
        "App老是闪退，客服回复很慢",
        {"reliability": ["闪退"], "support": ["客服", "回复"], "speed": ["很慢"]},
    ),
]
NO_MENTIONS = [
    "很满意，没有问题",
    "出口在地图上标错了",
    "进出口业务用得上",
    "评价很高",
    "慢慢习惯就好",
    "我的手机号换了",
    "贵公司服务好",
]


@pytest.mark.parametrize(("comment", "found"), MENTIONS)
def test_a_comment_is_about_what_its_words_say(comment: str, found: dict[str, list[str]]) -> None:
    assert themes_in(comment) == found


@pytest.mark.parametrize("comment", NO_MENTIONS)
def test_words_that_look_alike_are_not_meant(comment: str) -> None:
    assert themes_in(comment) == {}


@pytest.mark.parametrize("comment", ["系统导出口径不一致", "进出口贸易", "导出口径"])
def test_a_word_across_the_border_of_two_others_is_not_there(comment: str) -> None:
    assert themes_in(comment, finder("zh", {"exit": "出口"})) == {}
    assert themes_in("出口在哪里", finder("zh", {"exit": "出口"})) == {"exit": ["出口"]}


def test_a_word_that_the_dictionary_lacks_is_found() -> None:
    words = finder("zh", {"product": "鲸落云"})
    assert themes_in("我们用鲸落云导出报表", words) == {"product": ["鲸落云"]}


def test_a_word_may_be_of_two_scripts() -> None:
    words = finder("zh", {"it": "导出Excel"})
    assert themes_in("每次导出 excel都失败", words) == {"it": ["导出 excel"]}


def test_wide_letters_are_letters() -> None:
    assert themes_in("ＣＳＶ导出") == {"exports": ["ＣＳＶ", "导出"]}
