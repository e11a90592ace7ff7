"""The public holidays of countries and their parts, such as ``DE`` or ``DE-BE``."""

from datetime import date
from functools import cache
from typing import Final

from babel.core import get_global
from holidays import HolidayBase, country_holidays, list_supported_countries

_SUPPORTED: Final = list_supported_countries(include_aliases=False)


def is_known(country: str) -> bool:
    """Whether the holidays of this country, and of its part if one is named, are known."""
    code, _, part = country.partition("-")
    return code in _SUPPORTED and (not part or part in _SUPPORTED[code])


def is_holiday(country: str, day: date) -> bool:
    """Whether *day* is a public holiday there; False for an unknown or empty country."""
    return is_known(country) and day in _calendar(country)


@cache
def _calendar(country: str) -> HolidayBase:
    """Returns the calendar, which works out each year when it is first asked about it."""
    code, _, part = country.partition("-")
    return country_holidays(code, subdiv=part or None)


def country_of_zone(zone: str) -> str:
    """Returns the country of a time zone; empty for UTC and the like."""
    country: str = get_global("zone_territories").get(zone, "")
    return country if country.isalpha() else ""


def zone_of_country(country: str) -> str:
    """Returns the only time zone of a country; empty if it has several or none."""
    zones = get_global("territory_zones").get(country.partition("-")[0], [])
    return zones[0] if len(zones) == 1 else ""
