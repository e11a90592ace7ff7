"""Defines `tentap event` and `tentap events import`, with options and help."""

from typing import Annotated

import typer

from handlers.cli.options import (
    DEFAULT_CONFIG,
    ConfigFile,
    CsvFile,
    DryRun,
    Encoding,
    OrderOfDates,
    PersonName,
)

EventZone = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Such as Europe/Berlin; default: that of bot.toml."
    ),
]


def record_event(
    name: Annotated[
        str,
        typer.Argument(
            metavar="EVENT", help="Such as churned or order_delivered.", show_default=False
        ),
    ],
    person: PersonName,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Such as 2026-11-30 or 2026-11-30 08:51; default: now."),
    ] = None,
    timezone: EventZone = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Record an event about a person.

    `joined` and `churned` set the dates of a customer: who has left is not asked, and counts as
    lost. A later `joined` brings them back. The newest of the two decides. Other names are yours.

    The same event again changes nothing.
    """
    from handlers.cli import event

    event.run(name, person, at=at, timezone=timezone, config_file=config)


def import_events(
    file: CsvFile,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="The column of person, event or at; may be given several times.",
        ),
    ] = None,
    event: Annotated[
        str | None, typer.Option(metavar="NAME", help="The event of all rows, such as churned.")
    ] = None,
    known: Annotated[
        bool, typer.Option("--known", help="Leave out the rows of unknown people.")
    ] = False,
    timezone: EventZone = None,
    date_order: OrderOfDates = None,
    encoding: Encoding = None,
    dry_run: DryRun = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Import events from a CSV file.

    All of it is imported, or nothing if a line is wrong.

    Columns: person (an email address, Slack or Telegram id, or whole name); event; at (when it
    happened). Usual names, such as email and date, are known. `tentap event --help` explains the
    events.

    The same file again changes nothing. Rows of erased people are left out.
    """
    from handlers.cli import events_import
    from handlers.cli.event_choice import EventOptions

    events_import.run(
        EventOptions(
            file=file,
            mapped=map_ or [],
            event=event,
            known=known,
            timezone=timezone,
            date_order=date_order,
            encoding=encoding,
            dry_run=dry_run,
            config_file=config,
        )
    )
