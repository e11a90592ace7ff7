"""Renders how many people were asked and answered, and where the other answers come from."""

from collections.abc import Iterable
from typing import Final

from bot.chat.messages import Paragraph, Style, plain
from bot.figures.weekly import Ladder, WeeklyFigures
from bot.language.texts import Texts

LOW_RESPONSE: Final = 0.4
"""Below this response rate, missing answers may matter more than chance."""


def reach(figures: WeeklyFigures, texts: Texts) -> Iterable[Paragraph]:
    """Yields one line, and a quiet one if few answered."""
    sentences = [*_asked(figures.ladder, texts), *_other_answers(figures, texts)]
    if sentences:
        yield plain(" ".join(("📮", *sentences)))
    rate = figures.ladder.response_rate
    if rate is not None and rate < LOW_RESPONSE:
        yield plain(texts("summary.silent"), Style.QUIET)


def _asked(ladder: Ladder, texts: Texts) -> Iterable[str]:
    if not ladder.asked:
        return
    apart = "".join(
        texts(key, n=n)
        for key, n in (
            ("summary.reach.declined", ladder.declined),
            ("summary.reach.undeliverable", ladder.undeliverable),
        )
        if n
    )
    if ladder.handed_over:
        yield texts("summary.reach", asked=ladder.asked, answered=ladder.answered, apart=apart)
    else:
        yield texts("summary.reach.unsent", asked=ladder.asked, apart=apart)


def _other_answers(figures: WeeklyFigures, texts: Texts) -> Iterable[str]:
    """Yields where the week's answers come from that the question of this week did not bring."""
    week, answered = figures.this_week, figures.ladder.answered
    n, imported = week.counts.n, week.imported
    here = n - imported
    if imported and not here:
        yield texts.count("summary.imported.all", n)
    elif imported and here == answered:
        yield texts.count("summary.imported.others", imported)
    elif imported:
        yield texts("summary.imported", n=n, here=here, imported=imported)
    elif here > answered:
        yield texts.count("summary.earlier", here - answered)
