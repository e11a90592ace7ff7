"""The types of values in `bot.toml`. Each raises ValueError with a text that follows the value."""

import difflib
import re
from datetime import time, timedelta
from typing import Annotated, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, PlainValidator

from bot.chat.addresses import Address
from bot.config.database_address import read_database
from bot.language.cleaning import one_line
from bot.language.event_names import is_event_name
from bot.public_holidays import is_known
from bot.states import SurveyKind

LONGEST_PRODUCT: Final = 100
"""Slack's headings hold 150 characters, and the longest has other words, too."""
LONGEST_LINK: Final = 3000
LONGEST_WAIT: Final = timedelta(hours=24)
_UNITS: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("must be text, in quotes")
    return value


def read_zone(value: object) -> ZoneInfo:
    name = _text(value)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; a path; a folder such as "Europe"
        near = difflib.get_close_matches(name, available_timezones(), n=1)
        hint = f"did you mean {near[0]}?" if near else "write it as Europe/Berlin or UTC"
        raise ValueError(f"is not a time zone; {hint}") from None


def read_time(value: object) -> time:
    if isinstance(value, time):
        return value
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", _text(value), re.ASCII)
    if not match:
        raise ValueError("is not a time of day; write it from 00:00 to 23:59, such as 09:00")
    return time(int(match[1]), int(match[2]))


def read_end(value: object) -> time:
    return time.max if value == "24:00" else read_time(value)


def _country(value: object) -> str:
    country = _text(value)
    if country and not is_known(country):
        raise ValueError("is not a country with known holidays; write it as DE or DE-BE")
    return country


def _wait(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    if value in (0, "0") and not isinstance(value, bool):
        return timedelta()
    if isinstance(value, int | float):
        raise ValueError('needs a unit; write it as "2 minutes" or "30 seconds", or 0 for at once')
    match = re.fullmatch(r"(\d{1,5}) ?(second|minute|hour)s?", _text(value), re.ASCII)
    if not match:
        raise ValueError('is not a time; write it as "2 minutes" or "30 seconds", or 0 for at once')
    wait = int(match[1]) * _UNITS[match[2]]
    if wait > LONGEST_WAIT:
        raise ValueError('is too long; the maximum is "24 hours"')
    return wait


def _address(value: object) -> Address | None:
    text = _text(value)
    return Address.parse(text) if text else None


def _person(value: object) -> Address:
    address = Address.parse(_text(value))
    if not address.is_person:
        raise ValueError("is not a person; write slack:U… or telegram: and a positive number")
    return address


def _optional_person(value: object) -> Address | None:
    return None if value == "" else _person(value)


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        complete = parts.scheme in {"http", "https"} and bool(parts.hostname)
        parts.port  # noqa: B018 - the property raises for an invalid port
    except ValueError:
        complete = False
    if not complete or re.search(r"\s", text):
        raise ValueError("is not a web address; begin it with https://")
    return text


def _link(text: str) -> str | None:
    if len(text) > LONGEST_LINK:
        raise ValueError(f"is too long; Slack accepts at most {LONGEST_LINK:,} characters")
    return _url(text) if text else None


def _public(text: str) -> str | None:
    if not text:
        return None
    parts = urlsplit(_url(text))
    if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise ValueError("must begin with https://; Slack and Telegram call nothing else")
    return text.rstrip("/")


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


def _product(text: str) -> str:
    text = one_line(text)
    if len(text.encode("utf-16-le")) // 2 > LONGEST_PRODUCT:  # as both platforms count
        raise ValueError(
            f"is too long; the maximum is {LONGEST_PRODUCT} characters, so that it fits Slack's"
            " headings and the buttons below stay visible"
        )
    return _filled(text)


def _survey_key(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,31}", text):
        raise ValueError(
            "must begin with a small letter and then have only small letters, digits, - or _,"
            " at most 32 characters"
        )
    return text


def _optional_survey_key(text: str) -> str | None:
    return _survey_key(text) if text else None


def _event_name(text: str) -> str:
    if not is_event_name(text):
        raise ValueError(
            "is not the name of an event; write words of the letters a to z and digits, joined by"
            " _ . or -, such as ticket_closed"
        )
    return text


def _survey_kind(value: object) -> SurveyKind:
    text = _text(value)
    if text not in tuple(SurveyKind):
        raise ValueError('is not supported; use "nps" or "csat"')
    return SurveyKind(text)


def _command(text: str) -> str:
    if not re.fullmatch(r"/[a-z0-9_-]{1,31}", text):
        raise ValueError("is not a slash command; write it as /tentap, in small letters")
    return text


Zone = Annotated[ZoneInfo, PlainValidator(read_zone)]
TimeOfDay = Annotated[time, PlainValidator(read_time)]
EndOfDay = Annotated[time, PlainValidator(read_end)]
"""``time.max`` is midnight, written as 24:00."""
Country = Annotated[str, PlainValidator(_country)]
Wait = Annotated[timedelta, PlainValidator(_wait)]
ChatAddress = Annotated[Address | None, PlainValidator(_address)]
PersonAddress = Annotated[Address, PlainValidator(_person)]
OptionalPerson = Annotated[Address | None, PlainValidator(_optional_person)]
SlackUrl = Annotated[str, AfterValidator(lambda text: _url(text).rstrip("/") + "/")]
TelegramUrl = Annotated[str, AfterValidator(lambda text: _url(text).rstrip("/"))]
LinkUrl = Annotated[str | None, AfterValidator(_link)]
PublicUrl = Annotated[str | None, AfterValidator(_public)]
Filled = Annotated[str, AfterValidator(_filled)]
Product = Annotated[str, AfterValidator(_product)]
EventName = Annotated[str, AfterValidator(_event_name)]
SurveyKey = Annotated[str, AfterValidator(_survey_key)]
OptionalSurveyKey = Annotated[str | None, AfterValidator(_optional_survey_key)]
KindOfSurvey = Annotated[SurveyKind, PlainValidator(_survey_kind)]
SlashCommandName = Annotated[str, AfterValidator(_command)]
DatabaseLocation = Annotated[str, AfterValidator(read_database)]
