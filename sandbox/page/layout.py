"""The chats that the page shows, their order, and the users of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sandbox import slack, telegram
from sandbox.page.telegram_chat import present


class PaneKind(StrEnum):
    TELEGRAM_PRIVATE = "telegram-private"
    TELEGRAM_GROUP = "telegram-group"
    SLACK_DM = "slack-dm"
    SLACK_CHANNEL = "slack-channel"

    @property
    def is_telegram(self) -> bool:
        return self in (PaneKind.TELEGRAM_PRIVATE, PaneKind.TELEGRAM_GROUP)


@dataclass(frozen=True, kw_only=True)
class Pane:
    """One column: a chat, as one of *users* sees it."""

    kind: PaneKind
    users: tuple[str, ...]
    """Ids of the users that a visitor can act as here, never empty; initially the first."""
    chat: str = ""
    """The group's or channel's id; empty where it is each user's own chat with the bot."""
    title: str = ""
    """The heading; if empty, the page derives one."""
    folds: bool = False
    """Whether only its title is shown until it has a message or the visitor opens it."""

    def __post_init__(self) -> None:
        if not self.users:
            raise ValueError(f"no person is in the pane {self.title or self.chat or self.kind}")

    @property
    def key(self) -> str:
        """An identifier of this pane that stays the same when its people change."""
        return f"{self.kind}:{self.chat or self.users[0]}"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The whole page, from left to right."""

    panes: tuple[Pane, ...]
    name: str = "Sandbox"
    commands: tuple[str, ...] = ("/tentap",)
    """The app's slash commands; Slack sends it no others."""
    timezone: str = ""
    """The zone of all times on the page; empty: the browser's."""


def telegram_private(*users: telegram.TelegramUser, title: str = "") -> Pane:
    """Each user's own chat with the bot; several users get a selector."""
    return Pane(kind=PaneKind.TELEGRAM_PRIVATE, users=_ids(users), title=title)


def telegram_group(
    group: telegram.TelegramChat,
    *users: telegram.TelegramUser,
    title: str = "",
    folds: bool = False,
) -> Pane:
    """A group as one of *users* sees it."""
    return Pane(
        kind=PaneKind.TELEGRAM_GROUP,
        users=_ids(users),
        chat=str(group.id),
        title=title,
        folds=folds,
    )


def slack_dm(*users: slack.SlackUser, title: str = "", folds: bool = False) -> Pane:
    """Each user's own conversation with the app; several users get a selector."""
    return Pane(kind=PaneKind.SLACK_DM, users=_ids(users), title=title, folds=folds)


def slack_channel(channel: slack.SlackChannel, *users: slack.SlackUser, title: str = "") -> Pane:
    """A channel as one of *users* sees it."""
    return Pane(kind=PaneKind.SLACK_CHANNEL, users=_ids(users), chat=channel.id, title=title)


def everything(telegram_: telegram.Telegram, slack_: slack.Slack) -> Stage:
    """Every person and every chat."""
    return Stage(panes=(*_of_telegram(telegram_), *_of_slack(slack_)))


def _of_telegram(app: telegram.Telegram) -> Iterator[Pane]:
    users = app.world.users
    if users:
        yield telegram_private(*users.values())
    for room in app.world.rooms.values():
        inside = [users[each] for each in present(room) if each in users]
        if inside and not room.is_private and not room.migrated_to:
            yield telegram_group(room.chat, *inside)


def _of_slack(app: slack.Slack) -> Iterator[Pane]:
    people = [user for user in app.ws.world.users.values() if not user.is_bot]
    if people:
        yield slack_dm(*people)
    for channel in app.ws.world.channels.values():
        members = [user for user in people if user.id in channel.members]
        if members and not channel.im_with:
            yield slack_channel(channel, *members)


def _ids(users: tuple[telegram.TelegramUser, ...] | tuple[slack.SlackUser, ...]) -> tuple[str, ...]:
    return tuple(str(user.id) for user in users)
