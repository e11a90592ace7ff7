"""Defines the commands about asking, with their options and help.

Each command imports its implementation when it runs, so that `tentap --help` appears at once.
"""

from typing import Annotated

import typer

from handlers.cli.console import misused
from handlers.cli.options import (
    DEFAULT_CONFIG,
    ConfigFile,
    PersonName,
    SurveyKey,
)


def ask(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME|all|me",
            help="Names, email addresses or numbers.",
            show_default=False,
        ),
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Only those with this property or account; may be given several times.",
        ),
    ] = None,
    segment: Annotated[
        str | None,
        typer.Option(metavar="promoter|passive|detractor", help="Only by their last answer."),
    ] = None,
    last_score: Annotated[
        str | None, typer.Option(metavar="0-6", help="Only by the score of their last answer.")
    ] = None,
    not_asked_since: Annotated[
        str | None,
        typer.Option(metavar="DAY|90d", help="Only those not asked since that day."),
    ] = None,
    survey: SurveyKey = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask without a confirmation.")] = False,
    admin: Annotated[
        str | None,
        typer.Option("--as", metavar="ID", help="With `me`: the admin, such as slack:U0ADMIN."),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Ask people now, after a preview.

    The preview lists who gets the question, and who doesn't and why. Several filters narrow it.

    `ask me` sends a test question to the first of [staff] admins, or to --as ID. Its answer never
    counts.
    """
    typed = {
        "where": where or [],
        "segment": [segment] if segment is not None else [],
        "last-score": [last_score] if last_score is not None else [],
        "not-asked-since": [not_asked_since] if not_asked_since is not None else [],
    }
    if [name.strip().lower() for name in names] == ["me"]:
        from handlers.cli import ask_me

        if any(typed.values()):
            misused("`ask me` takes no filters. Leave them out, or try: tentap ask all")
        ask_me.run(admin, survey=survey, config_file=config)
        return
    from handlers.cli import ask as cli_ask

    if admin is not None:
        misused("--as goes with `ask me` only. Leave it out, or try: tentap ask me --as ID")
    cli_ask.run(names, typed, survey=survey, yes=yes, config_file=config)


def pause(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Stop all asking at once.

    No question, reminder or return starts to be sent, and campaigns wait, until `tentap resume`.
    Replies and alerts go on. You can run it next to a running bot.
    """
    from handlers.cli import pausing

    pausing.pause(config_file=config)


def resume(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Go on asking after `tentap pause`.

    What waits goes out, and campaigns go on.
    """
    from handlers.cli import pausing

    pausing.resume(config_file=config)


def forecast(
    survey: SurveyKey = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    start: Annotated[
        bool, typer.Option("--start", help="Let the survey ask by itself from now on.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Start without a confirmation.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Show how many people are asked in the next 30 days.

    It also shows why others wait, for a survey with ask = "rhythm" or ask = "event". Such a survey
    asks nobody before an admin has seen this and pressed Start, in chat or with --start.
    """
    from handlers.cli import forecast as implementation

    implementation.run(survey=survey, as_json=as_json, start=start, yes=yes, config_file=config)


def why(name: PersonName, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Say when a person is asked, and why not sooner."""
    from handlers.cli import why as implementation

    implementation.run(name, config_file=config)
