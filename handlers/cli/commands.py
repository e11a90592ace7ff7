"""Defines the commands for people, answers and figures, with their options and help.

Each command imports its implementation when it runs, so that `tentap --help` appears at once.
"""

from pathlib import Path
from typing import Annotated

import typer

from handlers.cli.console import misused
from handlers.cli.options import (
    DEFAULT_CONFIG,
    Again,
    AnyDate,
    CommentColumn,
    ConfigFile,
    CsvFile,
    DryRun,
    Encoding,
    Format,
    IdColumn,
    OrderOfDates,
    Overlap,
    PersonColumn,
    ScoreColumn,
    SurveyKey,
    TimeColumn,
    ZoneName,
)


def import_people(
    file: CsvFile,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="Which column holds what; may be given several times.",
        ),
    ] = None,
    dry_run: DryRun = False,
    rejected: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file of rejected rows; default: beside FILE.csv."),
    ] = None,
    date_order: OrderOfDates = None,
    encoding: Encoding = None,
    again: Again = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Import people from a CSV file.

    Columns: name (or first name and last name); slack (id), email or telegram (id), at least one of
    them; language; timezone; country; account; joined and left (dates); kind (customer, staff or
    test). Each further column is kept as a property. Case, spaces, - and _ in their names don't
    matter. --map names other columns: email="Work email", property:plan=Tier, ignore=Notes.

    A row with a known Slack id, Telegram id or email updates that person; what it leaves empty
    stays, except that an empty left date means the person is a customer. No list undoes a wish not
    to be asked. Rows of erased people are left out.

    Wrong rows are rejected, and all others imported. FILE.rejected.csv has the rejected ones and
    the reasons: correct them there, and import that file. The same file again changes nothing. You
    can run it next to a running bot; after Ctrl-C or a crash the same command does the rest.
    """
    from handlers.cli import people_import
    from handlers.cli.people_list_rows import PeopleOptions

    people_import.run(
        PeopleOptions(
            file=file,
            mapped=mapped or [],
            encoding=encoding,
            date_order=date_order,
            rejected=rejected,
            again=again,
            dry_run=dry_run,
            config_file=config,
        )
    )


def join_people(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="A B",
            help="Names, email addresses or numbers. A stays.",
            show_default=False,
        ),
    ] = None,
    undo: Annotated[
        str | None,
        typer.Option("--undo", metavar="A", help="Take the last join of A back."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Join without a confirmation.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Make two records of one person one, after a preview.

    A stays, and everything of B goes to it: answers, cases, accounts and words. A keeps its own
    name and fields; empty ones are filled from B. The stricter opt-out holds.

    --undo A takes the last join back. What was added since stays with A.
    """
    from handlers.cli import people_join

    match names or [], undo:
        case [kept, joined], None:
            people_join.run(kept, joined, yes=yes, config_file=config)
        case [], str() as name:
            people_join.undo(name, yes=yes, config_file=config)
        case _:
            misused("Name two people, or one with --undo. Try: tentap people join A B")


def import_answers(
    file: CsvFile,
    score: ScoreColumn = None,
    at: TimeColumn = None,
    comment: CommentColumn = None,
    person: PersonColumn = None,
    id_: IdColumn = None,
    survey: SurveyKey = None,
    timezone: ZoneName = None,
    date_order: OrderOfDates = None,
    any_date: AnyDate = False,
    overlap: Overlap = False,
    again: Again = False,
    encoding: Encoding = None,
    dry_run: DryRun = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Import answers from another tool's CSV file.

    All of it is imported, or nothing if a line is wrong.

    Exports of Delighted, SurveyMonkey, Typeform, Google Forms and Qualtrics need no option. For
    other files, run it with the file alone: it lists the columns and proposes the command.

    The same file again adds nothing. Without --id, two equal rows are two answers, and a row that
    was edited is refused. Rows without a score are left out. Times without a zone are in
    --timezone. A person counts once in a window, with the latest answer. An email address, Slack
    or Telegram id of one of your people is that person.
    """
    from handlers.cli import answers_import
    from handlers.cli.answers_choice import Options
    from handlers.imports.column_choice import Choice

    answers_import.run(
        Options(
            file=file,
            chosen=Choice(score=score, at=at, comment=comment, person=person, id=id_),
            survey=survey,
            timezone=timezone,
            encoding=encoding,
            date_order=date_order,
            any_date=any_date,
            overlap=overlap,
            again=again,
            dry_run=dry_run,
            config_file=config,
        )
    )


def summary(
    survey: SurveyKey = None,
    week: Annotated[
        str | None,
        typer.Option(metavar="2026-W47", help="The week; default: the latest complete one."),
    ] = None,
    timezone: ZoneName = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="text|json|png",
            help="The format; without it, as the file's name says.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file; week.png is a picture."
        ),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Show the figures of a week as text, as JSON, or as a chart."""
    from handlers.cli import summary as implementation

    implementation.run(
        survey=survey,
        week=week,
        timezone=timezone,
        form=form,
        output=output,
        config_file=config,
    )
