"""Defines the options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

ConfigFile = Annotated[
    Path,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration; its folder is where a relative database path begins.",
    ),
]
SurveyKey = Annotated[
    str | None,
    typer.Option("--survey", metavar="KEY", help="Which survey; default: the first of bot.toml."),
]
ZoneName = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Such as Europe/Berlin; default: the survey's."
    ),
]
CsvFile = Annotated[Path, typer.Argument(metavar="FILE.csv", show_default=False)]

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
UpdateId = Annotated[
    int,
    typer.Argument(
        metavar="ID", min=1, max=2**63 - 1, help="Its number in the list.", show_default=False
    ),
]


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    PNG = "png"


DEFAULT_CONFIG = Path("bot.toml")
