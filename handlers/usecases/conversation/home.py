"""Shows Slack's App Home, and applies what people choose there."""

from dataclasses import dataclass
from typing import Final, assert_never

from bot.chat.messages import Message
from bot.chat.taps import HomeChoice, HomeTap, LanguageTap, PersonTap, ResumeTap, UndoTap
from bot.language.texts import Line, Texts
from bot.model import Contact, Person
from bot.people import home_view as view
from bot.states import Decline
from bot.survey.invitation_state import is_open
from bot.survey.scale import scale_of
from handlers.updates import Home, HomeOpened, Pressed, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import person_choices
from handlers.usecases.localisation import texts_for, texts_in, zone_for
from handlers.usecases.people.enrol import touch_contact
from handlers.usecases.privacy import own_data
from handlers.usecases.survey import opt_outs
from storage import answers, invitations, people
from storage.engine.store import Tx

_SHOWN_ANSWERS: Final = 3
_OWN_DATA: Final = {
    HomeChoice.COPY,
    HomeChoice.WITHDRAW_QUOTES,
    HomeChoice.ERASE,
    HomeChoice.ERASE_NOW,
}
"""Choices that no other account than the person's own may make."""


def show_home(tx: Tx, event: HomeOpened, context: Context) -> Home:
    """Returns the person's App Home."""
    contact = touch_contact(tx, event.user, "", context.now)
    return _strangers(event.user, context) if contact is None else _shown(tx, contact, context)


def handle_press(tx: Tx, event: Pressed, tap: HomeTap | PersonTap, context: Context) -> Home:
    """Handles a press in App Home. Returns the Home that follows."""
    contact = touch_contact(tx, event.user, "", context.now)
    if contact is None:
        return _strangers(event.user, context)
    if _is_too_early(tap, contact):
        return _shown(tx, contact, context, Line(key="toast.failed"))
    match tap:
        case HomeTap(choice=HomeChoice.LANGUAGES):
            return Home(message=view.languages(_seen_by(tx, contact, context).texts))
        case HomeTap(choice=HomeChoice.PRIVACY):
            return _privacy(tx, contact, context)
        case HomeTap(choice=HomeChoice.COPY):
            return _privacy(tx, contact, context, own_data.send_copy(tx, contact, context))
        case HomeTap(choice=HomeChoice.WITHDRAW_QUOTES):
            return _privacy(tx, contact, context, own_data.withdraw_quotes(tx, contact, context))
        case HomeTap(choice=HomeChoice.KEEP):
            return _privacy(tx, contact, context, Line(key="privacy.kept"))
        case HomeTap(choice=HomeChoice.ERASE):
            return Home(message=view.erase_question(_seen_by(tx, contact, context).texts))
        case HomeTap(choice=HomeChoice.ERASE_NOW):
            own_data.erase(tx, contact, None, context)
            return Home(message=view.erasing(_seen_by(tx, contact, context).texts))
        case _:
            return _shown(tx, contact, context, _choose(tx, tap, contact, context))


def _is_too_early(tap: HomeTap | PersonTap, contact: Contact) -> bool:
    """Whether the choice needs a binding that is verified, as all are within minutes."""
    return isinstance(tap, HomeTap) and tap.choice in _OWN_DATA and contact.bound_by is None


def _choose(tx: Tx, tap: HomeTap | PersonTap, contact: Contact, context: Context) -> Line | None:
    """Does what the tap means. Returns what the Home says of it, beside the new state."""
    match tap:
        case HomeTap(choice=HomeChoice.NEVER):
            person_choices.stop(tx, contact, context)
        case HomeTap(choice=HomeChoice.PAUSE):
            person_choices.pause(tx, contact, context)
        case HomeTap():
            return None
        case LanguageTap():
            return person_choices.choose(tx, tap, contact, context, None)
        case ResumeTap() | UndoTap():
            return _resume(tx, tap, contact, context)
        case _:
            assert_never(tap)
    return None


def _resume(tx: Tx, tap: ResumeTap | UndoTap, contact: Contact, context: Context) -> Line | None:
    if not opt_outs.lift(tx, tap, contact.person_id, context.now):
        return Line(key="toast.closed")
    person_choices.reopen(tx, contact, context)
    asked = people.get(tx, contact.person_id).may_be_asked(context.now)
    return Line(key="note.resumed") if asked else None


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """A person, and how the Home speaks to them."""

    person: Person
    texts: Texts
    zone: str


def _seen_by(tx: Tx, contact: Contact, context: Context) -> _Seen:
    person = people.get(tx, contact.person_id)
    return _Seen(
        person=person,
        texts=texts_for(context.config, person, contact),
        zone=zone_for(context.config, person, contact),
    )


def _privacy(tx: Tx, contact: Contact, context: Context, done: Line | None = None) -> Home:
    seen = _seen_by(tx, contact, context)
    news = [] if done is None else [seen.texts.line(done)]
    stored = seen.texts.line(own_data.stored(tx, seen.person))
    may_be_quoted = own_data.may_be_quoted(tx, seen.person)
    return Home(message=view.privacy(seen.texts, [*news, stored], may_be_quoted=may_be_quoted))


def _strangers(user: User, context: Context) -> Home:
    texts = texts_in(context.config, user.language)
    return Home(message=view.for_stranger(texts), is_first=True)


def _shown(tx: Tx, contact: Contact, context: Context, done: Line | None = None) -> Home:
    seen = _seen_by(tx, contact, context)
    return Home(message=_overview(tx, seen, context, done), is_first=True)


def _overview(tx: Tx, seen: _Seen, context: Context, done: Line | None) -> Message:
    person, texts = seen.person, seen.texts
    undo = _undo(person, context)
    news = [] if done is None else [texts.line(done)]
    latest = invitations.latest_seen(tx, person.id)
    if latest is not None and is_open(latest):
        news.append(texts("home.open"))
    elif undo is None and done is None:
        news.append(texts("home.nothing"))
    if undo is not None:
        news.append(_held(seen, undo))
    return view.overview(texts, [*news, *_answered(tx, seen)], undo)


def _undo(person: Person, context: Context) -> UndoTap | None:
    """Returns the tap that takes back the person's decision not to be asked."""
    if person.never_at is not None:
        return UndoTap(declined=Decline.NEVER, at=person.never_at)
    if person.paused_until is not None and not person.may_be_asked(context.now):
        return UndoTap(declined=Decline.PAUSE, at=person.paused_until)
    return None


def _held(seen: _Seen, undo: UndoTap) -> str:
    if undo.declined is Decline.NEVER:
        return seen.texts("home.never")
    return seen.texts("home.paused", date=seen.texts.day(undo.at, seen.zone))


def _answered(tx: Tx, seen: _Seen) -> list[str]:
    given = answers.latest_scores(tx, seen.person.id, _SHOWN_ANSWERS)
    keys = ["home.answered", *["home.answered.before"] * (_SHOWN_ANSWERS - 1)]
    return [
        seen.texts(
            key,
            score=one.score,
            highest=scale_of(one.kind).highest,
            date=seen.texts.day(one.at, seen.zone),
        )
        for key, one in zip(keys, given, strict=False)
    ]
