"""Finds texts, time zones and surveys in the configuration."""

from datetime import timedelta

from bot.chat.platforms import Platform
from bot.config.config import COMMAND, Config, SurveyConfig
from bot.language.texts import Texts, language_of
from bot.model import Contact, Person
from bot.survey.card_context import CardContext


def staff_texts(config: Config) -> Texts:
    """Returns the texts in the team's language."""
    return Texts(config.language, product=config.product)


def texts_in(config: Config, *tags: str | None) -> Texts:
    """Returns the texts in the first supported language, else in the default."""
    chosen = next((language for tag in tags if (language := language_of(tag))), config.language)
    return Texts(chosen, product=config.product)


def texts_for(config: Config, person: Person, contact: Contact) -> Texts:
    """Returns the texts in the person's choice, else the platform's language, else the default."""
    return texts_in(config, person.language, contact.language)


def zone_for(config: Config, person: Person, contact: Contact) -> str:
    """Returns the platform's time zone, else the imported one, else the team's own."""
    return contact.timezone or person.timezone or str(config.timezone)


def survey_of(config: Config, key: str) -> SurveyConfig:
    """Returns the survey. One that was removed from bot.toml gets default settings.

    Its open questions can still be answered.
    """
    found = (survey for survey in config.surveys if survey.key == key)
    return next(found, SurveyConfig(key=key, kind="nps"))


def change_window(config: Config, survey: str) -> timedelta:
    return timedelta(hours=survey_of(config, survey).change_hours)


def card_context_for(config: Config, survey: str, person: Person, contact: Contact) -> CardContext:
    """Returns what the card of this person's invitation is rendered with."""
    links = survey_of(config, survey).links
    given = {"help": links.help, "explore": links.explore, "review": links.review}
    return CardContext(
        texts=texts_for(config, person, contact),
        timezone=zone_for(config, person, contact),
        links={name: url for name, url in given.items() if url},
    )


def command_on(platform: Platform, config: Config) -> str:
    """Returns the staff's command on this platform."""
    table = config.table_of(platform)
    return COMMAND if table is None else table.command
