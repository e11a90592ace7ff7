"""Two workspaces may have the same id: an account belongs to a person only in its own workspace."""

from bot.chat.platforms import Platform
from bot.chat.taps import ScoreTap
from bot.config.loading import load
from bot.language.texts import Texts
from bot.states import PersonKind
from handlers.updates import Pressed, Toast, User
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.people.enrol import enrol
from handlers.usecases.survey import answer
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.storage.cast import NOW, latest_of

CONFIG = load(
    {
        "survey": [{"key": "relationship", "kind": "nps"}],
        "slack": {},
        "staff": {"admins": ["slack:U0ADMIN"]},
    }
)
CONTEXT = Context(config=CONFIG, now=NOW, source="slack/1", seed=b"1")


def elsewhere(user: str) -> User:
    return User(platform=Platform.SLACK, id=user, name="Mallory", workspace="T0OTHER")


def test_a_stranger_with_a_customers_id_elsewhere_is_a_person_of_their_own(tx: Tx) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.SLACK, user="U7", chat="D7")
    first = enrol(tx, elsewhere("U7"), "D8", CONTEXT)
    again = enrol(tx, elsewhere("U7"), "D8", CONTEXT)
    assert first is not None
    assert first == again
    assert first.person_id != tomo
    assert [contact.chat for contact in contacts.contacts_of(tx, tomo)] == ["D7"]


def test_a_press_by_the_same_id_elsewhere_changes_nothing(tx: Tx) -> None:
    tomo = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, tomo, Platform.SLACK, user="U7", chat="D7")
    ask.ask(tx, [people.get(tx, tomo)], CONFIG.surveys[0], CONTEXT)
    question = latest_of(tx, tomo)
    assert question is not None
    press = Pressed(
        user=elsewhere("U7"), chat="D7", message=None, data="", private=True, callback="1"
    )
    reply = answer.handle_press(tx, press, ScoreTap(invitation=question.token, score=0), CONTEXT)
    assert reply == Toast(text=Texts("en")("toast.not_yours"))
    assert latest_of(tx, tomo) == question


def test_an_admins_id_elsewhere_is_no_admins(tx: Tx) -> None:
    for user, kind in (
        (elsewhere("U0ADMIN"), PersonKind.CUSTOMER),
        (User(platform=Platform.SLACK, id="U0ADMIN", name="Ann"), PersonKind.STAFF),
    ):
        contact = enrol(tx, user, "D1", CONTEXT)
        assert contact is not None
        assert people.get(tx, contact.person_id).kind is kind
        assert (user.address in CONFIG.staff.admins) is (kind is PersonKind.STAFF)
