"""Finds texts, time zones and surveys in the configuration."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.campaigns.reasons import ReasonTexts
from bot.chat.platforms import Platform
from bot.config.config import COMMAND, Config, SurveyConfig
from bot.good_hours import Calendar
from bot.language.kept_for import kept_for
from bot.language.texts import Texts, language_of
from bot.model import Contact, Person
from bot.periods import Period
from bot.public_holidays import country_of_zone, zone_of_country
from bot.states import SurveyKind
from bot.survey.card_context import CardContext
from bot.survey.own_texts import own_texts
from handlers.usecases.context import Context

CONSOLE_COMMAND: Final = "tentap"


def staff_texts(config: Config, survey: SurveyConfig | None = None) -> Texts:
    """Returns the texts in the team's language. *survey*: the one whose product they name."""
    product = config.product if survey is None else config.product_of(survey)
    return Texts(config.language, product=product)


def reasons_of(context: Context) -> ReasonTexts:
    """Returns the words for reasons, in the team's language and with days in the team's zone."""
    config = context.config
    return ReasonTexts(texts=staff_texts(config), timezone=str(config.timezone), now=context.now)


def texts_in(config: Config, *tags: str | None) -> Texts:
    """Returns the texts in the first supported language, else in the default."""
    chosen = _language(config, *tags)
    kept = _kept(chosen, config.retention.words)
    return Texts(chosen, product=config.product, kept=kept)


def _language(config: Config, *tags: str | None) -> str:
    return next((language for tag in tags if (language := language_of(tag))), config.language)


@cache
def _kept(language: str, words: Period | None) -> str:
    """Returns how long words are kept, in this language."""
    return kept_for(words, Texts(language))


def texts_for(config: Config, person: Person, contact: Contact) -> Texts:
    """Returns the texts in the person's choice, else the platform's language, else the default."""
    return texts_in(config, person.language, contact.language)


def survey_texts(config: Config, survey: SurveyConfig, language: str) -> Texts:
    """Returns the texts of a survey's messages in *language*, with its own words."""
    return Texts(
        language,
        own_texts(survey, language),
        product=config.product_of(survey),
        kept=_kept(language, config.retention.words),
    )


def texts_about(config: Config, survey: str, person: Person, contact: Contact) -> Texts:
    """Returns the texts of a survey's messages in the person's language, with its own words.

    For a survey that is not in bot.toml, the texts of ``texts_for``.
    """
    found = next((one for one in config.surveys if one.key == survey), None)
    if found is None:
        return texts_for(config, person, contact)
    return survey_texts(config, found, _language(config, person.language, contact.language))


def zone_for(config: Config, person: Person, contact: Contact | None) -> str:
    """Returns the platform's time zone, else the imported one, the country's, or the team's own."""
    known = _own_zone(person, contact) or zone_of_country(person.country)
    return known or str(config.timezone)


def _own_zone(person: Person, contact: Contact | None) -> str:
    return (contact and contact.timezone) or person.timezone or ""


def calendar_of(config: Config, person: Person, contact: Contact | None) -> Calendar:
    """Returns the clock and the holidays by which the person is asked.

    The country is the imported one, else that of the person's own time zone, else the team's.
    """
    zone, own = zone_for(config, person, contact), _own_zone(person, contact)
    country = person.country or country_of_zone(own) or config.hours.country
    return Calendar(zone=_zone(zone, config), country=country)


def _zone(name: str, config: Config) -> ZoneInfo:
    """Returns the zone; the team's own for a name that an imported list has wrong."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return config.timezone


def home_zone(config: Config, person: Person, contacts: Sequence[Contact]) -> str:
    """Returns the time zone in which the person lives. *contacts*: the last used one first."""
    if contacts:
        return zone_for(config, person, contacts[0])
    return person.timezone or str(config.timezone)


def survey_of(config: Config, key: str) -> SurveyConfig:
    """Returns the survey. One that was removed from bot.toml gets default settings.

    Its open questions can still be answered.
    """
    found = (survey for survey in config.surveys if survey.key == key)
    return next(found, SurveyConfig(key=key, kind=SurveyKind.NPS))


def change_window(config: Config, survey: str) -> timedelta:
    return timedelta(hours=survey_of(config, survey).change_hours)


def card_context_for(config: Config, survey: str, person: Person, contact: Contact) -> CardContext:
    """Returns what the card of this person's invitation is rendered with."""
    return CardContext(
        texts=texts_about(config, survey, person, contact),
        timezone=zone_for(config, person, contact),
        links=_links(survey_of(config, survey)),
        never_at=person.never_at,
        paused_until=person.paused_until,
    )


def sample_card_context(config: Config, survey: SurveyConfig, language: str) -> CardContext:
    """Returns what the survey's cards are rendered with for nobody in particular."""
    texts, zone = survey_texts(config, survey, language), str(config.timezone)
    return CardContext(texts=texts, timezone=zone, links=_links(survey))


def _links(survey: SurveyConfig) -> Mapping[str, str]:
    links = survey.links
    given = {"help": links.help, "explore": links.explore, "review": links.review}
    return {name: url for name, url in given.items() if url}


def command_of(context: Context) -> str:
    """Returns how the staff's commands begin where the actor types them."""
    user = context.actor.user
    return CONSOLE_COMMAND if user is None else command_on(user.platform, context.config)


def command_on(platform: Platform, config: Config) -> str:
    """Returns the staff's command on this platform."""
    table = config.table_of(platform)
    return COMMAND if table is None else table.command
