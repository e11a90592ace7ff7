"""The buttons of a summary."""

from bot.chat.messages import Button, Row
from bot.chat.tap_encoding import pack
from bot.chat.taps import CommentsTap, HowSureTap, ShareTap
from bot.figures.weekly import WeeklyFigures
from bot.language.texts import Texts


def buttons(
    figures: WeeklyFigures, comments: int, texts: Texts, *, may_be_shared: bool
) -> tuple[Row, ...]:
    """Returns one row. *comments*: the number that the first button shows; 0: no such button."""
    survey, week = figures.survey, str(figures.this_week.week)
    row = []
    if comments:
        label = texts.count("summary.button.comments", comments)
        row.append(Button(label=label, tap=pack(CommentsTap(survey=survey, week=week, page=0))))
    sure = pack(HowSureTap(survey=survey, week=week))
    row.append(Button(label=texts("summary.button.sure"), tap=sure))
    if may_be_shared:
        share = pack(ShareTap(survey=survey, week=week))
        row.append(Button(label=texts("summary.button.share"), tap=share))
    return (tuple(row),)
