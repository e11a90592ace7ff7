"""Describes the figures of themes as values for JSON."""

from datetime import datetime

from bot.figures.themes import ThemedAnswer, ThemeFigures
from bot.language.texts import Texts
from bot.language.theme_names import theme_name


def themes_to_json(
    figures: ThemeFigures, texts: Texts, *, survey: str, since: datetime, until: datetime
) -> dict[str, object]:
    return {
        "survey": survey,
        "from": since.isoformat(),
        "to": until.isoformat(),
        "answered": figures.answered,
        "commented": figures.commented,
        "without_theme": figures.without_theme,
        "themes": [
            {
                "key": count.theme.key,
                "name": theme_name(count.theme, texts),
                "detractors": count.detractors,
                "passives": count.passives,
                "promoters": count.promoters,
                "n": count.n,
            }
            for count in figures.counts
        ],
    }


def answers_to_json(answers: tuple[ThemedAnswer, ...]) -> list[dict[str, object]]:
    """Returns each answer with its comment and the places of the theme in it."""
    return [
        {
            "score": answer.row.score,
            "at": answer.row.at.isoformat(),
            "name": answer.row.name,
            "account": answer.row.account,
            "comment": answer.row.comment,
            "mentions": [
                {"start": one.start, "end": one.end, "word": one.word} for one in answer.mentions
            ],
        }
        for answer in answers
    ]
