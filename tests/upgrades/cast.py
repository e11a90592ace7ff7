"""Who is met in the middle of something when one version takes over from another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from bot.chat.platforms import Platform
from sandbox import Sandbox
from sandbox.slack import Guest
from tests.invariants.restartable_house import Customer


class CastRole(StrEnum):
    OPEN = "open"
    """Has the question, and a reminder coming."""
    DETRACTOR = "detractor"
    """Answered 3: the alert stands, and words are asked for."""
    UNHAPPY = "unhappy"
    """Answered 2 without words, and is asked whether somebody may write."""
    PROMOTER = "promoter"
    """Answered 9, and may change it."""
    QUOTED = "quoted"
    """Answered 10 with words, and is asked for leave to quote them."""
    ADVOCATE = "advocate"
    """Answered 10 with words, and may be quoted by name."""
    NOT_NOW = "not now"
    NEVER = "never"
    """Wrote “start” afterwards, and is asked whether to be asked again."""
    VISITOR = "visitor"
    """Was never asked: gave feedback, and is choosing a language."""
    EDITED = "edited"
    """Answered 8; the process died while it sent the edit that shows it."""
    DOUBTFUL = "doubtful"
    """Has the question, and nobody knows that."""
    TAPPED = "tapped"
    """Tapped 8: acknowledged, and never worked."""
    PARKED = "parked"
    """Tapped 7: set aside."""
    QUEUED = "queued"
    """The campaign has reached them, the question is not sent."""
    WAITING = "waiting"
    """The campaign comes to them next."""
    MEANT = "meant"
    """Wrote “7 days I waited”, and is asked whether 7 is the score."""
    NOT_MEANT = "not meant"
    """Wrote the same, and said no."""
    CHANGING = "changing"
    """Answered 9 and typed 10, and is asked whether to change it."""
    PRESSED = "pressed"
    """Pressed 9; the process died while it sent the edit that the press allows."""
    WORDY = "wordy"
    """Answered 1 with more words than the alert shows. The thread below it is due."""
    ALARMING = "alarming"
    """Answered 0. The alert is in the channel, and the answer to it was lost."""
    SUSPENDED = "suspended"
    """A guest of the Slack workspace, taken for a customer by an earlier release."""
    UNVERIFIED = "unverified"
    """Tied by an earlier release, and not looked at since. Slack alone, as above."""
    LISTED = "listed"
    """Answered 2 in the same instant as others. One message names all these cases."""
    SHOWN = "shown"
    """As above. The admin pressed *Show*, and the alert is in the channel too."""
    REWORDED = "reworded"
    """As above. Typed words, and edited them."""
    PENDING = "pending"
    """Answered 4. The alert waits for the rest of the answer."""
    RHYTHM_DUE = "rhythm due"
    """Is asked by rhythm, now."""
    RHYTHM_PLANNED = "rhythm planned"
    """Is asked by rhythm, on a day of the next weeks."""
    UNSTARTED = "unstarted"
    """Is planned by a survey that waits for *Start*."""
    TICKET_WAITING = "ticket waiting"
    """Had an event, and is asked after it in two hours."""
    TICKET_ASKED = "ticket asked"
    """Was asked after an event."""
    TICKET_REOPENED = "ticket reopened"
    """Had an event that was taken back, and is not asked after it."""
    SATISFIED = "satisfied"
    """Answered 5 of 5 after an event."""
    DISSATISFIED = "dissatisfied"
    """Answered 1 of 5 after an event, with words. The alert stands."""
    REACHED = "reached"
    """Was asked by a campaign that is half done, and has a receipt."""
    AHEAD = "ahead"
    """Is asked by the same campaign next."""
    HELD = "held"
    """Waits in a campaign that is paused."""
    CONTACTED = "contacted"
    """Answered 2, wrote, wants a reply and wrote more. That stands below the alert."""
    IMPROVED = "improved"
    """Answered 3 and then 9, so that the case is resolved."""
    LINKED = "linked"
    """Opened a personal link. Telegram alone, as the next one."""
    LINK_UNUSED = "link unused"
    """Has a personal link, and no chat yet."""
    MEMBER = "member"
    """Is in a synced channel. Slack alone, as the next one."""
    LEFT = "left"
    """Was in that channel, and has left it."""
    CHURNED = "churned"
    """Was a customer until yesterday, as events tell."""
    ERASED = "erased"
    """Answered 1 with words, had an alert, and was erased."""
    JOINED = "joined"
    """The accounts of one person, whose two records were joined."""
    UNDELIVERED = "undelivered"
    """Telegram refused the question. The person has not opened the chat."""


NAMES: Final[Mapping[CastRole, tuple[str | None, str | None]]] = {
    CastRole.OPEN: ("Olga", "Omar"),
    CastRole.DETRACTOR: ("Dora", "Diego"),
    CastRole.UNHAPPY: ("Undine", "Umit"),
    CastRole.PROMOTER: ("Paula", "Pavel"),
    CastRole.QUOTED: ("Quirin", "Qadir"),
    CastRole.ADVOCATE: ("Agnes", "Anton"),
    CastRole.NOT_NOW: ("Nora", "Nils"),
    CastRole.NEVER: ("Nadia", "Noah"),
    CastRole.VISITOR: ("Vera", "Viktor"),
    CastRole.EDITED: ("Edda", "Emil"),
    CastRole.DOUBTFUL: ("Doris", "Denis"),
    CastRole.TAPPED: ("Tara", "Theo"),
    CastRole.PARKED: ("Petra", "Piet"),
    CastRole.QUEUED: ("Quinn", "Qiang"),
    CastRole.WAITING: ("Wanda", "Willem"),
    CastRole.MEANT: ("Mona", "Marek"),
    CastRole.NOT_MEANT: ("Nele", "Nuno"),
    CastRole.CHANGING: ("Clara", "Cemal"),
    CastRole.PRESSED: ("Priya", "Pedro"),
    CastRole.WORDY: ("Wilma", "Walid"),
    CastRole.ALARMING: ("Alma", "Aldo"),
    CastRole.SUSPENDED: ("Sven", None),
    CastRole.UNVERIFIED: ("Ursula", None),
    CastRole.LISTED: ("Lotte", "Luca"),
    CastRole.SHOWN: ("Selma", "Simon"),
    CastRole.REWORDED: ("Rosa", "Ruben"),
    CastRole.PENDING: ("Perla", "Panos"),
    CastRole.RHYTHM_DUE: ("Rhea", "Rolf"),
    CastRole.RHYTHM_PLANNED: ("Rieke", "Ramiro"),
    CastRole.UNSTARTED: ("Sofia", "Samir"),
    CastRole.TICKET_WAITING: ("Tilda", "Tarek"),
    CastRole.TICKET_ASKED: ("Thekla", "Timon"),
    CastRole.TICKET_REOPENED: ("Tonia", "Tibor"),
    CastRole.SATISFIED: ("Sanna", "Selim"),
    CastRole.DISSATISFIED: ("Dagmar", "Dilan"),
    CastRole.REACHED: ("Ronja", "Raoul"),
    CastRole.AHEAD: ("Ayla", "Artur"),
    CastRole.HELD: ("Hanna", "Hugo"),
    CastRole.CONTACTED: ("Carla", "Carlos"),
    CastRole.IMPROVED: ("Inez", "Igor"),
    CastRole.LINKED: (None, "Levin"),
    CastRole.LINK_UNUSED: (None, "Lasse"),
    CastRole.MEMBER: ("Marta", None),
    CastRole.LEFT: ("Lydia", None),
    CastRole.CHURNED: ("Chiara", "Chidi"),
    CastRole.ERASED: ("Erna", "Enzo"),
    CastRole.JOINED: ("Jana", "Janek"),
    CastRole.UNDELIVERED: (None, "Udalrich"),
}
"""In Slack, in Telegram."""
ASKED_APART: Final = frozenset(islice(CastRole, list(CastRole).index(CastRole.RHYTHM_DUE), None))
"""Who comes to their question, or to none, in a scene of their own."""
BY_EMAIL: Final = {CastRole.SUSPENDED, CastRole.UNVERIFIED}
"""Whom an email address ties to a person."""
FIRST_IN_TELEGRAM: Final = 5_100_000_001


@dataclass(frozen=True, kw_only=True)
class CastMember:
    role: CastRole
    platform: Platform
    user: str
    name: str

    @property
    def email(self) -> str | None:
        return f"{self.name.lower()}@hill.example" if self.role in BY_EMAIL else None

    @property
    def guest(self) -> Guest | None:
        return Guest.MULTI_CHANNEL if self.role is CastRole.SUSPENDED else None


def everyone() -> Iterator[CastMember]:
    """One of each role on each platform that it is on."""
    for number, (role, (in_slack, in_telegram)) in enumerate(NAMES.items()):
        user = f"U0CAST{number:02}"
        if in_slack is not None:
            yield CastMember(role=role, platform=Platform.SLACK, user=user, name=in_slack)
        user = str(FIRST_IN_TELEGRAM + number)
        if in_telegram is not None:
            yield CastMember(role=role, platform=Platform.TELEGRAM, user=user, name=in_telegram)


def invite(sandbox: Sandbox, people: Iterable[CastMember]) -> None:
    """They have the apps, and the bot may write to them."""
    for person in people:
        if person.platform is Platform.SLACK:
            sandbox.slack.add_user(
                person.name, user_id=person.user, email=person.email, guest=person.guest
            )
        else:
            user_id = int(person.user)
            user = sandbox.telegram.add_user(person.name, user_id=user_id, language_code="en")
            sandbox.telegram.world.room(user).opened = True


class SandboxCast:
    """The people as the sandbox knows them."""

    def __init__(self, sandbox: Sandbox, people: Iterable[CastMember]) -> None:
        self._customers = {(one.role, one.platform): _find(sandbox, one) for one in people}

    def of(self, *roles: CastRole) -> list[Customer]:
        """Who has these roles, on both platforms; nobody where the recording has none of them."""
        places = ((role, platform) for role in roles for platform in Platform)
        return [self._customers[place] for place in places if place in self._customers]

    def everybody(self) -> list[Customer]:
        """Who is still known by name."""
        return [one for (role, _), one in self._customers.items() if role is not CastRole.ERASED]


def _find(sandbox: Sandbox, person: CastMember) -> Customer:
    if person.platform is Platform.SLACK:
        return sandbox.slack.user(person.user)
    return sandbox.telegram.user(int(person.user))
