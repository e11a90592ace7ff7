"""The page's steps and its clock, over HTTP."""

from collections.abc import Sequence
from datetime import timedelta

from aiohttp import web

from sandbox.change_signal import Changes
from sandbox.clock import Clock
from sandbox.page.guide import Guide, GuideStep
from sandbox.page.telegram_chat import Json
from sandbox.page.time_travel import Agenda, TimeMachine


class Tour:
    """What leads a visitor through the page. It is empty until a stage manager fills it."""

    def __init__(self, clock: Clock, changes: Changes) -> None:
        self._clock, self._changes = clock, changes
        self._guide = Guide(())
        self._milestone = ""
        self.time = TimeMachine(clock)

    def guide(self, steps: Sequence[GuideStep], finale: str) -> None:
        """Shows *steps* above the chats, and *finale* when all are done."""
        self._guide = Guide(steps, finale)
        self._changes.notify()

    def follow_agenda(self, agenda: Agenda, milestone: str) -> None:
        """From now on the page's clock stops at each due moment of a bot in this process.

        *milestone*: the label of the button that leads to the next milestone.
        """
        self.time, self._milestone = TimeMachine(self._clock, agenda), milestone
        self._changes.notify()

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/page/step/{number}", self._step),
            web.post("/page/clock", self._let_time_pass),
        ]

    def json(self) -> Json:
        guide = self._guide
        steps = [_step_json(step) for step in guide.steps]
        shown = {"steps": steps, "done": guide.done, "finale": guide.finale}
        return {"milestone": self._milestone, "guide": shown}

    async def _step(self, request: web.Request) -> web.Response:
        """Does a step that is not done; 409 with the reason if it is impossible.

        The second press of a double click may come when the first one has done the step.
        """
        try:
            number = int(request.match_info["number"])
            act = self._guide.steps[number].act
            if act is not None and number >= self._guide.done:
                await act()
        except (LookupError, ValueError, TimeoutError) as error:
            raise web.HTTPConflict(text=str(error) or "The bot does not answer.") from error
        self._changes.notify()
        return web.json_response({})

    async def _let_time_pass(self, request: web.Request) -> web.Response:
        """Moves the clock by `seconds`, or to the next `milestone`."""
        try:
            body = await request.json()
            if body.get("milestone"):
                await self.time.to_milestone()
            else:
                await self.time.let_pass(timedelta(seconds=body["seconds"]))
        except (LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
            raise web.HTTPConflict(text=str(error)) from error
        self._changes.notify()
        return web.json_response({})


def _step_json(step: GuideStep) -> Json:
    return {
        "title": step.title,
        "pane": step.pane.key,
        "told": step.told,
        "target": step.target,
        "acts": step.act is not None,
        "is_read": step.is_read,
    }
