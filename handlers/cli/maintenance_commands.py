"""Defines the commands that maintain an installation. Each imports its parts when it runs."""

from typing import Annotated

import typer

from handlers.cli.options import DEFAULT_CONFIG, BackupFile, ConfigFile, UpdateId


def list_quarantine(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """List the quarantined updates: source, time, attempts and reason."""
    from handlers.cli import quarantine

    quarantine.show_all(config_file=config)


def list_undelivered(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Messages that may not have arrived, and those that failed."""
    from handlers.cli import quarantine

    quarantine.show_messages(config_file=config)


def show_quarantined(update: UpdateId, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Show one update as the platform sent it. It may contain a customer's words."""
    from handlers.cli import quarantine

    quarantine.show(update, config_file=config)


def retry_quarantined(
    update: UpdateId,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Even if a newer update of its chat was processed.")
    ] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Process an update again: at once if the bot runs, else at its next start.

    It counts as given now. If a newer update of its chat was processed since, it is refused,
    because an old score would replace the newer one.
    """
    from handlers.cli import quarantine

    quarantine.retry(update, anyway=anyway, config_file=config)


def drop_quarantined(update: UpdateId, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Delete an update with its words. It is never processed."""
    from handlers.cli import quarantine

    quarantine.drop(update, config_file=config)


def backup(
    file: BackupFile,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Back up the SQLite database to a file.

    The bot may be running. The copy is checked before it gets its name, so FILE is complete or
    doesn't exist.
    """
    from handlers.cli import backup as implementation

    implementation.save(file, force=force, config_file=config)


def restore(file: BackupFile, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Replace the database with a backup.

    Stop the bot first. The backup is checked, and the old database is kept next to it.
    """
    from handlers.cli import backup as implementation

    implementation.restore(file, config_file=config)


def migrate(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Update the database to this version of Tentap.

    SQLite: stop the bot first; `tentap run` does the same. PostgreSQL: run this once before you
    start the new `tentap run`.
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
    """Move an installation from SQLite to PostgreSQL.

    Stop the bot first. TO is an empty database; its tables are created. Everything is copied and
    compared, or nothing. The password may come from TENTAP_DATABASE_PASSWORD or
    TENTAP_DATABASE_PASSWORD_FILE.
    """
    from handlers.cli import database_copy

    database_copy.run(origin, target)
