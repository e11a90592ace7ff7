"""Defines the short commands, their options and their help.

Each command imports its implementation when it runs, so that `tentap --help` appears at once."""

from pathlib import Path
from typing import Annotated

import typer

from handlers.cli.options import (
    DEFAULT_CONFIG,
    BackupFile,
    ConfigFile,
    CsvFile,
    Format,
    SurveyKey,
    UpdateId,
    ZoneName,
)


def import_people(
    file: CsvFile,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is wrong with the file.")
    ] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Imports people from a CSV file: all of it, or nothing if a line is wrong.

    Columns: name; slack (id), email or telegram (id), at least one of them; language; timezone;
    account. Each further column is a property. Case, spaces, - and _ in their names do not matter.
    A row with a known Slack id, Telegram id or email updates that person; what it leaves empty
    stays. The same file again changes nothing.

    UTF-8, or UTF-16 with its mark; separated by comma, semicolon or tab. Works beside a running
    bot; after Ctrl-C the same command imports the rest.
    """
    from handlers.cli import people_import

    people_import.run(file, config_file=config, dry_run=dry_run)


def import_answers(
    file: CsvFile,
    score: Annotated[
        str, typer.Option(metavar="COLUMN", help="Scores, 0 to 10.", show_default=False)
    ],
    at: Annotated[
        str, typer.Option(metavar="COLUMN", help="When each was given.", show_default=False)
    ],
    comment: Annotated[str | None, typer.Option(metavar="COLUMN", help="Comments.")] = None,
    person: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Who answered: an address or a name."),
    ] = None,
    survey: SurveyKey = None,
    timezone: ZoneName = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Imports answers from another tool's CSV file: all of it, or nothing if a line is wrong.

    Two equal rows are two answers; the same file again adds nothing. Rows without a score are left
    out. Times: 2019-11-01 08:51, ISO 8601, or seconds or milliseconds since 1970. Those without a
    zone are in --timezone. A person counts once in a window, with the latest answer. An e-mail
    address, Slack or Telegram id of one of your people is that person.
    """
    from handlers.cli import answers_import

    answers_import.run(
        file,
        score=score,
        at=at,
        comment=comment,
        person=person,
        survey=survey,
        timezone=timezone,
        config_file=config,
    )


def ask(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME|all", help="Names, email addresses or numbers.", show_default=False
        ),
    ],
    survey: SurveyKey = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask without waiting for a yes.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Asks people now, after showing who would be asked and who not, and why."""
    from handlers.cli import ask as cli_ask

    cli_ask.run(names, survey=survey, yes=yes, config_file=config)


def summary(
    survey: SurveyKey = None,
    week: Annotated[
        str | None,
        typer.Option(metavar="2026-W47", help="Which week; default: the latest that is over."),
    ] = None,
    timezone: ZoneName = None,
    form: Annotated[Format, typer.Option("--format", help="What to make.")] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there instead of the terminal."),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Shows the figures of a week: as words, as JSON, or its chart as a picture."""
    from handlers.cli import summary as implementation

    implementation.run(
        survey=survey,
        week=week,
        timezone=timezone,
        form=form,
        output=output,
        config_file=config,
    )


def list_quarantine(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Lists the quarantined updates: source, time, attempts and reason."""
    from handlers.cli import quarantine

    quarantine.show_all(config_file=config)


def list_undelivered(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Lists messages with an unknown outcome, and those that failed for good."""
    from handlers.cli import quarantine

    quarantine.show_messages(config_file=config)


def show_quarantined(update: UpdateId, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Shows one update as the platform sent it. It may contain a customer's words."""
    from handlers.cli import quarantine

    quarantine.show(update, config_file=config)


def retry_quarantined(
    update: UpdateId,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Even if newer ones of its chat were processed since.")
    ] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Processes an update again: at once by the running bot, else at its next start.

    It counts as given now. So it is refused if a newer update of its chat was processed since: an
    old score would replace the newer one.
    """
    from handlers.cli import quarantine

    quarantine.retry(update, anyway=anyway, config_file=config)


def drop_quarantined(update: UpdateId, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Deletes an update with its words. It is never processed."""
    from handlers.cli import quarantine

    quarantine.drop(update, config_file=config)


def backup(
    file: BackupFile,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if there is one.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Copies the database, as it is at this moment, to a file. Works beside a running bot.

    The copy is checked before it gets its name, so that there is a whole one or none.
    """
    from handlers.cli import backup as implementation

    implementation.save(file, force=force, config_file=config)


def restore(file: BackupFile, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Replaces the database by a backup. The bot must be stopped.

    The backup is checked first; the database that it replaces is kept beside it.
    """
    from handlers.cli import backup as implementation

    implementation.restore(file, config_file=config)


def migrate(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Migrates the database to the newest schema.

    On SQLite `tentap run` does it too, and the bot must be stopped for it. On PostgreSQL this
    command alone does it, before the new `tentap run` is started.
    """
    from handlers.cli import migrate as cli_migrate

    cli_migrate.run(config_file=config)


def copy_database(
    origin: Annotated[
        str, typer.Argument(metavar="FROM", help="The SQLite file.", show_default=False)
    ],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="Such as postgresql://…", show_default=False)
    ],
) -> None:
    """Moves an installation from SQLite to PostgreSQL. The bot must be stopped.

    TO is an empty database; the command creates its tables. It copies and compares all of FROM, or
    nothing. The password may come from TENTAP_DATABASE_PASSWORD or TENTAP_DATABASE_PASSWORD_FILE.
    """
    from handlers.cli import database_copy

    database_copy.run(origin, target)


def check(
    slack_manifest: Annotated[
        bool,
        typer.Option(
            "--slack-manifest", help="Print the app's configuration, to be pasted into Slack."
        ),
    ] = False,
    live: Annotated[
        bool,
        typer.Option("--live", help="Try question, tap, edit and picture with real accounts."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --live: begin without waiting for a yes.")
    ] = False,
    wait: Annotated[
        int,
        typer.Option(
            metavar="SECONDS", min=1, help="With --live: how long to wait for each event."
        ),
    ] = 120,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Lists the errors of bot.toml, database, tokens, permissions and channels, each with its fix.

    It sends nothing. With --live it writes to the first of [staff] admins on each platform, asks
    for taps and words there, and prints what it saw; the bot must be stopped.
    """
    if live:
        from handlers.cli.check import live as check_live

        check_live.run(yes=yes, wait_seconds=wait, config_file=config)
        return
    from handlers.cli.check import command

    command.run(slack_manifest=slack_manifest, config_file=config)
