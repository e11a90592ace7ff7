"""A typed yes or no is the answer to what we asked last, and to nothing else."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.ids import MessageRef, PersonId
from bot.language.texts import Texts
from bot.model import Invitation
from bot.states import Consent
from bot.survey.events import ScoreGiven
from handlers.outbox import transitions
from handlers.updates import Typed, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import typed_text
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.survey.steps import apply
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.people import NewPerson
from storage.schema import feedback
from storage.schema import invitations as invitation_rows
from storage.states import OutboxKind
from tests.storage.cast import MINUTE, NOW, answer, ask

CONFIG = load({"survey": [{"key": "relationship", "kind": "nps"}], "telegram": {}})
ENGLISH = Texts("en", product="Acme")
YES = [("en", "yes"), ("en", "YES!"), ("en", "ｙｅｓ。"), ("en", "Yes, please"), ("ko", "네"),
       ("id", "Iya."), ("zh", "是的。"), ("zh", "yes"), ("en", "ok"), ("en", "👍🏽"), ("ko", "네!"),
       ("zh", "好"), ("id", "Oke")]  # fmt: skip
NO = [("en", "no"), ("en", "No, thanks."), ("ko", "아니요!"), ("id", "Tidak"), ("zh", "不用了。")]


@pytest.fixture
def tomo(tx: Tx) -> PersonId:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.TELEGRAM, user="7", chat="7")
    return person


class TypedChat:
    """What Tomo types, a minute apart, and what was said last."""

    def __init__(self, tx: Tx, now: datetime = NOW) -> None:
        self.tx, self.now = tx, now

    def type(self, *lines: str, forwarded: bool = False) -> None:
        self.tx.execute(update(invitation_rows).values(token="as-a-button-carries-it"))
        for words in lines:
            self.now += MINUTE
            source = f"telegram/{self.now}"
            user = User(platform=Platform.TELEGRAM, id="7")
            event = Typed(
                user=user, chat="7", message=MessageRef(source), text=words, forwarded=forwarded
            )
            context = Context(
                config=CONFIG, now=self.now, source=source, seed=b"1", message=event.message
            )
            typed_text.handle_text(self.tx, event, context)

    @property
    def last(self) -> str:
        """What would be sent last now: a line, or the card at the end of the chat."""
        rows = claims.due(self.tx, Platform.TELEGRAM, self.now, 99)
        new = [row for row in rows if row.kind in {OutboxKind.NOTE, OutboxKind.CARD_BELOW}]
        context = Context(config=CONFIG, now=self.now)
        rendered = (transitions.load(self.tx, row, context).render(self.tx) for row in new)
        return [one.message.text for one in rendered if isinstance(one, Outgoing)][-1]


@pytest.fixture
def chat(tx: Tx, tomo: PersonId) -> TypedChat:
    return TypedChat(tx)


def now_is(tx: Tx, invitation: Invitation) -> Invitation:
    return invitations.get(tx, invitation.id)


def kept_as_feedback(tx: Tx) -> list[str]:
    return list(tx.execute(select(feedback.c.text)).scalars())


@pytest.mark.parametrize(("language", "words"), YES)
def test_yes_changes_the_score_that_was_asked_about(
    tx: Tx, tomo: PersonId, chat: TypedChat, language: str, words: str
) -> None:
    people.choose_language(tx, tomo, language)
    answered = answer(tx, tomo, 10)
    chat.type("3", words)
    after = now_is(tx, answered)
    assert (after.score, after.comments) == (3, ())
    assert Texts(language)("answer.score", score=3, highest=10) in chat.last


def test_a_forwarded_yes_is_nobodys_answer(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("3")
    chat.type("yes", "ok", "8", forwarded=True)
    assert now_is(tx, answered).score == 10


def test_a_courtesy_leaves_a_question_open_and_nothing_behind(
    tx: Tx, tomo: PersonId, chat: TypedChat
) -> None:
    asked = ask(tx, tomo)
    chat.type("thanks!", "👍", "ok", "❤️")
    after = now_is(tx, asked)
    assert (after.state, after.score, after.comments) == (asked.state, None, ())
    assert kept_as_feedback(tx) == []
    assert not claims.due(tx, Platform.TELEGRAM, chat.now, 99)


def test_without_a_question_a_courtesy_is_no_feedback(
    tx: Tx, tomo: PersonId, chat: TypedChat
) -> None:
    chat.type("thank you", "terima kasih", "🙏")
    assert kept_as_feedback(tx) == ["terima kasih"]


@pytest.mark.parametrize(("language", "words"), NO)
def test_no_keeps_the_score(
    tx: Tx, tomo: PersonId, chat: TypedChat, language: str, words: str
) -> None:
    people.choose_language(tx, tomo, language)
    answered = answer(tx, tomo, 10)
    chat.type("3", words)
    after = now_is(tx, answered)
    assert (after.score, after.comments) == (10, ())
    assert Texts(language)("answer.score", score=10, highest=10) in chat.last


def test_a_yes_after_a_no_changes_no_score(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("3", "no", "yes")
    assert now_is(tx, answered).score == 10


def test_a_yes_after_other_words_changes_no_score(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("3", "the export is fast", "yes")
    assert now_is(tx, answered).score == 10


def test_a_yes_after_another_score_changes_nothing(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("3")
    (contact,) = contacts.contacts_of(tx, tomo)
    pressed = Context(config=CONFIG, now=chat.now)
    apply(tx, now_is(tx, answered), contact, ScoreGiven(score=9), pressed)
    chat.type("yes")
    assert now_is(tx, answered).score == 9


def test_a_yes_a_day_later_changes_nothing(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("3")
    chat.now += timedelta(days=1)
    chat.type("yes")
    assert now_is(tx, answered).score == 10


@pytest.mark.parametrize(("reply", "score"), [("yes", 5), ("no", None)])
def test_whether_a_number_was_meant_as_the_score(
    tx: Tx, tomo: PersonId, chat: TypedChat, reply: str, score: int | None
) -> None:
    asked = ask(tx, tomo)
    chat.type("5 days I waited", reply)
    after = now_is(tx, asked)
    assert after.score == score
    assert [comment.text for comment in after.comments] == ["5 days I waited"]


@pytest.mark.parametrize(("reply", "asks_again"), [("yes", True), ("no", False)])
def test_whether_to_begin_again(
    tx: Tx, tomo: PersonId, chat: TypedChat, reply: str, asks_again: bool
) -> None:
    chat.type("stop", "start", reply)
    assert people.get(tx, tomo).may_be_asked(chat.now) is asks_again
    assert chat.last == ENGLISH("note.resumed" if asks_again else "note.stopped")
    assert kept_as_feedback(tx) == []


@pytest.mark.parametrize(("reply", "wanted"), [("yes", True), ("no", False)])
def test_whether_contact_is_wanted(
    tx: Tx, tomo: PersonId, chat: TypedChat, reply: str, wanted: bool
) -> None:
    answered = answer(tx, tomo, 2)
    chat.type("slow", reply)
    after = now_is(tx, answered)
    assert after.contact_wanted is wanted
    assert [comment.text for comment in after.comments] == ["slow"]


def test_no_is_no_to_a_quote(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("fast", "no")
    assert now_is(tx, answered).quote is Consent.REFUSED


def test_how_to_be_quoted_is_never_guessed(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 10)
    chat.type("fast", "yes")
    after = now_is(tx, answered)
    assert after.quote is None
    assert [comment.text for comment in after.comments] == ["fast"]
    assert chat.last == ENGLISH("answer.quote")


def test_a_no_to_a_question_in_words_is_a_comment(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 2)
    chat.type("no")
    assert [comment.text for comment in now_is(tx, answered).comments] == ["no"]


def test_where_nothing_was_asked_yes_is_feedback(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    chat.type("yes", "no")
    assert kept_as_feedback(tx) == ["yes", "no"]


def test_yes_with_more_words_is_words(tx: Tx, tomo: PersonId, chat: TypedChat) -> None:
    answered = answer(tx, tomo, 2)
    chat.type("slow", "no idea who to ask")
    assert now_is(tx, answered).contact_wanted is None
