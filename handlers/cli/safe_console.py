"""Provides a console that escapes all that a terminal would obey, except rich's own colours."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from handlers.cli.escaping import escaped


class SafeConsole(Console):
    """Escapes everything that rich prints: lines, tables, progress, a status."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=escaped(segment.text))
