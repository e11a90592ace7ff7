"""The support channel with customers who answer; what stands in the channel, without a platform."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.chat.case_taps import CaseTap, ShowCaseTap
from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack, unpack
from bot.chat.taps import ContactTap, RescoreTap, ScoreTap, SkipTap, Tap
from bot.config.config import Config
from bot.config.loading import load
from bot.ids import CaseId, MessageRef
from bot.model import Invitation
from bot.states import CaseAction
from handlers.outbox import transitions
from handlers.outbox.job_runner import run_job
from handlers.updates import (
    Aside,
    Edited,
    FormSent,
    OpenForm,
    Pressed,
    PrivateReply,
    Reply,
    Toast,
    Typed,
    User,
)
from handlers.usecases.context import Context
from handlers.usecases.outgoing import Outgoing
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from storage import cases, contacts, people
from storage.engine.store import Tx
from storage.messaging import claims
from storage.messaging.outbox import OutboxRow
from storage.messaging.traits import IN_TURNS
from storage.people import NewPerson
from storage.schema import invitations
from storage.states import JOBS
from tests.storage.cast import NOW, ask, latest_of

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
WAIT = 2 * MINUTE


def config_with(**changes: Any) -> Config:
    tables = {
        "slack": {},
        "telegram": {},
        "channels": {"support": "slack:C1", "admin": "slack:C2"},
        "survey": [{"key": "relationship", "kind": "nps"}],
    }
    return load({**tables, **changes})


@dataclass(kw_only=True)
class ChannelPost:
    """A message of the channel, as it reads now."""

    ref: MessageRef
    message: Message
    reply_to: MessageRef | None
    broadcast: bool
    edits: int = 0

    @property
    def text(self) -> str:
        return self.message.text

    @property
    def buttons(self) -> list[str]:
        """Below its lines."""
        return [one.label for row in self.message.rows for one in row]

    @property
    def labels(self) -> list[str]:
        """Of the buttons beside its lines."""
        buttons = (paragraph.button for paragraph in self.message.paragraphs)
        return [button.label for button in buttons if button is not None]


@dataclass(kw_only=True)
class SupportDesk:
    tx: Tx
    config: Config = field(default_factory=config_with)
    now: datetime = NOW
    posts: list[ChannelPost] = field(default_factory=list)
    known: dict[str, User] = field(default_factory=dict)
    events: int = 0
    chats: list[ChannelPost] = field(default_factory=list)
    """What customers got, in all their chats."""
    pressed: Pressed | None = None
    """The last press of a customer on a message of a case."""

    # -- customers ----------------------------------------------------------------------------

    def add(self, name: str, account: str = "", **properties: str) -> None:
        """A customer with an open question in Telegram."""
        added = NewPerson(name=name, account=account, properties=properties)
        person = people.add(self.tx, added, self.now)
        user = User(platform=Platform.TELEGRAM, id=str(len(self.known) + 1))
        contacts.add_contact(self.tx, person, user.platform, user=user.id, chat=user.id)
        self.known[name] = user
        asked = ask(self.tx, person, now=self.now)
        fits = update(invitations).where(invitations.c.id == asked.id)  # into a button
        self.tx.execute(fits.values(token=f"token{asked.id}"))

    def answer(self, name: str) -> Invitation:
        found = latest_of(self.tx, people.named(self.tx, name)[0].id)
        assert found is not None
        return found

    def tap(self, name: str, score: int) -> None:
        self._press(name, ScoreTap(invitation=self.answer(name).token, score=score))

    def skip(self, name: str) -> None:
        self._press(name, SkipTap(invitation=self.answer(name).token))

    def read(self, name: str) -> list[str]:
        """What the customer was sent, once everything that is due has gone out."""
        self.send(Platform.TELEGRAM)
        chat = self.known[name].id
        return [post.text for post in self.chats if post.ref.startswith(f"{chat}/")]

    def choose_in_chat(self, name: str, label: str) -> str:
        """Press a button of the newest message that has it; the words of the toast."""
        user = self.known[name]
        post = next(
            post
            for post in reversed(self.chats)
            if post.ref.startswith(f"{user.id}/") and label in post.buttons
        )
        buttons = [one for row in post.message.rows for one in row if isinstance(one, Button)]
        data = next(button.tap for button in buttons if button.label == label)
        self.pressed = Pressed(
            user=user, chat=user.id, message=post.ref, data=data, private=True, callback="1"
        )
        return self.press_again()

    def press_again(self) -> str:
        """The last press of a customer comes once more; the words of the toast."""
        assert self.pressed is not None
        reply = route(self.tx, self.pressed, self._context())
        assert isinstance(reply, Toast)
        return reply.text

    def rescore(self, name: str) -> None:
        self._press(name, RescoreTap(invitation=self.answer(name).token))

    def wish(self, name: str, *, wanted: bool = True) -> None:
        self._press(name, ContactTap(invitation=self.answer(name).token, wanted=wanted))

    def type(self, name: str, words: str) -> MessageRef:
        user = self.known[name]
        message = MessageRef(f"{user.id}/{self.events + 900}")
        event = Typed(user=user, chat=user.id, message=message, text=words)
        route(self.tx, event, self._context(message))
        return message

    def edit(self, name: str, message: MessageRef, words: str) -> None:
        user = self.known[name]
        event = Edited(user=user, chat=user.id, message=message, text=words)
        route(self.tx, event, self._context())

    def _press(self, name: str, tap: Tap) -> None:
        user = self.known[name]
        card = self.answer(name).message
        event = Pressed(
            user=user, chat=user.id, message=card, data=pack(tap), private=True, callback="1"
        )
        route(self.tx, event, self._context())

    def _context(self, message: MessageRef | None = None) -> Context:
        self.events += 1
        source = f"telegram/{self.events}"
        return Context(
            config=self.config, now=self.now, source=source, seed=source.encode(), message=message
        )

    # -- staff --------------------------------------------------------------------------------

    def show(self, case: int, role: Role = Role.SUPPORT) -> str:
        """Press *Show*; the words of the toast."""
        user = User(platform=Platform.SLACK, id="U1")
        event = Pressed(
            user=user,
            chat="C1",
            message=None,
            data=pack(ShowCaseTap(case=CaseId(case))),
            private=False,
            callback="1",
        )
        actor = Actor(user=user, roles=frozenset({role}), place="slack:C1")
        context = Context(config=self.config, now=self.now, actor=actor, source="slack/1")
        reply: Reply | None = route(self.tx, event, context)
        assert isinstance(reply, Toast)
        return reply.text

    def press(
        self,
        case: int,
        action: CaseAction,
        *,
        by: str = "Mia Lund",
        version: int | None = None,
        role: Role | None = Role.SUPPORT,
    ) -> Reply | None:
        """Press a button of the card that shows the case as it is, or as it was at *version*."""
        seen = cases.get(self.tx, CaseId(case)).version if version is None else version
        return self.press_staff(CaseTap(case=CaseId(case), version=seen, action=action), by, role)

    def choose(self, reply: Reply | None, label: str, *, by: str = "Mia Lund") -> Reply | None:
        """Press a button of a private answer."""
        assert isinstance(reply, Aside | PrivateReply)
        buttons = [one for row in reply.message.rows for one in row if isinstance(one, Button)]
        data = next(button.tap for button in buttons if button.label == label)
        return self.press_staff(unpack(data), by, Role.SUPPORT)

    def submit(self, opened: Reply | None, words: str, *, by: str = "Mia Lund") -> str:
        """Send the form that a press has opened; the words of the answer."""
        assert isinstance(opened, OpenForm)
        user = User(platform=Platform.SLACK, id=f"U{by.replace(' ', '').upper()}", name=by)
        event = FormSent(user=user, tap=opened.form.tap, text=words)
        actor = Actor(user=user, roles=frozenset({Role.SUPPORT}), place=f"slack:{user.id}")
        context = Context(config=self.config, now=self.now, actor=actor, source="slack/form")
        reply = route(self.tx, event, context)
        assert isinstance(reply, PrivateReply)
        return reply.message.text

    def press_staff(self, tap: Tap, by: str, role: Role | None = Role.SUPPORT) -> Reply | None:
        user = User(platform=Platform.SLACK, id=f"U{by.replace(' ', '').upper()}", name=by)
        event = Pressed(
            user=user, chat="C1", message=None, data=pack(tap), private=False, callback="1"
        )
        roles = frozenset() if role is None else frozenset({role})
        actor = Actor(user=user, roles=roles, place="slack:C1")
        self.events += 1
        context = Context(
            config=self.config, now=self.now, actor=actor, source=f"slack/{self.events}"
        )
        return route(self.tx, event, context)

    # -- the channel --------------------------------------------------------------------------

    def pass_time(self, by: timedelta) -> None:
        """Jobs run, and everything that is due goes out."""
        self.now += by
        self.work()
        self.send()

    def work(self) -> None:
        while rows := claims.due(self.tx, JOBS, self.now, 99, priorities=IN_TURNS):
            for row in rows:
                run_job(self.tx, row.id, "mine", self._quiet)

    def send(self, queue: Platform = Platform.SLACK) -> None:
        """Everything that is due goes out, in its order."""
        while rows := claims.due(self.tx, queue, self.now, 99):
            if (claimed := self.claim(rows[0])) is not None:
                self.deliver(*claimed)

    def claim(self, row: OutboxRow) -> tuple[OutboxRow, Outgoing] | None:
        """The row is on its way from now on."""
        claimed = transitions.claim(self.tx, row.id, "mine", self._quiet)
        if claimed is None:
            return None
        sending, rendered = claimed
        assert isinstance(rendered, Outgoing)
        return sending, rendered

    def deliver(self, row: OutboxRow, rendered: Outgoing) -> None:
        """It arrives, and the answer comes back."""
        posts = self.posts if row.queue == Platform.SLACK else self.chats
        if rendered.edit is not None:
            ref = rendered.edit
            post = next((post for post in posts if post.ref == ref), None)
            if post is None:  # the question, which was there before the desk opened
                post = ChannelPost(
                    ref=ref, message=rendered.message, reply_to=None, broadcast=False
                )
                posts.insert(0, post)
            post.message, post.edits = rendered.message, post.edits + 1
        else:
            ref = MessageRef(f"{rendered.chat}/{len(posts) + 1}")
            posts.append(
                ChannelPost(
                    ref=ref,
                    message=rendered.message,
                    reply_to=rendered.reply_to,
                    broadcast=rendered.broadcast,
                )
            )
        transitions.record_sent(self.tx, row, "mine", ref, self._quiet)

    @property
    def _quiet(self) -> Context:
        return Context(config=self.config, now=self.now)

    def post(self, ref: MessageRef) -> ChannelPost:
        return next(post for post in self.posts if post.ref == ref)

    @property
    def cards(self) -> list[ChannelPost]:
        """What stands in the channel itself."""
        return [post for post in self.posts if post.reply_to is None]

    @property
    def replies(self) -> list[ChannelPost]:
        """What stands in threads."""
        return [post for post in self.posts if post.reply_to is not None]
