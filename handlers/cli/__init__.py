"""Defines `tentap`, the command line, and its commands."""

import sys
from collections.abc import Callable
from typing import Annotated, Any, Final

import typer

from handlers.cli import (
    asking_commands,
    commands,
    ctrl_c,
    event_commands,
    long_running_commands,
    maintenance_commands,
    people_commands,
    setup_commands,
    streams,
    survey_commands,
    theme_commands,
)
from handlers.cli.console import FAILED, Trouble, note, say, tell
from handlers.cli.examples import EXAMPLES
from handlers.cli.help_text import HelpfulCommand, HelpfulGroup, MainGroup


class _Commands(MainGroup):
    """Ends a failed command with a message and an exit code."""

    def invoke(self, ctx: Any) -> object:  # typer's own type of it is private
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            tell(trouble)
            raise typer.Exit(trouble.exit_code) from trouble
        except BrokenPipeError:  # the reader has closed the pipe; typer ends quietly
            raise
        except OSError as error:
            tell(_system(error))
            raise typer.Exit(FAILED) from error


def _system(error: OSError) -> Trouble:
    reason = error.strerror or error
    if error.filename:
        return Trouble(f"{error.filename}: {reason}. Check the path and its permissions.")
    return Trouble(f"The system says: {reason}. Fix that, and try again.")


EXIT_CODES: Final = "Exit codes: 0 done; 1 not done; 2 wrong command or bot.toml; 130 Ctrl-C."

app = typer.Typer(
    cls=_Commands,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        say(f"tentap {version('tentap')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """One question, one tap, in Slack and Telegram."""


START: Final = "Start"
ASK: Final = "Ask and read"
MAINTAIN: Final = "Maintain"


def _add(panel: str, function: Callable[..., None], name: str | None = None) -> None:
    _register(app, panel, function, name or function.__name__)


def _add_group(
    panel: str, name: str, words: str, functions: dict[str, Callable[..., None]]
) -> None:
    group = typer.Typer(cls=HelpfulGroup, help=words, no_args_is_help=True)
    for own, function in functions.items():
        _register(group, panel, function, own, before=f"{name} ")
    app.add_typer(group, name=name, rich_help_panel=panel)


def _register(
    to: typer.Typer, panel: str, function: Callable[..., None], name: str, before: str = ""
) -> None:
    examples = "\n".join(EXAMPLES[before + name])
    add = to.command(name, cls=HelpfulCommand, epilog=examples, rich_help_panel=panel)
    add(function)


_add(START, long_running_commands.demo)
_add(START, setup_commands.init)
_add(START, setup_commands.check)
_add(START, long_running_commands.run)
_add_group(
    ASK,
    "people",
    "Import, list, show, export and erase people.",
    {
        "import": commands.import_people,
        "list": people_commands.list_people,
        "show": people_commands.show_person,
        "export": people_commands.export_person,
        "set": people_commands.set_person,
        "join": commands.join_people,
        "links": people_commands.issue_links,
        "sync": people_commands.sync_people,
        "erase": people_commands.erase_person,
    },
)
_add_group(ASK, "answers", "Import answers from another tool.", {"import": commands.import_answers})
_add_group(ASK, "events", "Import events about people.", {"import": event_commands.import_events})
_add_group(
    ASK,
    "survey",
    "List the surveys, and preview their messages.",
    {"list": survey_commands.list_surveys, "preview": survey_commands.preview_survey},
)
_add(ASK, asking_commands.ask)
_add(ASK, asking_commands.forecast)
_add(ASK, asking_commands.why)
_add(ASK, asking_commands.pause)
_add(ASK, asking_commands.resume)
_add(ASK, commands.summary)
_add(ASK, theme_commands.themes)
_add(ASK, event_commands.record_event, "event")
_add_group(
    MAINTAIN,
    "quarantine",
    "Show and retry updates and messages that failed.",
    {
        "list": maintenance_commands.list_quarantine,
        "messages": maintenance_commands.list_undelivered,
        "show": maintenance_commands.show_quarantined,
        "retry": maintenance_commands.retry_quarantined,
        "drop": maintenance_commands.drop_quarantined,
    },
)
_add(MAINTAIN, maintenance_commands.backup)
_add(MAINTAIN, maintenance_commands.restore)
_add(MAINTAIN, maintenance_commands.migrate)
_add_group(
    MAINTAIN,
    "database",
    "Move an installation from SQLite to PostgreSQL.",
    {"copy": maintenance_commands.copy_database},
)
_add(MAINTAIN, long_running_commands.sandbox)


def main() -> None:
    streams.open_missing()
    sys.unraisablehook = ctrl_c.repeat_interrupt
    try:
        app(prog_name="tentap")
    except OSError as error:  # typer's own output, such as --help, could not be written
        tell(_system(error))
        sys.exit(FAILED)
    except Exception:  # an error of ours; the console escapes whatever its message quotes
        import traceback

        note(traceback.format_exc().rstrip())
        sys.exit(FAILED)
    finally:
        streams.discard_unwritten()
