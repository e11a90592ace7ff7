"""Defines the options that several commands share, and those that say how a file is read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.language.written_times import DateOrder

ConfigFile = Annotated[
    Path,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. A relative database path starts at its folder.",
    ),
]
SurveyKey = Annotated[
    str | None,
    typer.Option("--survey", metavar="KEY", help="The survey; default: the first in bot.toml."),
]
ZoneName = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Such as Europe/Berlin; default: the survey's."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The file's encoding, such as cp949; default: UTF-8, or UTF-16.",
    ),
]
CsvFile = Annotated[
    Path, typer.Argument(metavar="FILE.csv", help="The CSV file.", show_default=False)
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show how the file is read, and write nothing.")
]
ScoreColumn = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="Scores: 0 to 10, or 1 to 5 for CSAT.")
]
TimeColumn = Annotated[str | None, typer.Option(metavar="COLUMN", help="When each was given.")]
CommentColumn = Annotated[str | None, typer.Option(metavar="COLUMN", help="Comments.")]
PersonColumn = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="Who answered: an address or a name.")
]
IdColumn = Annotated[
    str | None,
    typer.Option(
        "--id",
        metavar="COLUMN",
        help="The other tool's unique id of each answer; an edited row changes its answer.",
    ),
]
OrderOfDates = Annotated[
    DateOrder | None,
    typer.Option(metavar="dmy|mdy|ymd", help="The order in dates such as 11/10/2026."),
]
AnyDate = Annotated[
    bool, typer.Option("--any-date", help="Take dates before 2000 and in the future as well.")
]
Again = Annotated[bool, typer.Option("--again", help="Import rows of erased people as well.")]
Overlap = Annotated[
    bool, typer.Option("--overlap", help="Import rows that look like edited earlier ones.")
]

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)]
UpdateId = Annotated[
    int,
    typer.Argument(
        metavar="ID",
        min=1,
        max=2**63 - 1,
        help="The number in `quarantine list`.",
        show_default=False,
    ),
]


PersonName = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A name, email address, chat id or number.", show_default=False
    ),
]


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    PNG = "png"


class ListForm(StrEnum):
    """The format of a list."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class FiguresForm(StrEnum):
    """The format of figures that make a table."""

    TABLE = "table"
    JSON = "json"


class AskedForm(StrEnum):
    """The values of `--asked`, which `storage.people_pages.Asked` explains."""

    NEVER = "never"
    OPEN = "open"


DEFAULT_CONFIG = Path("bot.toml")
