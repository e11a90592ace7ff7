"""A prompt's buttons: who may press them, and when they go."""

import pytest

from bot.chat.platforms import Platform
from bot.language.texts import Texts
from handlers.updates import Pressed, Toast, User
from handlers.usecases import router
from storage import contacts, people
from storage.people import NewPerson
from tests.harness.persons_chat import PersonsChat

ENGLISH = Texts("en")


@pytest.fixture
def stranger(chat: PersonsChat) -> User:
    """Another person whom the bot knows on the same platform."""
    user = "U8" if chat.platform is Platform.SLACK else "8"
    person_id = people.add(chat.tx, NewPerson(name="Mia"), chat.now)
    contacts.add_contact(chat.tx, person_id, chat.platform, user=user, chat=f"D{user}")
    return User(platform=chat.platform, id=user, language="en")


def test_a_stranger_cannot_press_a_prompt(chat: PersonsChat, stranger: User) -> None:
    """A forged press names the prompt's number, which is easy to guess."""
    chat.type("stop")
    chat.settle()
    (undo,) = chat.with_buttons
    forged = Pressed(
        user=stranger,
        chat=f"D{stranger.id}",
        message=None,
        data=undo.taps[0],
        private=True,
        callback="callback",
    )
    assert router.route(chat.tx, forged, chat.context) == Toast(text=ENGLISH("toast.not_yours"))
    chat.settle()
    assert chat.person.never_at is not None
    assert chat.with_buttons == [undo]


def test_a_prompt_replaced_on_its_way_loses_its_buttons(chat: PersonsChat) -> None:
    chat.type("stop")
    chat.begin_sending()
    chat.type("start")
    chat.type("yes")
    chat.settle()
    assert chat.person.never_at is None
    assert chat.with_buttons == []
