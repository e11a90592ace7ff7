"""Handles the staff's command ``preview``."""

from collections.abc import Sequence
from typing import Final

from bot.chat.messages import line
from bot.config.config import SurveyConfig
from bot.language.cleaning import one_line
from bot.language.texts import LANGUAGES
from bot.model import Contact
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns import survey_preview
from handlers.usecases.campaigns.ask_admin import AskMeRefusal, contact_of
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action
from handlers.usecases.staff.admin_account import enrol_admin
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import SURVEY, OptionError, keys_of, survey_in
from storage import audit
from storage.engine.store import Tx

LANGUAGE: Final = "language"
OPTIONS: Final = (SURVEY, LANGUAGE)
ALL: Final = "all"


def send(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Sends a survey's messages to the admin's own chat. Raises OptionError."""
    survey, languages = _meant(arguments, context)
    texts, contact = staff_texts(context.config), _own_contact(tx, event, context)
    if isinstance(contact, AskMeRefusal):
        return PrivateReply(message=line(texts("preview.unreachable")))
    n = survey_preview.send(tx, contact, survey, languages, context)
    what = f"survey {survey.key}"
    audit.add(tx, entry(context.actor, Action.PREVIEW_SURVEY, what, context.now))
    return PrivateReply(message=line(texts.count("preview.sending", n, survey=survey.key)))


def is_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether nothing but a survey and a language follows the command's name."""
    try:
        _meant(arguments, context)
    except OptionError:
        return False
    return True


def _own_contact(tx: Tx, event: Commanded, context: Context) -> Contact | AskMeRefusal:
    """Returns the admin's account, which is new if it writes for the first time."""
    enrol_admin(tx, event, context)
    return contact_of(tx, event.user.address, context)


def _meant(arguments: Arguments, context: Context) -> tuple[SurveyConfig, Sequence[str]]:
    """Returns the survey and the languages, which may stand without their options."""
    config = context.config
    survey, languages = survey_in(arguments, config), _languages(arguments, context)
    for word in arguments.words.lower().split():
        named = next((one for one in config.surveys if one.key == word), None)
        if named is not None:
            survey = named
        elif word in (*LANGUAGES, ALL):
            languages = _spelt_out(word)
        else:
            raise OptionError(_unknown(word, context))
    return survey, languages or (config.language,)


def _languages(arguments: Arguments, context: Context) -> Sequence[str]:
    word = arguments.options.get(LANGUAGE, "").lower()
    if LANGUAGE in arguments.options and word not in (*LANGUAGES, ALL):
        raise OptionError(_unknown(word, context))
    return _spelt_out(word) if word else ()


def _spelt_out(word: str) -> Sequence[str]:
    return LANGUAGES if word == ALL else (word,)


def _unknown(word: str, context: Context) -> str:
    surveys, languages = keys_of(context.config.surveys), ", ".join(LANGUAGES)
    texts = staff_texts(context.config)
    return texts("preview.which", words=one_line(word), surveys=surveys, languages=languages)
