"""What staff ask for with ``/tentap``: ask people, see the figures."""

import re
from dataclasses import dataclass
from typing import Final

from bot.config import Config
from bot.messages import Message, Style, plain
from bot.taps import CampaignTap
from handlers import outreach, weekly
from handlers.events import Answer, Commanded, Reply, Toast
from handlers.occasion import Occasion
from handlers.outreach import CampaignError
from handlers.words import staff_texts
from storage.store import Tx

_COMMAS: Final = re.compile("[,，、]")


@dataclass(frozen=True, kw_only=True)
class Roles:
    """What the person who acts may do."""

    admin: bool = False
    """Ask, export, erase."""
    team: bool = False
    """See figures."""


def commanded(tx: Tx, event: Commanded, roles: Roles, config: Config, occasion: Occasion) -> Reply:
    """The answer of a command, for the eyes of who gave it."""
    name, _, rest = event.text.strip().partition(" ")
    match name.lower():
        case "ask":
            return _ask(tx, event, rest, roles, config, occasion)
        case "summary":
            return _summary(tx, roles, config, occasion)
        case "" | "help":
            return _said(config, "staff.help")
        case _:
            return _unknown(config, name)


def decided(tx: Tx, tap: CampaignTap, roles: Roles, config: Config, occasion: Occasion) -> Reply:
    """An admin's yes or no to a campaign that was shown."""
    if not roles.admin:
        return Toast(text=staff_texts(config)("toast.not_admin"))
    if not tap.confirmed:
        return Answer(message=outreach.cancel(tx, tap.campaign, config))
    message = outreach.start(tx, tap.campaign, seed=occasion.seed, config=config, now=occasion.now)
    return Answer(message=message)


def _ask(
    tx: Tx, event: Commanded, who: str, roles: Roles, config: Config, occasion: Occasion
) -> Reply:
    if not roles.admin:
        return _said(config, "staff.not_admin")
    names = [name.strip() for name in _COMMAS.split(who) if name.strip()]
    try:
        message = outreach.propose(
            tx,
            names,
            campaign=outreach.token(occasion.seed, "campaign"),
            asked_by=f"{event.user.platform}:{event.user.id}",
            config=config,
            now=occasion.now,
        )
    except CampaignError as error:
        return Answer(message=Message(paragraphs=(plain(str(error)),)))
    return Answer(message=message)


def _summary(tx: Tx, roles: Roles, config: Config, occasion: Occasion) -> Reply:
    if not (roles.team or roles.admin):
        return _said(config, "staff.not_member")
    return Answer(message=weekly.on_demand(tx, config, occasion.now))


def _said(config: Config, key: str) -> Answer:
    return Answer(message=Message(paragraphs=(plain(staff_texts(config)(key)),)))


def _unknown(config: Config, command: str) -> Answer:
    texts = staff_texts(config)
    paragraphs = (
        plain(texts("staff.unknown", command=command), Style.NORMAL),
        plain(texts("staff.help")),
    )
    return Answer(message=Message(paragraphs=paragraphs))
