"""What staff type in their own chat with the bot: a command, an answer, and nothing by accident."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.figures.weeks import Week
from bot.ids import MessageRef
from bot.language.texts import LANGUAGES, Texts
from bot.model import Invitation
from bot.states import InvitationState, PersonKind
from handlers.updates import NotText, PrivateReply, Reaction, Reply, Typed, User
from handlers.usecases.campaigns import ask
from handlers.usecases.context import Context
from handlers.usecases.people.notes import MOST_REPLIES
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from handlers.usecases.staff.direct_messages import TypedCommand, command_in
from storage import contacts, invitations, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import campaigns, feedback, outbox
from storage.schema import people as people_table
from tests.harness.summaries import title_of
from tests.storage.cast import DAY, NOW, change, latest_of

DOCUMENT: dict[str, Any] = {
    "product": "Acme",
    "slack": {},
    "telegram": {},
    "survey": [{"key": "relationship", "kind": "nps"}],
}
ADMIN = frozenset({Role.ADMIN})
STAFF = [ADMIN, frozenset({Role.TEAM}), frozenset({Role.SUPPORT})]
LAST_WEEK = Week.parse("2026-W44")
NOT_PASSED_ON = "You're on the team, so I haven't passed this on to anyone."


class Chat:
    """A chat of Sam with the bot."""

    def __init__(self, tx: Tx, roles: frozenset[Role], **changes: Any) -> None:
        self.tx = tx
        self.roles = roles
        self.config = load({**DOCUMENT, **changes})
        self.user = User(platform=Platform.TELEGRAM, id="7", name="Sam", language="en")
        self.now = NOW
        self.typed = 0

    def type(self, text: str, reply_to: MessageRef | None = None) -> str | None:
        """What the bot answers at once; `None` if it leaves the words to the conversation."""
        reply = self._say(text, reply_to)
        assert reply is None or isinstance(reply, PrivateReply)
        return None if reply is None else reply.message.text

    def is_reacted_to(self, text: str, *, forwarded: bool = False) -> bool:
        return isinstance(self._say(text, forwarded=forwarded), Reaction)

    def _say(
        self, text: str, reply_to: MessageRef | None = None, *, forwarded: bool = False
    ) -> Reply | None:
        self.typed += 1
        event = Typed(
            user=self.user,
            chat="7",
            message=MessageRef(f"7/{self.typed}"),
            text=text,
            reply_to=reply_to,
            forwarded=forwarded,
        )
        return route(self.tx, event, self._context())

    def send_sticker(self) -> None:
        event = NotText(user=self.user, chat="7", message=MessageRef("7/99"))
        route(self.tx, event, self._context())

    def become_customer(self) -> None:
        person = people.add(self.tx, NewPerson(name="Sam", email="sam@x.example"), NOW)
        contacts.add_contact(self.tx, person, Platform.TELEGRAM, user="7", chat="7")

    def be_asked(self) -> Invitation:
        """The question that Sam, a customer of our own, has seen."""
        self.become_customer()
        sam = people.customers(self.tx)
        context = Context(config=self.config, now=NOW, seed=b"1")
        ask.ask(self.tx, sam, self.config.surveys[0], context)
        queued = latest_of(self.tx, sam[0].id)
        assert queued is not None
        invitations.mark_handed_over(self.tx, queued, MessageRef("7/0"), NOW)
        seen = invitations.get(self.tx, queued.id)
        return change(self.tx, seen, state=InvitationState.HANDED_OVER)

    def question(self) -> Invitation:
        [sam] = people.customers(self.tx)
        latest = latest_of(self.tx, sam.id)
        assert latest is not None
        return latest

    @property
    def kept(self) -> list[str]:
        """The words that were kept as a customer's feedback."""
        return list(self.tx.execute(select(feedback.c.text)).scalars())

    @property
    def kinds(self) -> list[PersonKind]:
        return list(self.tx.execute(select(people_table.c.kind)).scalars())

    @property
    def proposed(self) -> int:
        return len(self.tx.execute(select(campaigns.c.token)).all())

    def _context(self) -> Context:
        actor = Actor(user=self.user, roles=self.roles, place="telegram:7")
        source, seed = f"telegram/{self.typed}", str(self.typed).encode()
        return Context(config=self.config, now=self.now, actor=actor, source=source, seed=seed)


@pytest.fixture
def tomo(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.SLACK, user="U0TOMO")


# A command


@pytest.mark.parametrize(
    "text",
    [
        "ask all",
        "Ask all",
        "ASK ALL",
        " ask\nall ",
        "/ask all",
        "/ask@acme_bot all",
        "tentap ask all",
        "/tentap ask all",
        "/tentap@acme_bot ask all",
        "Tentap ask “Tomo”",
    ],
)
@pytest.mark.usefixtures("tomo")
def test_an_admin_types_a_command_without_its_slash(tx: Tx, text: str) -> None:
    chat = Chat(tx, ADMIN)
    assert (chat.type(text) or "").startswith("Ask 1 person now?\nTomo\n")
    assert chat.proposed == 1
    assert chat.kept == []


@pytest.mark.parametrize("roles", [ADMIN, frozenset({Role.TEAM})])
@pytest.mark.parametrize("text", ["summary", "Summary", "tentap summary", "summary --week last"])
def test_the_team_types_for_the_figures(tx: Tx, roles: frozenset[Role], text: str) -> None:
    assert (Chat(tx, roles).type(text) or "").startswith(title_of(LAST_WEEK))


def test_a_member_of_support_is_told_who_sees_figures(tx: Tx) -> None:
    chat = Chat(tx, frozenset({Role.SUPPORT}))
    assert chat.type("summary") == Texts("en")("staff.not_member")
    assert chat.kept == []


@pytest.mark.parametrize("text", ["tentap", "tentap help", "/tentap", "help", "/start", "start"])
@pytest.mark.parametrize("roles", STAFF)
def test_staff_who_are_no_customers_are_helped_as_staff(
    tx: Tx, roles: frozenset[Role], text: str
) -> None:
    lines = (Chat(tx, roles).type(text) or "").splitlines()
    assert all(line.startswith("/tentap ") for line in lines)
    assert lines[-1].startswith("/tentap help ")


def test_the_name_of_the_command_is_the_configured_one(tx: Tx) -> None:
    assert command_in("/nps summary", "/nps") == TypedCommand(text="summary", is_certain=True)
    assert command_in("nps ask all", "/nps") == TypedCommand(text="ask all", is_certain=False)
    assert command_in("/nps", "/tentap") is None


@pytest.mark.parametrize("text", ["", "asks", "tentap is great", "nine", "summaries", "/help"])
def test_other_words_are_no_command(text: str) -> None:
    assert command_in(text) is None


# Words


@pytest.mark.parametrize("roles", STAFF)
@pytest.mark.parametrize("text", ["The export is slow", "9", "yes", "/foo", "🐌"])
def test_words_of_staff_are_passed_on_to_nobody(tx: Tx, roles: frozenset[Role], text: str) -> None:
    chat = Chat(tx, roles, channels={"support": "slack:C0SUPPORT"})
    told = chat.type(text) or ""
    assert told.startswith(NOT_PASSED_ON)
    assert "/tentap person NAME:" in told
    assert chat.kept == []
    assert tx.execute(select(outbox.c.id)).all() == []


@pytest.mark.parametrize("roles", STAFF)
@pytest.mark.parametrize("text", ["thanks", "ok", "👍", ":+1:"])
def test_a_courtesy_of_staff_gets_a_reaction_and_no_list(
    tx: Tx, roles: frozenset[Role], text: str
) -> None:
    chat = Chat(tx, roles)
    assert chat.is_reacted_to(text)
    assert not chat.is_reacted_to(text, forwarded=True)
    assert (chat.kept, chat.kinds) == ([], [PersonKind.STAFF])


def test_thanks_of_staff_without_end_get_no_list_either(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    reacted = [chat.is_reacted_to("thanks") for _ in range(MOST_REPLIES)]
    assert all(reacted)
    assert chat.type("thanks") is None


def test_a_courtesy_of_staff_who_are_asked_gets_a_reaction(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    assert chat.is_reacted_to("thanks")
    assert chat.question().score is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_are_told_so_in_the_teams_language(tx: Tx, language: str) -> None:
    told = Chat(tx, ADMIN, language=language).type("The export is slow") or ""
    assert told.startswith(Texts(language)("staff.not_passed_on"))


@pytest.mark.parametrize("roles", STAFF)
@pytest.mark.parametrize("text", ["The export is slow", "/start", "stop", "privacy"])
def test_nobody_on_the_team_becomes_a_customer_by_writing(
    tx: Tx, roles: frozenset[Role], text: str
) -> None:
    chat = Chat(tx, roles)
    chat.type(text)
    chat.send_sticker()
    assert chat.kinds == [PersonKind.STAFF]


def test_a_customer_who_types_a_command_of_the_staff_is_a_customer(tx: Tx) -> None:
    chat = Chat(tx, frozenset())
    assert chat.type("ask all") is None
    assert chat.kept == ["ask all"]
    assert chat.proposed == 0
    assert chat.kinds == [PersonKind.CUSTOMER]


# Staff who are customers too


@pytest.mark.parametrize("text", ["9", "9 but slow", "nine"])
def test_their_answer_to_an_open_question_counts(tx: Tx, text: str) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    assert chat.type(text) is None
    assert chat.question().score == 9


@pytest.mark.parametrize(
    "text", ["The export is slow", "ask your team to fix it", "summary is bad"]
)
def test_their_words_to_an_open_question_are_a_comment(tx: Tx, text: str) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    assert chat.type(text) is None
    assert [comment.text for comment in chat.question().comments] == [text]


@pytest.mark.parametrize("text", ["ask all", "ask Sam", "summary", "/tentap ask nobody known"])
def test_a_whole_command_is_one_beside_an_open_question_too(tx: Tx, text: str) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    assert chat.type(text) is not None
    assert chat.question().comments == ()


def test_their_words_after_an_answer_are_a_comment_and_later_ones_are_not(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    chat.type("9")
    assert chat.type("Because it is fast") is None
    chat.now = NOW + 2 * DAY
    assert (chat.type("And now?") or "").startswith(NOT_PASSED_ON)
    assert [comment.text for comment in chat.question().comments] == ["Because it is fast"]
    assert chat.kept == []


def test_a_number_after_not_now_is_an_answer(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    question = chat.be_asked()
    chat.type("stop")
    chat.now = NOW + timedelta(minutes=1)
    assert chat.type("8") is None
    assert invitations.get(tx, question.id).score == 8


def test_a_reply_to_our_question_is_a_customers_at_any_time(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    chat.be_asked()
    chat.type("9")
    chat.now = NOW + 20 * DAY
    assert (chat.type("Still fast") or "").startswith(NOT_PASSED_ON)
    assert chat.type("Still fast", reply_to=MessageRef("7/0")) is None
    assert chat.kept == ["Still fast"]


def test_a_customer_on_the_team_keeps_the_customers_help(tx: Tx) -> None:
    chat = Chat(tx, ADMIN)
    chat.become_customer()
    assert chat.type("help") is None
    assert (chat.type("tentap help") or "").startswith("/tentap ask all:")
    assert (chat.type("Hello there") or "").startswith(NOT_PASSED_ON)


def test_without_self_enrolment_staff_have_their_commands_too(tx: Tx) -> None:
    chat = Chat(tx, ADMIN, telegram={"self_enrolment": False})
    assert (chat.type("summary") or "").startswith(title_of(LAST_WEEK))
    assert (chat.type("help") or "").startswith("/tentap ask all:")
    assert (chat.type("Hello") or "").startswith(NOT_PASSED_ON)
    assert chat.kinds == []


@pytest.mark.parametrize(
    "text",
    [
        "ask " + "x" * 5_000,
        "ask <!channel>",
        "ask דנה\u202e",
        "ask \x00",
        "ask \ud800 Tomo",
        "ask 🐌",
    ],
)
@pytest.mark.usefixtures("tomo")
def test_no_words_break_a_command(tx: Tx, text: str) -> None:
    chat = Chat(tx, ADMIN)
    told = chat.type(text)
    assert told is not None
    assert len(told) < 500
    assert chat.kept == []
