"""`tentap`, the command line: which commands there are."""

from typing import Any

import typer
from typer.core import TyperGroup

from handlers.cli import commands, starting
from handlers.cli.console import FAILED, Trouble, tell


class _Commands(TyperGroup):
    """Ends a command that cannot be done in words."""

    def invoke(self, ctx: Any) -> object:  # typer's own type of it is private
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            tell(trouble)
            raise typer.Exit(trouble.exit_code) from trouble
        except BrokenPipeError:  # whoever read our output has enough; typer ends quietly
            raise
        except OSError as error:
            tell(Trouble(f"{error.filename or 'The system'}: {error.strerror or error}"))
            raise typer.Exit(FAILED) from error


EXIT_CODES = """Exit codes: 0 done; 1 it could not be done, and why is said; 2 the command or
bot.toml is wrong; 130 stopped by Ctrl-C."""

app = typer.Typer(
    cls=_Commands,
    help="One question, one tap, in Slack and Telegram.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
people_commands = typer.Typer(help="The people who may be asked.", no_args_is_help=True)
answers_commands = typer.Typer(help="Answers from other tools.", no_args_is_help=True)
database_commands = typer.Typer(help="The database as a whole.", no_args_is_help=True)
quarantine_commands = typer.Typer(help="What was set aside, or is in doubt.", no_args_is_help=True)

people_commands.command("import")(commands.import_people)
answers_commands.command("import")(commands.import_answers)
database_commands.command("copy")(commands.copy_database)
quarantine_commands.command("list")(commands.list_quarantine)
quarantine_commands.command("messages")(commands.list_undelivered)
quarantine_commands.command("show")(commands.show_quarantined)
quarantine_commands.command("retry")(commands.retry_quarantined)
quarantine_commands.command("drop")(commands.drop_quarantined)
app.command()(starting.run)
app.command()(starting.demo)
app.command()(starting.sandbox)
app.command()(commands.check)
app.add_typer(people_commands, name="people")
app.add_typer(answers_commands, name="answers")
app.command()(commands.ask)
app.command()(commands.summary)
app.add_typer(quarantine_commands, name="quarantine")
app.command()(commands.backup)
app.command()(commands.restore)
app.command()(commands.migrate)
app.add_typer(database_commands, name="database")


def main() -> None:
    app(prog_name="tentap")
