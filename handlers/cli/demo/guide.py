"""The demo's four steps on its page: ask, answer, see the alert, read the summary."""

from typing import Final

from handlers.cli.demo.cast import Cast
from handlers.cli.demo.visit import Visit
from sandbox import Sandbox
from sandbox.page import GuideStep

FINALE: Final = (
    "That is all there is to it. Play on: another customer, another language, App Home in Slack."
)


def guide_visitor(sandbox: Sandbox, cast: Cast) -> None:
    """Shows the steps above the chats."""
    team, support, *_ = cast.team.panes
    visit = Visit(sandbox, cast)
    sandbox.page.tour.guide(
        (
            GuideStep(
                title="Ask everybody",
                pane=team,
                told="Ada asks six customers. Last week’s summary is already here.",
                is_done=visit.is_asked,
                act=visit.ask,
            ),
            GuideStep(
                title="Tap a 3",
                pane=cast.telegram_pane,
                told="You are Mia, a customer. Tap a 3, add a few words if you like.",
                is_done=visit.is_answered,
                target="3",
            ),
            GuideStep(
                title=f"See {visit.name_of(support)}",
                pane=support,
                told="The alert comes once Mia has answered the rest, or soon after.",
                is_done=visit.is_alerted,
                act=visit.let_alert_come,
                is_read=True,
            ),
            GuideStep(
                title="Next summary",
                pane=team,
                told="Let the rest of the week pass, and read what the answers show.",
                is_done=visit.has_new_summary,
                act=sandbox.page.tour.time.to_milestone,
                is_read=True,
            ),
        ),
        FINALE,
    )
