"""Who plays in the demo: a small company's team, and customers in both chats."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.addresses import Platform
from handlers.stage import TELEGRAM_ADMIN, TELEGRAM_GROUPS
from sandbox import slack, telegram
from sandbox.page import (
    Pane,
    Stage,
    slack_channel,
    slack_dm,
    telegram_group,
    telegram_private,
)
from sandbox.server import Sandbox
from storage import people
from storage.people import NewPerson
from storage.store import Tx


@dataclass(frozen=True, kw_only=True)
class Customers:
    in_slack: tuple[slack.User, ...]
    in_telegram: tuple[telegram.User, ...]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody, before the bot starts; *staff* is where the three channels are."""

    staff: Literal["slack", "telegram"]
    customers: Customers
    stage: Stage


def invite(sandbox: Sandbox, staff: Literal["slack", "telegram"]) -> Cast:
    """People the sandbox with team and customers."""
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
            sandbox.telegram.add_user("Sari", language_code="id"),
            sandbox.telegram.add_user("Tomo", language_code="en"),
            sandbox.telegram.add_user("Lin", language_code="zh-hans"),
        ),
    )
    team = _slack_team(sandbox.slack) if staff == "slack" else _telegram_team(sandbox.telegram)
    mine = (
        slack_dm(*customers.in_slack, title="A customer, in Slack"),
        telegram_private(*customers.in_telegram, title="A customer, in Telegram"),
    )
    return Cast(staff=staff, customers=customers, stage=Stage(panes=(*mine, *team), name="Tentap"))


def _slack_team(app: slack.Slack) -> tuple[Pane, ...]:
    ada = app.add_user("Ada", user_id="U0ADMIN", locale="en-US", tz="Europe/Berlin")
    ben = app.add_user("Ben", locale="en-US", tz="Europe/Berlin")
    support = app.add_channel("support", [ada, ben], channel_id="C0SUPPORT")
    team = app.add_channel("team", [ada, ben], channel_id="C0TEAM")
    return (
        slack_channel(team, ada, ben),
        slack_channel(support, ada, ben),
        slack_dm(ada, title="Ada, the admin"),
    )


def _telegram_team(app: telegram.Telegram) -> tuple[Pane, ...]:
    ada = app.add_user("Ada", user_id=int(TELEGRAM_ADMIN))
    ben = app.add_user("Ben")
    groups = {
        name: app.add_group(name.capitalize(), members=[ada, ben], chat_id=int(chat))
        for name, chat in TELEGRAM_GROUPS.items()
    }
    return tuple(telegram_group(groups[name], ada, ben) for name in ("team", "support", "admin"))


def become_customers(tx: Tx, cast: Cast, now: datetime) -> None:
    """The company's list of customers, as an import would bring it."""
    accounts = {"Dani Novak": "Initech", "Joon Park": "Hooli"}
    for user in cast.customers.in_slack:
        new = NewPerson(name=user.name, email=user.email or "", account=accounts[user.name])
        people.add_contact(tx, people.add(tx, new, now), Platform.SLACK)
    for friend in cast.customers.in_telegram:
        person_id = people.add(tx, NewPerson(name=friend.name, account="Globex"), now)
        chat = str(friend.id)
        people.add_contact(tx, person_id, Platform.TELEGRAM, user=chat, chat=chat)
