"""Defines the command about themes, with its options and help.

It imports its implementation when it runs, so that `tentap --help` appears at once.
"""

from typing import Annotated

import typer

from handlers.cli.console import misused
from handlers.cli.options import DEFAULT_CONFIG, ConfigFile, FiguresForm, SurveyKey


def themes(
    survey: SurveyKey = None,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, max=3650, help="The last N days.")
    ] = 90,
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="KEY", help="Show the comments that mention this theme instead."
        ),
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="Print the themes as bot.toml would define them.")
    ] = False,
    form: Annotated[
        FiguresForm, typer.Option("--format", metavar="table|json", help="The format.")
    ] = FiguresForm.TABLE,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Count what comments are about, by words that you define.

    A theme is a list of words for each language, in bot.toml as [[theme]]. Ten themes are there
    from the start. A person counts once for a theme, with the latest answer that mentions it.

    Words are compared, not meanings: “not slow” counts as slow. --why shows what was matched,
    in [brackets].
    """
    from handlers.cli import themes as implementation

    if words and why is not None:
        misused("--words and --why exclude each other. Leave one of them out.")
    if words:
        implementation.print_words(config_file=config)
    elif why is not None:
        implementation.explain(why, survey=survey, days=days, form=form, config_file=config)
    else:
        implementation.count(survey=survey, days=days, form=form, config_file=config)
