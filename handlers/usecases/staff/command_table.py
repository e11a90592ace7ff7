"""The staff's commands: what each one takes, needs and does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.config.config import Config, SurveyConfig
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.context import Context
from handlers.usecases.roles import Action
from handlers.usecases.staff import (
    asking,
    case_list,
    comment_list,
    figures,
    pausing,
    person_view,
    plans,
    previewing,
)
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import summarised_in, survey_in
from storage.engine.store import Tx


@dataclass(frozen=True, kw_only=True)
class StaffCommand:
    """A command of the staff, with the action that needs a role."""

    action: Action
    options: Sequence[str]
    help_text: str
    """The key of the text that explains the command."""
    carry_out: Callable[[Tx, Commanded, Arguments, Context], PrivateReply]
    """Runs the command. Raises OptionError."""
    is_meant: Callable[[Tx, Arguments, Context], bool]
    """Whether the words after the command's name make sense."""
    survey: Callable[[Arguments, Config], SurveyConfig] | None = None
    """Returns the one survey that the command is about, and raises OptionError. A command without
    it is about all: the role in one survey alone is not enough."""
    by_survey: bool = False
    """Whether it shows only the surveys in which the actor has the role, so that one is enough."""
    listed: str = ""
    """The key of its lines in the list of commands; empty if another command's lines name it."""


COMMANDS: Final[Mapping[str, StaffCommand]] = {
    "ask": StaffCommand(
        action=Action.ASK,
        options=asking.OPTIONS,
        help_text="staff.help_ask",
        listed="staff.help.ask",
        carry_out=asking.propose,
        is_meant=asking.is_meant,
    ),
    "cases": StaffCommand(
        action=Action.SEE_CASES,
        options=(),
        help_text="staff.help_cases",
        listed="staff.help.cases",
        carry_out=case_list.show,
        is_meant=case_list.is_meant,
        by_survey=True,
    ),
    "person": StaffCommand(
        action=Action.SEE_PERSON,
        options=(),
        help_text="staff.help_person",
        listed="staff.help.person",
        carry_out=person_view.show,
        is_meant=plans.is_explanation_meant,
    ),
    "comments": StaffCommand(
        action=Action.SEE_FIGURES,
        options=comment_list.OPTIONS,
        help_text="staff.help_comments",
        listed="staff.help.comments",
        carry_out=comment_list.show,
        is_meant=comment_list.is_meant,
        survey=survey_in,
    ),
    "forecast": StaffCommand(
        action=Action.SEE_PLANS,
        options=plans.FORECAST_OPTIONS,
        help_text="staff.help_forecast",
        listed="staff.help.forecast",
        carry_out=plans.show_forecast,
        is_meant=plans.is_forecast_meant,
        survey=survey_in,
    ),
    "why": StaffCommand(
        action=Action.SEE_PLANS,
        options=plans.WHY_OPTIONS,
        help_text="staff.help_why",
        listed="staff.help.why",
        carry_out=plans.explain,
        is_meant=plans.is_explanation_meant,
    ),
    "preview": StaffCommand(
        action=Action.PREVIEW_SURVEY,
        options=previewing.OPTIONS,
        help_text="staff.help_preview",
        listed="staff.help.preview",
        carry_out=previewing.send,
        is_meant=previewing.is_meant,
    ),
    "summary": StaffCommand(
        action=Action.SEE_FIGURES,
        options=figures.OPTIONS,
        help_text="staff.help_summary",
        listed="staff.help.summary",
        carry_out=figures.show,
        is_meant=figures.is_meant,
        survey=summarised_in,
    ),
    "pause": StaffCommand(
        action=Action.PAUSE_ASKING,
        options=(),
        help_text="staff.help_pause",
        listed="staff.help.pause",
        carry_out=pausing.pause,
        is_meant=pausing.is_meant,
    ),
    "resume": StaffCommand(
        action=Action.RESUME_ASKING,
        options=(),
        help_text="staff.help_resume",
        carry_out=pausing.resume,
        is_meant=pausing.is_meant,
    ),
}
"""In the order in which the help lists them."""
