"""The demo's six steps on its page, from the start of the survey to the next summary."""

from typing import Final

from handlers.cli.demo.visit import Visit
from sandbox.page import GuideStep
from sandbox.page.tour import Tour

FINALE: Final = (
    "That is all there is to it. Play on: another customer, another language, App Home in Slack."
)


def guide_visitor(visit: Visit, tour: Tour) -> None:
    """Shows the steps above the chats."""
    tour.guide((*_question(visit), *_answer(visit, tour)), FINALE)


def _question(visit: Visit) -> tuple[GuideStep, ...]:
    """Returns the steps from the start to the answer."""
    return (
        GuideStep(
            title="Start asking",
            pane=visit.admin,
            told="Ada has the plan: one customer a day. "
            f"Nobody is asked before she presses {visit.start_label}.",
            is_done=visit.is_started,
            act=visit.start,
            target=visit.start_label,
        ),
        GuideStep(
            title="Let time pass",
            pane=visit.cast.telegram_pane,
            told="Each customer is asked on a working day of their own. Go on to Mia’s.",
            is_done=visit.is_asked,
            act=visit.let_questions_come,
        ),
        GuideStep(
            title="Tap a 3",
            pane=visit.cast.telegram_pane,
            told="You are Mia, a customer. Tap a 3, add a few words if you like.",
            is_done=visit.is_answered,
            target="3",
        ),
    )


def _answer(visit: Visit, tour: Tour) -> tuple[GuideStep, ...]:
    """Returns the steps in which the team reads the alert, the reason and the summary."""
    return (
        GuideStep(
            title=f"See {visit.name_of(visit.support)}",
            pane=visit.support,
            told="The alert comes once Mia has answered the rest, or soon after.",
            is_done=visit.is_alerted,
            act=visit.let_alert_come,
            is_read=True,
        ),
        GuideStep(
            title="Why Mia?",
            pane=visit.team,
            told="Ada types /tentap why Mia, and reads when Mia is asked next.",
            is_done=visit.is_explained,
            act=visit.explain,
            is_read=True,
        ),
        GuideStep(
            title="Next summary",
            pane=visit.team,
            told="Let the rest of the week pass, and read what the answers show.",
            is_done=visit.has_new_summary,
            act=tour.time.to_milestone,
            is_read=True,
        ),
    )
