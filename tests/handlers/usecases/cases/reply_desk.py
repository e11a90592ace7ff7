"""The support desk whose staff writes to the customers; what each customer reads."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.chat.case_taps import CaseTap, SendAgainTap, TakeBackTap
from bot.chat.messages import Button, Form, Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack, unpack
from bot.ids import CaseId, MessageRef
from bot.language.rich_words import RichWords, unformatted
from bot.states import CaseAction
from handlers.outbox import transitions, uncertain
from handlers.ports import SendError
from handlers.updates import (
    Answered,
    Edited,
    FormSent,
    NotText,
    OpenForm,
    Pressed,
    PrivateReply,
    Reply,
    Toast,
    Typed,
    User,
)
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from storage import cases
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow
from tests.handlers.usecases.cases.support_desk import SupportDesk

TEN = timedelta(seconds=10)


@dataclass(kw_only=True)
class Received:
    """A message of the bot in a customer's chat."""

    ref: MessageRef
    message: Message

    @property
    def text(self) -> str:
        return self.message.text


@dataclass(kw_only=True)
class ReplyDesk(SupportDesk):
    received: dict[str, list[Received]] = field(default_factory=dict)
    """What stands in the customers' chats, by chat."""

    # -- staff in Slack -----------------------------------------------------------------------

    def form(self, case: int = 1, *, by: str = "Mia Lund") -> Form:
        opened = self.press(case, CaseAction.REPLY, by=by)
        assert isinstance(opened, OpenForm), opened
        return opened.form

    def write(
        self,
        words: str | RichWords,
        case: int = 1,
        *,
        by: str = "Mia Lund",
        role: Role = Role.SUPPORT,
    ) -> Reply | None:
        """Send the form of a case."""
        formatted = unformatted(words) if isinstance(words, str) else words
        version = cases.get(self.tx, CaseId(case)).version
        tap = CaseTap(case=CaseId(case), version=version, action=CaseAction.REPLY)
        user = self._user(by)
        event = FormSent(
            user=user, tap=pack(tap), text=words if isinstance(words, str) else "", words=formatted
        )
        return self._act(event, user, role)

    def take_back(self, notice: Reply | None, *, by: str = "Mia Lund") -> str:
        tap = self.button(notice)
        assert isinstance(tap, TakeBackTap)
        return said(self._press_reply(tap, by))

    def send_again(self, *, by: str = "Mia Lund") -> str:
        """Press the button in the latest message of the thread that has one."""
        post = [one for one in self.replies if one.message.rows][-1]
        (button,) = (one for row in post.message.rows for one in row)
        assert isinstance(button, Button)
        tap = unpack(button.tap)
        assert isinstance(tap, SendAgainTap)
        return said(self._press_reply(tap, by, post.ref))

    @staticmethod
    def button(notice: Reply | None) -> object:
        assert isinstance(notice, PrivateReply), notice
        ((button,),) = notice.message.rows
        assert isinstance(button, Button)
        return unpack(button.tap)

    def _press_reply(
        self, tap: TakeBackTap | SendAgainTap, by: str, message: MessageRef | None = None
    ) -> Reply | None:
        user = self._user(by)
        event = Pressed(
            user=user, chat="C1", message=message, data=pack(tap), private=False, callback="1"
        )
        return self._act(event, user, Role.SUPPORT)

    def _user(self, by: str) -> User:
        return User(platform=Platform.SLACK, id=f"U{by.replace(' ', '').upper()}", name=by)

    def _act(self, event: FormSent | Pressed | Answered, user: User, role: Role) -> Reply | None:
        actor = Actor(user=user, roles=frozenset({role}), place="slack:C1")
        self.events += 1
        context = replace(self._quiet, actor=actor, source=f"slack/{self.events}")
        return route(self.tx, event, context)

    # -- customers ----------------------------------------------------------------------------

    def below(self, name: str, words: str, message: MessageRef) -> Reply | None:
        """The customer replies to this message of the bot."""
        return self.say(name, words, reply_to=message)

    def say(
        self,
        name: str,
        words: str,
        *,
        reply_to: MessageRef | None = None,
        forwarded: bool = False,
        has_file: bool = False,
        as_: MessageRef | None = None,
        role: Role | None = None,
    ) -> Reply | None:
        user = self.known[name]
        message = as_ or MessageRef(f"{user.id}/{self.events + 900}")
        event = Typed(
            user=user,
            chat=user.id,
            message=message,
            text=words,
            reply_to=reply_to,
            forwarded=forwarded,
            has_file=has_file,
        )
        context = self._context(message)
        if role is not None:
            context = replace(context, actor=Actor(user=user, roles=frozenset({role})))
        return route(self.tx, event, context)

    def change(self, name: str, message: MessageRef, words: str) -> None:
        user = self.known[name]
        event = Edited(user=user, chat=user.id, message=message, text=words)
        route(self.tx, event, self._context())

    def send_picture(self, name: str, album: str = "") -> None:
        user = self.known[name]
        message = MessageRef(f"{user.id}/{self.events + 900}")
        event = NotText(user=user, chat=user.id, message=message, album=album)
        route(self.tx, event, self._context())

    # -- delivery -----------------------------------------------------------------------------

    def send(self, queue: Platform = Platform.SLACK) -> None:
        self.send_to_customers()
        super().send(queue)

    def send_to_customers(self) -> None:
        for row in claims.due(self.tx, Platform.TELEGRAM, self.now, 99):
            claimed = self.claim(row)
            if claimed is not None:
                self.arrive(*claimed)

    def claim_reply(self) -> tuple[OutboxRow, Outgoing]:
        """The reply is on its way from now on."""
        rows = claims.due(self.tx, Platform.TELEGRAM, self.now, 99)
        claimed = self.claim(rows[0])
        assert claimed is not None
        return claimed

    def arrive(self, row: OutboxRow, rendered: Outgoing) -> None:
        chat = self.received.setdefault(rendered.chat, [])
        ref = rendered.edit or MessageRef(f"{rendered.chat}/{len(chat) + 1}")
        chat.append(Received(ref=ref, message=rendered.message))
        transitions.record_sent(self.tx, row, "mine", ref, self._quiet)

    def fail(self, row: OutboxRow, error: SendError) -> None:
        if error.uncertain:
            uncertain.record(self.tx, row, "mine", error, self._quiet, finds=False)
        else:
            transitions.record_refusal(self.tx, row, "mine", error, self._quiet)

    def replies_to(self, name: str) -> list[Received]:
        """What the staff wrote to a customer."""
        mine = self.received.get(self.known[name].id, [])
        return [one for one in mine if "\n— " in one.text]

    @property
    def thread(self) -> list[str]:
        return [line for reply in self.replies for line in reply.text.split("\n")]


def said(reply: Reply | None) -> str:
    if isinstance(reply, Toast):
        return reply.text
    assert isinstance(reply, PrivateReply), reply
    return reply.message.text
