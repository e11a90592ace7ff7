"""Chinese vocabulary."""

from bot.language.vocabulary import CommandName, Vocabulary

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
