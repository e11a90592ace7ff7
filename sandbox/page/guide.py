"""The steps that the page shows at a first visit."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sandbox.page.layout import Pane


@dataclass(frozen=True, kw_only=True)
class GuideStep:
    """One step: a button that does it, or leads to the place where the visitor does it."""

    title: str
    pane: Pane
    """Where it happens."""
    told: str
    """What to do and what to see, while this is the next step."""
    is_done: Callable[[], bool]
    act: Callable[[], Awaitable[None]] | None = None
    """What the button does before it leads to the pane; ValueError if it is not possible now."""
    target: str = ""
    """The label of a button in the pane that the visitor presses next."""
    is_read: bool = False
    """Whether the step is done only once the visitor has the pane in sight."""


class Guide:
    """The steps in their order. A step that was done stays done, with all steps before it."""

    def __init__(self, steps: Sequence[GuideStep], finale: str = "") -> None:
        """*finale*: told when all steps are done."""
        self.steps = tuple(steps)
        self.finale = finale
        self._done = 0

    @property
    def done(self) -> int:
        """How many steps are done, counted from the first."""
        for number, step in enumerate(self.steps[self._done :], start=self._done + 1):
            if step.is_done():
                self._done = number
        return self._done
