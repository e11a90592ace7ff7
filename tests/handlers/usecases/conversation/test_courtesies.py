"""A courtesy gets one reaction, and no words."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import MessageRef
from bot.language.texts import Line
from bot.model import Contact
from handlers.updates import Reaction, ReactionEmoji, Reply, Typed, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import typed_text
from handlers.usecases.people.notes import MOST_REPLIES, acknowledge
from storage import contacts, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import invitations
from tests.storage.cast import MINUTE, NOW, answer, ask

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
THUMB = Reaction(emoji=ReactionEmoji.THUMBS_UP)
SECOND = timedelta(seconds=1)


class TypedThanks:
    """What Tomo types, a second apart."""

    def __init__(self, tx: Tx) -> None:
        self.tx, self.now, self.number = tx, NOW, 0
        self.person = people.add(tx, NewPerson(name="Tomo"), NOW)
        contacts.add_contact(tx, self.person, Platform.TELEGRAM, user="7", chat="7")

    def type(self, text: str, *, forwarded: bool = False) -> Reply | None:
        self.number += 1
        self.now += SECOND
        event = Typed(
            user=User(platform=Platform.TELEGRAM, id="7"),
            chat="7",
            message=MessageRef(f"7/{self.number}"),
            text=text,
            forwarded=forwarded,
        )
        return typed_text.handle_text(self.tx, event, self.context)

    @property
    def context(self) -> Context:
        return Context(
            config=CONFIG, now=self.now, source=f"telegram/{self.number}", seed=b"1", message="m"
        )

    @property
    def contact(self) -> Contact:
        (contact,) = contacts.contacts_of(self.tx, self.person)
        return contact

    @property
    def waiting(self) -> int:
        """The messages that would be sent now."""
        return len(claims.due(self.tx, Platform.TELEGRAM, self.now, 99))


@pytest.fixture
def tomo(tx: Tx) -> TypedThanks:
    return TypedThanks(tx)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "thanks!"), ("en", "ok"), ("en", "👍🏽"), ("id", "terima kasih"), ("id", "oke"),
     ("ko", "감사합니다"), ("ko", "네"), ("zh", "谢谢"), ("zh", "好的"), ("zh", "🎉")],
)  # fmt: skip
def test_a_courtesy_gets_a_thumb_and_no_words(
    tx: Tx, tomo: TypedThanks, language: str, text: str
) -> None:
    people.choose_language(tx, tomo.person, language)
    assert tomo.type(text) == THUMB
    assert tomo.waiting == 0


def test_an_open_question_changes_nothing_about_it(tx: Tx, tomo: TypedThanks) -> None:
    ask(tx, tomo.person)
    assert tomo.type("thanks") == THUMB


@pytest.mark.parametrize("text", ["👎", "😡", "thanks 🙄", ":-1:"])
def test_an_angry_emoji_gets_no_thumb(tomo: TypedThanks, text: str) -> None:
    assert tomo.type(text) is None
    assert tomo.waiting == 0


@pytest.mark.parametrize("text", ["thanks", "ok", "👍"])
def test_a_forwarded_courtesy_is_another_persons(tomo: TypedThanks, text: str) -> None:
    assert tomo.type(text, forwarded=True) is None


@pytest.mark.parametrize("text", ["thanks, but slow", "9", "stop", "/foo", "⭐⭐⭐", ""])
def test_other_words_get_no_reaction(tx: Tx, tomo: TypedThanks, text: str) -> None:
    ask(tx, tomo.person)
    assert tomo.type(text) is None


def test_an_ok_that_answers_a_question_gets_no_reaction(tx: Tx, tomo: TypedThanks) -> None:
    answer(tx, tomo.person, 10)
    tx.execute(update(invitations).values(token="as-a-button-carries-it"))
    tomo.type("3")
    assert tomo.type("ok") is None
    assert tomo.type("ok") == THUMB


@pytest.mark.long
def test_a_flood_of_thanks_gets_as_many_reactions_as_replies(
    tomo: TypedThanks,
) -> None:
    replies = [tomo.type("thanks") for _ in range(50)]
    assert replies == [THUMB] * MOST_REPLIES + [None] * (50 - MOST_REPLIES)
    tomo.now += MINUTE
    assert tomo.type("thanks") == THUMB


def test_reactions_and_replies_share_their_limit(tx: Tx, tomo: TypedThanks) -> None:
    for n in range(MOST_REPLIES):
        acknowledge(tx, tomo.contact, Line(key=f"note.{n}"), f"telegram/earlier/{n}", NOW)
    assert tomo.type("thanks") is None


def test_a_reaction_leaves_nothing_to_send_later(tx: Tx, tomo: TypedThanks) -> None:
    tomo.type("thanks")
    tomo.now += 60 * MINUTE
    assert tomo.waiting == 0
