"""Defines `tentap`, the command line, and its commands."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from handlers.cli import commands, ctrl_c, long_running_commands, streams
from handlers.cli.console import FAILED, Trouble, note, say, tell


class _Commands(TyperGroup):
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
    return Trouble(f"{error.filename or 'The system'}: {error.strerror or error}")


class _Command(TyperCommand):
    """Shows arguments as they are typed; typer puts required ones in braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # typer's own type of it is private
        return [
            piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)
        ]


EXIT_CODES = """Exit codes: 0 done; 1 it could not be done, and the output gives the reason; 2 the
command or bot.toml is wrong; 130 stopped by Ctrl-C."""

app = typer.Typer(
    cls=_Commands,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
people_commands = typer.Typer(help="The people who may be asked.", no_args_is_help=True)
answers_commands = typer.Typer(help="Answers from other tools.", no_args_is_help=True)
database_commands = typer.Typer(help="The database as a whole.", no_args_is_help=True)
quarantine_commands = typer.Typer(
    help="Quarantined updates and uncertain messages.", no_args_is_help=True
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
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """One question, one tap, in Slack and Telegram."""


def _add(to: typer.Typer, *functions: Callable[..., None], name: str | None = None) -> None:
    for command in functions:
        to.command(name, cls=_Command)(command)


_add(people_commands, commands.import_people, name="import")
_add(answers_commands, commands.import_answers, name="import")
_add(database_commands, commands.copy_database, name="copy")
_add(quarantine_commands, commands.list_quarantine, name="list")
_add(quarantine_commands, commands.list_undelivered, name="messages")
_add(quarantine_commands, commands.show_quarantined, name="show")
_add(quarantine_commands, commands.retry_quarantined, name="retry")
_add(quarantine_commands, commands.drop_quarantined, name="drop")
_add(
    app,
    long_running_commands.run,
    long_running_commands.demo,
    long_running_commands.sandbox,
    commands.check,
)
app.add_typer(people_commands, name="people")
app.add_typer(answers_commands, name="answers")
_add(app, commands.ask, commands.summary)
app.add_typer(quarantine_commands, name="quarantine")
_add(app, commands.backup, commands.restore, commands.migrate)
app.add_typer(database_commands, name="database")


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
