"""The tables and keys of `bot.toml`. Only `key` and `kind` of a survey have no default."""

from datetime import time
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from bot.chat.platforms import Platform
from bot.config.values import (
    ChatAddress,
    DatabaseLocation,
    Filled,
    LinkUrl,
    PersonAddress,
    Product,
    PublicUrl,
    SlackUrl,
    SlashCommandName,
    SurveyKey,
    SurveyKind,
    TelegramUrl,
    TimeOfDay,
    Zone,
)

Language = Literal["en", "id", "ko", "zh"]
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

COMMAND: Final = "/tentap"
"""The staff's command on platforms where it cannot be configured."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SlackConfig(_Table):
    """`api_url` ends with a slash, as slack_sdk requires."""

    mode: Literal["socket", "webhook"] = "socket"
    api_url: SlackUrl = "https://slack.com/api/"
    command: SlashCommandName = COMMAND
    self_enrolment: bool = True


class TelegramConfig(_Table):
    """`api_url` ends without a slash."""

    mode: Literal["polling", "webhook"] = "polling"
    api_url: TelegramUrl = "https://api.telegram.org"
    self_enrolment: bool = True

    @property
    def command(self) -> str:
        return COMMAND


class Channels(_Table):
    """The team's channels. None: the bot posts nothing of that kind."""

    support: ChatAddress = None
    team: ChatAddress = None
    admin: ChatAddress = None


class Staff(_Table):
    admins: tuple[PersonAddress, ...] = Field(default=(), strict=False)


class SurveyLinks(_Table):
    help: LinkUrl = None
    explore: LinkUrl = None
    review: LinkUrl = None


class SummarySchedule(_Table):
    """`time` is naive: local time in the survey's zone."""

    day: Day = "monday"
    time: TimeOfDay = time(9)

    @property
    def weekday(self) -> int:
        """Monday is 0, as in `date.weekday()`."""
        return get_args(Day).index(self.day)


class SurveyConfig(_Table):
    """`every_days`: the fewest days between two questions of this survey to one person."""

    key: SurveyKey
    kind: SurveyKind
    timezone: Zone | None = None
    buttons: Literal["coloured", "plain", "experiment"] = "coloured"
    every_days: int = Field(default=90, ge=30, le=3650)
    expires_days: int = Field(default=14, ge=1, le=365)
    change_hours: int = Field(default=24, ge=0, le=720)
    links: SurveyLinks = SurveyLinks()
    summary: SummarySchedule = SummarySchedule()


class HttpConfig(_Table):
    """`public_url`: the server's public address, without a slash at the end.

    `probes_port`: the port of the health endpoints; None: `port`.
    """

    host: Filled = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    probes_host: Filled | None = None
    probes_port: int | None = Field(default=None, ge=1, le=65535)
    public_url: PublicUrl = None


class Config(_Table):
    database: DatabaseLocation = "sqlite:tentap.db"
    language: Language = "en"
    timezone: Zone = ZoneInfo("UTC")
    product: Product = "our product"
    slack: SlackConfig | None = None
    telegram: TelegramConfig | None = None
    channels: Channels = Channels()
    staff: Staff = Staff()
    surveys: tuple[SurveyConfig, ...] = Field(default=(), alias="survey", strict=False)
    http: HttpConfig | None = None

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms that are configured."""
        return tuple(platform for platform in Platform if self.table_of(platform) is not None)

    def table_of(self, platform: Platform) -> SlackConfig | TelegramConfig | None:
        """Returns the platform's table; None if it is not configured."""
        tables = {Platform.SLACK: self.slack, Platform.TELEGRAM: self.telegram}
        return tables[platform]

    def zone_of(self, survey: SurveyConfig) -> ZoneInfo:
        """Returns the time zone of the survey's weeks."""
        return survey.timezone or self.timezone
