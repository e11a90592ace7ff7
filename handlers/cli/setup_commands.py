"""Defines the commands of an installation's first hour: init and check."""

from typing import Annotated

import typer

from handlers.cli.options import DEFAULT_CONFIG, ConfigFile


def init(
    product: Annotated[
        str | None, typer.Option(metavar="NAME", help="What the question asks about.")
    ] = None,
    platform: Annotated[
        list[str] | None,
        typer.Option(metavar="slack|telegram", help="Once for each platform.", show_default=False),
    ] = None,
    support: Annotated[
        str | None, typer.Option(metavar="CHAT", help="Alerts, such as slack:C0SUPPORT.")
    ] = None,
    team: Annotated[
        str | None, typer.Option(metavar="CHAT", help="Weekly summary, such as slack:C0TEAM.")
    ] = None,
    admin: Annotated[
        str | None, typer.Option(metavar="ID", help="Your own id, such as slack:U0ADMIN.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The team's: en, id, ko or zh.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="The team's, such as Europe/Berlin.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files without a question.")
    ] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Write bot.toml and an example environment file.

    Without options it asks for each value; Enter accepts the one in brackets. With --product and
    --platform it asks nothing.
    """
    from handlers.cli.init import command

    answers = {
        "product": product,
        "platforms": platform,
        "language": language,
        "timezone": timezone,
        "support": support,
        "team": team,
        "admin": admin,
    }
    command.run(answers, force=force, config_file=config)


def check(
    slack_manifest: Annotated[
        bool,
        typer.Option(
            "--slack-manifest", help="Print the manifest of the Slack app, to paste into Slack."
        ),
    ] = False,
    live: Annotated[
        bool,
        typer.Option("--live", help="Try question, tap, edit and picture with real accounts."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --live: start without a confirmation.")
    ] = False,
    wait: Annotated[
        int,
        typer.Option(
            metavar="SECONDS", min=1, help="With --live: how long to wait for each event."
        ),
    ] = 120,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Check everything before you start, with a fix for each problem.

    It looks at bot.toml, the database, tokens, permissions and channels, and sends nothing.

    With --live it writes to the first of [staff] admins on each platform, asks for taps and words
    there, and prints what happened. Stop the bot first.
    """
    if live:
        from handlers.cli.check import live as check_live

        check_live.run(yes=yes, wait_seconds=wait, config_file=config)
        return
    from handlers.cli.check import command

    command.run(slack_manifest=slack_manifest, config_file=config)
