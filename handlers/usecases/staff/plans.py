"""Handles the staff's commands ``forecast`` and ``why``."""

from typing import Final

from bot.campaigns import forecast
from bot.chat.messages import Message, Style, line, plain
from bot.language.cleaning import one_line
from bot.language.texts import Texts
from handlers.updates import Commanded, PrivateReply
from handlers.usecases.audit_entries import entry
from handlers.usecases.campaigns.forecasts import forecast_of
from handlers.usecases.campaigns.one_person import Found, find
from handlers.usecases.campaigns.start_offer import waits_for_start, with_start
from handlers.usecases.campaigns.why import why
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.roles import Action, may
from handlers.usecases.staff.arguments import Arguments
from handlers.usecases.staff.option_values import SURVEY, OptionError, require_no_words, survey_in
from storage import audit
from storage.engine.store import Tx

FORECAST_OPTIONS: Final = (SURVEY,)
WHY_OPTIONS: Final = ()


def show_forecast(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Shows who is asked in the next days, to admins with *Start*. Raises OptionError."""
    survey, texts = survey_in(arguments, context.config), staff_texts(context.config)
    require_no_words(arguments, "forecast", FORECAST_OPTIONS, context.config)
    if not survey.asks_by_itself:
        return PrivateReply(message=line(texts("forecast.by_hand", survey=survey.key)))
    found = forecast_of(tx, survey, context)
    if may(context.actor, Action.START_RHYTHM) and waits_for_start(tx, found):
        return PrivateReply(message=with_start(found, texts))
    return PrivateReply(message=forecast.message(found, texts))


def is_forecast_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether nothing follows the command's name but a known survey."""
    try:
        survey_in(arguments, context.config)
    except OptionError:
        return False
    return not arguments.words.strip()


def explain(tx: Tx, event: Commanded, arguments: Arguments, context: Context) -> PrivateReply:
    """Explains whether and when the named person is asked."""
    texts, name = staff_texts(context.config), one_line(arguments.words)
    if not name:
        raise OptionError(texts("why.which"))
    found = find(tx, name, texts)
    if len(found.people) != 1:
        return PrivateReply(message=line(unclear(found, texts)))
    [person] = found.people
    seen = entry(context.actor, Action.SEE_PLANS, f"person {person.id}", context.now)
    audit.add(tx, seen)
    heading = plain(texts("why.title", name=person.name), Style.HEADING)
    reasons = plain("\n".join(why(tx, person, context)))
    return PrivateReply(message=Message(paragraphs=(heading, reasons)))


def unclear(found: Found, texts: Texts) -> str:
    """Returns the answer to a name of nobody, or of several people."""
    if not found.people:
        if found.similar:
            return texts("ask.similar", name=found.name, similar=", ".join(found.similar))
        return texts("ask.unknown", name=found.name)
    more = [texts("ask.more", n=found.more)] if found.more else []
    return "\n".join([texts("why.several", name=found.name), *found.listed, *more])


def is_explanation_meant(tx: Tx, arguments: Arguments, context: Context) -> bool:
    """Whether the words after the command name a person: "why" also begins a complaint."""
    return bool(find(tx, one_line(arguments.words), staff_texts(context.config)).people)
