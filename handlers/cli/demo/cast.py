"""Defines the demo's people: a small company's team, and customers in both chats."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.chat.platforms import Platform
from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from sandbox import Sandbox, slack, telegram
from sandbox.page import Pane, Stage, slack_channel, slack_dm, telegram_group, telegram_private
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson

ZONES: Final = {
    "Mia": "Europe/Berlin",
    "Tomo": "Europe/London",
    "Sari": "Asia/Jakarta",
    "Lin": "Asia/Shanghai",
}
"""Where the customers in Telegram live. Slack knows that of its users, Telegram doesn't."""


@dataclass(frozen=True, kw_only=True)
class Customers:
    in_slack: tuple[slack.SlackUser, ...]
    in_telegram: tuple[telegram.TelegramUser, ...]


@dataclass(frozen=True, kw_only=True)
class SlackTeam:
    """The third pane is Ada's chat with the bot, the admin address."""

    ada: slack.SlackUser
    """The admin."""
    team: slack.SlackChannel
    support: slack.SlackChannel
    panes: tuple[Pane, ...]


@dataclass(frozen=True, kw_only=True)
class TelegramTeam:
    """The third pane is the admins' group, the admin address."""

    ada: telegram.TelegramUser
    """The admin."""
    team: telegram.TelegramChat
    support: telegram.TelegramChat
    panes: tuple[Pane, ...]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """All people of the demo, before the bot starts."""

    customers: Customers
    team: SlackTeam | TelegramTeam

    @property
    def mia(self) -> telegram.TelegramUser:
        """The customer that a visitor plays first."""
        return self.customers.in_telegram[0]

    @property
    def telegram_pane(self) -> Pane:
        """The chats of the customers in Telegram."""
        return telegram_private(*self.customers.in_telegram, title="A customer, in Telegram")

    @property
    def stage(self) -> Stage:
        """Returns the page's layout, with the customers first."""
        slack_pane = slack_dm(*self.customers.in_slack, title="A customer, in Slack")
        panes = (slack_pane, self.telegram_pane, *self.team.panes)
        return Stage(panes=panes, name="Tentap")


def invite(sandbox: Sandbox, staff: StaffPlatform) -> Cast:
    """Adds the team and the customers to the sandbox."""
    customers = Customers(
        in_slack=(
            sandbox.slack.add_user(
                "Dani Novak", email="dani@initech.example", locale="en-GB", tz="Europe/London"
            ),
            sandbox.slack.add_user(
                "Joon Park", email="joon@hooli.example", locale="ko-KR", tz="Asia/Seoul"
            ),
        ),
        in_telegram=(
            sandbox.telegram.add_user("Mia", language_code="en"),
            sandbox.telegram.add_user("Tomo", language_code="en"),
            sandbox.telegram.add_user("Sari", language_code="id"),
            sandbox.telegram.add_user("Lin", language_code="zh-hans"),
        ),
    )
    team = (
        _slack_team(sandbox.slack)
        if staff is StaffPlatform.SLACK
        else _telegram_team(sandbox.telegram)
    )
    return Cast(customers=customers, team=team)


def _slack_team(app: slack.Slack) -> SlackTeam:
    ada = app.add_user("Ada", user_id="U0ADMIN", locale="en-US", tz="Europe/Berlin")
    ben = app.add_user("Ben", locale="en-US", tz="Europe/Berlin")
    team = app.add_channel("team", [ada, ben], channel_id="C0TEAM")
    support = app.add_channel("support", [ada, ben], channel_id="C0SUPPORT")
    panes = (
        slack_channel(team, ada, ben),
        slack_channel(support, ada, ben),
        slack_dm(ada, title="Ada, the admin", folds=True),
    )
    return SlackTeam(ada=ada, team=team, support=support, panes=panes)


def _telegram_team(app: telegram.Telegram) -> TelegramTeam:
    ada = app.add_user("Ada", user_id=int(TELEGRAM_ADMIN))
    ben = app.add_user("Ben")
    groups = {
        name: app.add_group(name.capitalize(), members=[ada, ben], chat_id=int(chat))
        for name, chat in TELEGRAM_GROUPS.items()
    }
    panes = (
        telegram_group(groups["team"], ada, ben),
        telegram_group(groups["support"], ada, ben),
        telegram_group(groups["admin"], ada, ben, folds=True),
    )
    return TelegramTeam(ada=ada, team=groups["team"], support=groups["support"], panes=panes)


def become_customers(tx: Tx, cast: Cast, now: datetime) -> None:
    """Adds the company's customers to the database, as an import would do.

    A rhythm asks them in this order, one a day: first Dani in Slack, then Mia in Telegram.
    """
    dani, joon = cast.customers.in_slack
    mia, *others = cast.customers.in_telegram
    _add_from_slack(tx, dani, "Initech", now)
    _add_from_telegram(tx, mia, now)
    _add_from_slack(tx, joon, "Hooli", now)
    for friend in others:
        _add_from_telegram(tx, friend, now)


def _add_from_slack(tx: Tx, user: slack.SlackUser, account: str, now: datetime) -> None:
    new = NewPerson(name=user.name, email=user.email or "", account=account, timezone=user.tz)
    contacts.add_contact(tx, people.add(tx, new, now), Platform.SLACK)


def _add_from_telegram(tx: Tx, user: telegram.TelegramUser, now: datetime) -> None:
    new = NewPerson(name=user.name, account="Globex", timezone=ZONES[user.name])
    chat = str(user.id)
    contacts.add_contact(tx, people.add(tx, new, now), Platform.TELEGRAM, user=chat, chat=chat)
