"""Defines the commands about surveys, with their options and help.

Each command imports its implementation when it runs, so that `tentap --help` appears at once.
"""

from typing import Annotated

import typer

from handlers.cli.options import DEFAULT_CONFIG, ConfigFile


def preview_survey(
    key: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY", help="The survey; default: the first one.", show_default=False
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            metavar="en|id|ko|zh",
            help="Only in this language; may be given several times. Default: all.",
        ),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send it to an admin's own chat instead.")
    ] = False,
    admin: Annotated[
        str | None,
        typer.Option("--as", metavar="ID", help="With --send: the admin, such as slack:U0ADMIN."),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Show every message of a survey, as customers get it.

    It plays the whole conversation in each language: the question, what follows a score of each
    segment, no answer, and each way out.

    --send sends the messages to the first of [staff] admins, or to --as ID, marked as a preview.
    Their buttons do nothing, and nothing is recorded.
    """
    from handlers.cli import survey_preview

    survey_preview.run(key, languages=language or [], send=send, admin=admin, config_file=config)


def list_surveys(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """List the surveys of bot.toml.

    Each with its kind, product, rhythm, languages with texts of its own, and channels.
    """
    from handlers.cli import survey_preview

    survey_preview.show_list(config_file=config)
