"""Renders Slack's App Home: an open question, the latest answer, and help."""

from datetime import datetime

from bot.chat.messages import Message, Style, plain
from bot.language.texts import Texts
from bot.model import Person
from bot.survey.invitation_state import is_open
from handlers.updates import Home, HomeOpened
from handlers.usecases.context import Context
from handlers.usecases.localisation import texts_for, texts_in, zone_for
from handlers.usecases.people.enrol import touch_contact
from storage import answers, invitations, people
from storage.engine.store import Tx


def show_home(tx: Tx, event: HomeOpened, context: Context) -> Home:
    """Returns the person's App Home."""
    contact = touch_contact(tx, event.user, "", context.now)
    if contact is None:
        return Home(message=_home(texts_in(context.config, event.user.language), ()))
    person = people.get(tx, contact.person_id)
    texts = texts_for(context.config, person, contact)
    zone = zone_for(context.config, person, contact)
    return Home(message=_home(texts, _news(tx, person, texts, zone, context.now)))


def _news(tx: Tx, person: Person, texts: Texts, zone: str, now: datetime) -> tuple[str, ...]:
    """Returns lines about the person's open question, opt-out and latest answer."""
    latest = invitations.latest_seen(tx, person.id)
    answered = answers.latest_answered(tx, person.id)
    waits = latest is not None and is_open(latest)
    news = [texts("home.open")] if waits else []
    if person.never_at is not None:
        news.append(texts("declined.never"))
    elif person.paused_until is not None and not person.may_be_asked(now):
        news.append(texts("declined.pause", date=texts.day(person.paused_until, zone)))
    if answered is not None and answered.answered_at is not None:
        day = texts.day(answered.answered_at, zone)
        news.append(texts("home.answered", score=answered.score, date=day))
    return tuple(news)


def _home(texts: Texts, news: tuple[str, ...]) -> Message:
    return Message(
        paragraphs=(
            plain(texts("home.title"), Style.HEADING),
            *map(plain, news or (texts("home.nothing"),)),
            plain(texts("note.help"), Style.QUIET),
        )
    )
