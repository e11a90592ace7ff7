"""The tables and keys of `bot.toml`. Only `key` and `kind` of a survey have no default."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from bot.business_hours import BusinessHours
from bot.chat.platforms import Platform
from bot.config.alerts import AlertRules, Alerts
from bot.config.cases import CasesConfig
from bot.config.period_values import Retained, RetainedUpdates, RetainedWords
from bot.config.spans import Delay, DropAfter
from bot.config.survey_texts import TextsByLanguage
from bot.config.table import Table
from bot.config.themes import ThemeConfig, all_themes
from bot.config.values import (
    ChatAddress,
    Country,
    DatabaseLocation,
    EndOfDay,
    EventName,
    Filled,
    KindOfSurvey,
    LinkUrl,
    PersonAddress,
    Product,
    PublicUrl,
    SlackUrl,
    SlashCommandName,
    SurveyKey,
    TelegramUrl,
    TimeOfDay,
    Zone,
)
from bot.config.working_days import MONDAY_TO_FRIDAY, Day, WorkingDays, weekday_of, weekdays_of
from bot.good_hours import GoodHours
from bot.language.themes.theme import Theme
from bot.periods import Period, PeriodUnit
from bot.states import SurveyKind

Language = Literal["en", "id", "ko", "zh"]
QuotedAs = Literal["named", "account", "anonymous"]

SHORTEST_RHYTHM: Final = 30
"""The fewest days of `survey.every_days`, and its default where a survey asks after an event."""
LONGEST_OPEN: Final = 365
"""The most days of `survey.expires_days`."""
COMMAND: Final = "/tentap"
"""The staff's command on platforms where it cannot be configured."""


class SlackConfig(Table):
    """`api_url` ends with a slash, as slack_sdk requires."""

    mode: Literal["socket", "webhook"] = "socket"
    api_url: SlackUrl = "https://slack.com/api/"
    command: SlashCommandName = COMMAND
    self_enrolment: bool = True


class TelegramConfig(Table):
    """`api_url` ends without a slash."""

    mode: Literal["polling", "webhook"] = "polling"
    api_url: TelegramUrl = "https://api.telegram.org"
    self_enrolment: bool = True

    @property
    def command(self) -> str:
        return COMMAND


class Channels(Table):
    """The team's channels. None: the bot posts nothing of that kind."""

    support: ChatAddress = None
    team: ChatAddress = None
    admin: ChatAddress = None


class HoursConfig(Table):
    """When the bot may begin something, by each person's own clock and calendar.

    `country`: whose holidays hold for people whose country is not known.
    """

    start: TimeOfDay = time(9)
    end: EndOfDay = time(18)
    days: WorkingDays = Field(default=MONDAY_TO_FRIDAY, strict=False)
    holidays: bool = True
    country: Country = ""


class AskingConfig(Table):
    """How long other things delay a question.

    `new_customer_days`: since the person became a customer. `contact_days`: since words that the
    person wrote without a question. `case_days`: since a case that is still open.
    """

    new_customer_days: int = Field(default=30, ge=0, le=365)
    contact_days: int = Field(default=7, ge=0, le=365)
    case_days: int = Field(default=30, ge=0, le=365)


class Staff(Table):
    admins: tuple[PersonAddress, ...] = Field(default=(), strict=False)


class RetentionConfig(Table):
    """How long data is kept. None: it is never deleted."""

    words: RetainedWords = Period(n=3, unit=PeriodUnit.YEAR)
    silent: Retained = None
    inbox: RetainedUpdates = Period(n=8, unit=PeriodUnit.DAY)
    audit: Retained = Period(n=3, unit=PeriodUnit.YEAR)


class SurveyChannels(Table):
    """A survey's own channels. None: those of `[channels]`."""

    support: ChatAddress = None
    team: ChatAddress = None


class SurveyLinks(Table):
    help: LinkUrl = None
    explore: LinkUrl = None
    review: LinkUrl = None


class SummarySchedule(Table):
    """`time` is naive: local time in the survey's zone."""

    day: Day = "monday"
    time: TimeOfDay = time(9)

    @property
    def weekday(self) -> int:
        """Monday is 0, as in `date.weekday()`."""
        return weekday_of(self.day)


class SurveyConfig(Table):
    """`product`: what the survey is about; None: the company's `product`. `every_days`: the fewest
    days between two questions of this survey to one person.

    `audience`: the values of properties that a person must have to be asked by rhythm or after an
    event. `per_day`: the most people asked on one day by rhythm; None: as many as the rhythm needs.

    `event`: the event after which a person is asked. `reopened_by`: the event that takes it back.
    `delay`: from the event to the question. `drop_after`: how long a question may wait after that.
    """

    key: SurveyKey
    kind: KindOfSurvey
    product: Product | None = None
    timezone: Zone | None = None
    buttons: Literal["coloured", "plain", "experiment"] = "coloured"
    ask: Literal["by hand", "rhythm", "event"] = "by hand"
    every_days: int = Field(default=90, ge=SHORTEST_RHYTHM, le=3650)
    audience: dict[str, Filled] = Field(default={})
    per_day: int | None = Field(default=None, ge=1)
    event: EventName | None = None
    reopened_by: EventName | None = None
    delay: Delay = timedelta(hours=2)
    drop_after: DropAfter = timedelta(days=3)
    expires_days: int = Field(default=14, ge=1, le=LONGEST_OPEN)
    change_hours: int = Field(default=24, ge=0, le=720)
    quotes: QuotedAs = "named"
    links: SurveyLinks = SurveyLinks()
    channels: SurveyChannels = SurveyChannels()
    alerts: AlertRules = AlertRules()
    texts: TextsByLanguage = TextsByLanguage()
    summary: SummarySchedule = SummarySchedule()

    @model_validator(mode="before")
    @classmethod
    def _shortest_after_events(cls, document: Any) -> Any:
        """A survey that asks after an event has no rhythm: only the throttle limits it."""
        if isinstance(document, Mapping) and document.get("ask") == "event":
            return {"every_days": SHORTEST_RHYTHM, **document}
        return document

    @property
    def asks_by_itself(self) -> bool:
        """Whether it asks without an admin, once it is started."""
        return self.ask != "by hand"

    def is_too_old(self, happened_at: datetime, recorded_at: datetime) -> bool:
        """Whether an event asks nothing, as its question would have been dropped by then."""
        return recorded_at >= happened_at + self.delay + self.drop_after


class HttpConfig(Table):
    """`public_url`: the server's public address, without a slash at the end.

    `probes_port`: the port of the health endpoints; None: `port`.
    """

    host: Filled = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    probes_host: Filled | None = None
    probes_port: int | None = Field(default=None, ge=1, le=65535)
    public_url: PublicUrl = None


class Config(Table):
    database: DatabaseLocation = "sqlite:tentap.db"
    language: Language = "en"
    timezone: Zone = ZoneInfo("UTC")
    product: Product = "our product"
    ask_self_enrolled: bool = False
    starter_themes: bool = True
    slack: SlackConfig | None = None
    telegram: TelegramConfig | None = None
    channels: Channels = Channels()
    alerts: Alerts = Alerts()
    cases: CasesConfig = CasesConfig()
    asking: AskingConfig = AskingConfig()
    hours: HoursConfig = HoursConfig()
    staff: Staff = Staff()
    retention: RetentionConfig = RetentionConfig()
    surveys: tuple[SurveyConfig, ...] = Field(default=(), alias="survey", strict=False)
    own_themes: tuple[ThemeConfig, ...] = Field(default=(), alias="theme", strict=False)
    http: HttpConfig | None = None

    @property
    def good_hours(self) -> GoodHours:
        hours = self.hours
        return GoodHours(
            start=hours.start,
            end=hours.end,
            weekdays=weekdays_of(hours.days),
            holidays=hours.holidays,
        )

    @property
    def case_hours(self) -> BusinessHours:
        """The team's business hours, in which cases are due."""
        return self.cases.business_hours(self.timezone)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """What comments may be about: the starter themes, unless switched off, and own ones."""
        return all_themes(self.own_themes, with_starters=self.starter_themes)

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms that are configured."""
        return tuple(platform for platform in Platform if self.table_of(platform) is not None)

    def table_of(self, platform: Platform) -> SlackConfig | TelegramConfig | None:
        """Returns the platform's table; None if it is not configured."""
        tables = {Platform.SLACK: self.slack, Platform.TELEGRAM: self.telegram}
        return tables[platform]

    @property
    def summarised(self) -> tuple[SurveyConfig, ...]:
        """The surveys with a weekly summary of their own. The first one is the main survey."""
        return tuple(survey for survey in self.surveys if survey.kind is SurveyKind.NPS)

    def beside(self, survey: SurveyConfig) -> tuple[SurveyConfig, ...]:
        """Returns the CSAT surveys that have a line in this survey's summary."""
        if not self.summarised or survey.key != self.summarised[0].key:
            return ()
        return tuple(other for other in self.surveys if other.kind is SurveyKind.CSAT)

    def product_of(self, survey: SurveyConfig) -> str:
        """Returns what the survey is about."""
        return survey.product or self.product

    def channels_of(self, survey: SurveyConfig) -> Channels:
        """Returns the channels of the survey's messages: its own ones, else the common ones."""
        own, common = survey.channels, self.channels
        support, team = own.support or common.support, own.team or common.team
        return common.model_copy(update={"support": support, "team": team})

    def alerts_of(self, survey: SurveyConfig) -> Alerts:
        """Returns how the survey's alerts are posted: by its own keys, else the common ones."""
        return self.alerts.but(survey.alerts)

    def zone_of(self, survey: SurveyConfig) -> ZoneInfo:
        """Returns the time zone of the survey's weeks."""
        return survey.timezone or self.timezone
