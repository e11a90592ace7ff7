"""Formats `--help`: commands in groups, examples as they are typed, no type names.

`tentap --help` fits a screen of 24 lines with 80 columns.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup

_TYPE: Final = re.compile(r" <[^>]*>")
_RANGE: Final = re.compile(r"(?:; )?(?:\d+<=?)?\bx[<>]=?\d+")
_UNCUT: Final = 200
_INTERNAL: Final = "Value error, "
"""How pydantic begins what typer's own check says."""


class HelpfulCommand(TyperCommand):
    """Shows arguments as they are typed, and the examples of the command.

    The epilog holds one example a line.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parses the arguments. An error has no words of the library that found it."""
        try:
            return super().parse_args(ctx, args)
        except BadParameter as error:
            error.message = error.message.removeprefix(_INTERNAL)
            raise

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # typer's own type of it is private
        return [
            piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)
        ]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for kind, heading in (("argument", "Arguments"), ("option", "Options")):
            params = [one for one in self.get_params(ctx) if one.param_type_name == kind]
            records = [record for param in params if (record := param.get_help_record(ctx))]
            if records:
                with formatter.section(heading):
                    formatter.write_dl([_without_types(*record) for record in records])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        write_examples((self.epilog or "").splitlines(), formatter)


class HelpfulGroup(TyperGroup):
    """Shows every command's whole first sentence, and one example of each command."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, one.get_short_help_str(_UNCUT)) for name, one in commands if one]
            )

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        commands = (self.get_command(ctx, name) for name in self.list_commands(ctx))
        examples = ((command.epilog or "").partition("\n")[0] for command in commands if command)
        write_examples([example for example in examples if example], formatter)


class MainGroup(TyperGroup):
    """Shows all commands in their groups, without blank lines."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(f"Usage: {ctx.command_path} COMMAND [OPTIONS]  {self.help}\n")
        for heading, rows in self._groups(ctx).items():
            formatter.write(f"{heading}:\n")
            for name, words in rows:
                formatter.write(f"  {name:<11}{words}\n")
        options = "  ".join(f"{name}  {words}" for name, words in self._records(ctx))
        formatter.write(f"Options:\n  {options}\n")
        formatter.write(f"{self.epilog}\n")

    def _groups(self, ctx: Any) -> dict[str, list[tuple[str, str]]]:
        groups: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            assert command is not None
            words = command.get_short_help_str(_UNCUT)
            groups.setdefault(getattr(command, "rich_help_panel", None) or "Commands", []).append(
                (name, words)
            )
        return groups

    def _records(self, ctx: Any) -> list[tuple[str, str]]:
        found = (param.get_help_record(ctx) for param in self.get_params(ctx))
        return [record for record in found if record]


def write_examples(examples: Iterable[str], formatter: Any) -> None:
    """Writes the examples, each on a line of its own."""
    lines = list(examples)
    if lines:
        formatter.write_paragraph()
        formatter.write_heading("Example" if len(lines) == 1 else "Examples")
        for line in lines:
            formatter.write(f"  {line}\n")


def _without_types(name: str, words: str) -> tuple[str, str]:
    """Removes the names of Python's types, such as `<int range>` and `x>=1`."""
    plain = _RANGE.sub("", words).replace("[; ", "[").replace("[]", "").strip()
    return _TYPE.sub("", name), plain.replace("[required]", "(required)")
