"""The tables `[cases]` and `[[cases.rule]]` of `bot.toml`."""

from datetime import time, timedelta
from typing import Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from bot.business_hours import BusinessHours, DaySpan
from bot.config.business_values import BusinessTime, OpenHours
from bot.config.property_values import PropertyValues
from bot.config.table import Table
from bot.config.values import ChatAddress, Country, OptionalPerson, OptionalSurveyKey
from bot.config.working_days import MONDAY_TO_FRIDAY, WorkingDays, weekdays_of


class CaseRule(Table):
    """What is different for the cases of some customers.

    `channel`: where their alerts go; None: the usual support channel. `respond_within`: None: the
    usual time.
    """

    where: PropertyValues
    urgency: Literal["high"] | None = None
    channel: ChatAddress = None
    respond_within: BusinessTime | None = None

    @model_validator(mode="after")
    def _has_an_effect(self) -> Self:
        if self.urgency is None and self.channel is None:
            raise ValueError('has neither urgency nor channel; add urgency = "high" or a channel')
        return self


class CasesConfig(Table):
    """The clock of cases, and what follows when one is resolved.

    `hours`, `days`, `holidays`, `country`: the team's business hours. `respond_within`: up to the
    first response. `escalate_after`: from the missed response to the mention of `escalate_to`.
    `idle_after`: from the owner's last action until a claim ends. `csat`: the key of the survey
    that asks after a resolved case.
    """

    hours: OpenHours = (DaySpan(start=time(9), end=time(18)),)
    days: WorkingDays = Field(default=MONDAY_TO_FRIDAY, strict=False)
    holidays: bool = True
    country: Country = ""
    respond_within: BusinessTime = timedelta(hours=24)
    escalate_after: BusinessTime = timedelta(hours=8)
    escalate_to: OptionalPerson = None
    idle_after: BusinessTime = timedelta(hours=16)
    ask_fixed: bool = True
    csat: OptionalSurveyKey = None
    rules: tuple[CaseRule, ...] = Field(default=(), alias="rule", strict=False)

    def business_hours(self, zone: ZoneInfo) -> BusinessHours:
        """Returns the business hours of a team in this time zone."""
        return BusinessHours(
            spans=self.hours,
            weekdays=weekdays_of(self.days),
            zone=zone,
            holidays=self.holidays,
            country=self.country,
        )
