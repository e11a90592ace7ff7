"""A member of the team in Slack, with what they type, press and see."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.chat.messages import Button, Message
from bot.chat.platforms import Platform
from handlers.updates import Aside, Commanded, Home, HomeOpened, Pressed, PrivateReply, Reply, User
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.router import route
from tests.handlers.usecases.cases.support_desk import SupportDesk


def buttons_of(message: Message) -> Iterator[Button]:
    """Beside its lines and below them."""
    yield from (one.button for one in message.paragraphs if one.button is not None)
    yield from (one for row in message.rows for one in row if isinstance(one, Button))


@dataclass(kw_only=True)
class StaffMember:
    """The account is the one that presses as ``by=name`` at the desk."""

    desk: SupportDesk
    name: str = "Mia Lund"
    roles: frozenset[Role] = frozenset({Role.SUPPORT})
    survey_roles: frozenset[tuple[str, Role]] = frozenset()
    seen: Message = field(default_factory=lambda: Message(paragraphs=()))
    """What was answered last."""

    @property
    def user(self) -> User:
        account = f"U{self.name.replace(' ', '').upper()}"
        return User(platform=Platform.SLACK, id=account, name=self.name)

    def type(self, text: str) -> list[str]:
        """The lines of the answer to ``/tentap …``."""
        event = Commanded(user=self.user, chat="C1", private=False, text=text)
        return self._see(self._route(event))

    def open_home(self) -> list[str]:
        """The lines of App Home."""
        return self._see(self._route(HomeOpened(user=self.user)))

    def press(self, label: str, *, in_home: bool = False) -> list[str]:
        """The lines of the answer to a button of what was seen last."""
        data = next(one.tap for one in buttons_of(self.seen) if one.label == label)
        return self._see(self.press_data(data, in_home=in_home))

    def press_data(self, data: str, *, in_home: bool = False) -> Reply | None:
        chat = self.user.id if in_home else "C1"
        event = Pressed(
            user=self.user,
            chat=chat,
            message=None,
            data=data,
            private=in_home,
            callback="1",
            in_home=in_home,
        )
        return self._route(event)

    @property
    def labels(self) -> list[str]:
        """Of the buttons of what was seen last."""
        return [button.label for button in buttons_of(self.seen)]

    def _route(self, event: Commanded | HomeOpened | Pressed) -> Reply | None:
        self.desk.events += 1
        source = f"slack/{self.desk.events}"
        actor = Actor(
            user=self.user, roles=self.roles, survey_roles=self.survey_roles, place="slack:C1"
        )
        context = Context(
            config=self.desk.config,
            now=self.desk.now,
            actor=actor,
            source=source,
            seed=source.encode(),
        )
        return route(self.desk.tx, event, context)

    def _see(self, reply: Reply | None) -> list[str]:
        assert isinstance(reply, Aside | Home | PrivateReply)
        self.seen = reply.message
        return self.seen.text.splitlines()
