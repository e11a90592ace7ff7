"""Slack's App Home: a customer's own latest question, and the way to everything else."""

from datetime import datetime

from bot.config import Config
from bot.messages import Message, Style, plain
from bot.texts import Texts
from handlers.enrolment import known
from handlers.events import Home, HomeOpened
from handlers.words import texts_for, texts_in
from storage import invitations, people
from storage.store import Tx


def opened(tx: Tx, event: HomeOpened, config: Config, now: datetime) -> Home:
    """What the person has answered, and what can be typed."""
    contact = known(tx, event.user, "", now)
    if contact is None:
        return Home(message=_home(texts_in(config, event.user.language), None))
    person = people.get(tx, contact.person_id)
    texts = texts_for(config, person, contact)
    latest = invitations.latest_of(tx, person.id)
    answered = None
    if latest is not None and latest.answered_at is not None:
        day = texts.day(latest.answered_at, person.timezone or str(config.timezone))
        answered = texts("home.answered", score=latest.score, date=day)
    return Home(message=_home(texts, answered))


def _home(texts: Texts, answered: str | None) -> Message:
    return Message(
        paragraphs=(
            plain(texts("home.title"), Style.HEADING),
            plain(answered or texts("home.nothing")),
            plain(texts("note.help"), Style.QUIET),
        )
    )
