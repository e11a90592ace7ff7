"""Reads the options of `tentap event` and `tentap events import`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.config.config import Config
from bot.language.written_times import DateOrder
from bot.people.customer_events import read_event_name
from handlers.cli.console import misused
from handlers.cli.option_values import zone_named
from handlers.imports.event_columns import FIELDS, EventSource


@dataclass(frozen=True, kw_only=True)
class EventOptions:
    """What was typed after `tentap events import`."""

    file: Path
    mapped: Sequence[str]
    event: str | None
    known: bool
    timezone: str | None
    date_order: DateOrder | None
    encoding: str | None
    dry_run: bool
    config_file: Path


def event_source(options: EventOptions, config: Config) -> EventSource:
    """Returns the file with what the options say about it."""
    return EventSource(
        path=options.file,
        zone=zone_named(options.timezone) if options.timezone else config.timezone,
        mapped=_mapped(options.mapped, with_event=options.event is not None),
        event=None if options.event is None else event_named(options.event, "--event"),
        encoding=options.encoding,
        date_order=options.date_order,
    )


def event_named(text: str, where: str) -> str:
    """Returns the name of an event. *where*: the option or argument that has it."""
    try:
        return read_event_name(text)
    except ValueError as error:
        misused(f"{where}: {error}")


def _mapped(typed: Sequence[str], *, with_event: bool) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in typed:
        name, sign, column = (part.strip() for part in pair.partition("="))
        if not sign or not column or name not in FIELDS:
            misused(
                f"--map: “{pair}” is not understood; write one of {', '.join(FIELDS)} with its"
                " column, such as --map at=Date"
            )
        if name in found:
            misused(f"--map: {name} is there twice; keep one of them")
        found[name] = column
    if with_event and "event" in found:
        misused("--event gives all rows one event, so leave out --map event=…, or the other way")
    return found
