"""What staff type after the slash, and what they are told."""

import unicodedata

import pytest

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.chat.taps import CampaignTap
from bot.config.loading import load
from bot.language.texts import LANGUAGES, Texts
from handlers.updates import Commanded, InGroup, Pressed, PrivateReply, Toast, User
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.staff import commands
from storage import campaigns, contacts, moved_chats, people
from storage.engine.store import Tx
from storage.people import NewPerson
from tests.storage.cast import NOW

DOCUMENT = {
    "slack": {},
    "survey": [{"key": key, "kind": "nps"} for key in ("relationship", "onboarding")],
}
CONFIG = load(DOCUMENT)
ADMIN = frozenset({Role.ADMIN})
TEAM = frozenset({Role.TEAM})
NO_ROLE = frozenset[Role]()
WHICH = "Which survey? In bot.toml: relationship, onboarding."


def typed(tx: Tx, text: str, roles: frozenset[Role] = ADMIN) -> str:
    """What an admin in Slack is told."""
    user = User(platform=Platform.SLACK, id="U0ADMIN")
    event = Commanded(user=user, chat="C1", private=False, text=text)
    actor = Actor(user=user, roles=roles, place="slack:C1")
    context = Context(config=CONFIG, now=NOW, actor=actor, source="slack:1", seed=text.encode())
    return commands.handle_command(tx, event, context).message.text


@pytest.fixture
def tomo(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.SLACK, user="U0TOMO")


@pytest.mark.parametrize("text", ["ask", "ask ,", "ask --survey onboarding"])
def test_who_names_nobody_is_told_how_to(tx: Tx, text: str) -> None:
    assert typed(tx, text).startswith("Name whom to ask: ask NAME, NAME … or ask all.")


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\n", "\N{NO-BREAK SPACE}", "\u3000"])
@pytest.mark.usefixtures("tomo")
def test_a_command_ends_at_any_blank(tx: Tx, blank: str) -> None:
    assert typed(tx, f"ask{blank}all").startswith("1 person would be asked now:")


@pytest.mark.parametrize(
    ("text", "survey"),
    [
        ("ask Tomo", "relationship"),
        ("ask --survey onboarding Tomo", "onboarding"),
        ("ask Tomo --survey onboarding", "onboarding"),
        ("ask Tomo, --survey=Onboarding", "onboarding"),
        ("ask —survey onboarding, all", "onboarding"),
        ("Ask –survey onboarding all", "onboarding"),
    ],
)
@pytest.mark.usefixtures("tomo")
def test_an_admin_says_which_survey_asks(tx: Tx, text: str, survey: str) -> None:
    shown = typed(tx, text)
    assert shown.startswith("1 person would be asked now:\nTomo\n")
    assert f"\nSurvey: {survey}\n" in shown
    [campaign] = [
        campaigns.by_token(tx, token)
        for (token,) in tx.exec_driver_sql("SELECT token FROM campaigns")
    ]
    assert campaign is not None
    assert campaign.survey == survey


@pytest.mark.parametrize(
    "text", ["ask --survey keynote Tomo", "ask Tomo --survey", "summary --survey keynote"]
)
@pytest.mark.usefixtures("tomo")
def test_who_names_no_survey_of_ours_is_told_which_there_are(tx: Tx, text: str) -> None:
    assert typed(tx, text) == WHICH


def test_each_survey_has_its_summary(tx: Tx) -> None:
    first, second = typed(tx, "summary"), typed(tx, "summary --survey onboarding")
    assert first.startswith("relationship: week")
    assert first.endswith(
        "Other surveys: onboarding. To see one: /tentap summary --survey onboarding"
    )
    assert second.startswith("onboarding: week")


@pytest.mark.parametrize("roles", [ADMIN, TEAM])
def test_each_line_of_the_staffs_help_begins_with_the_command(
    tx: Tx, roles: frozenset[Role]
) -> None:
    lines = typed(tx, "help", roles).splitlines()
    assert len(lines) > 3
    assert all(line.startswith("/tentap ") for line in lines)


def test_staff_are_told_what_the_commands_are(tx: Tx) -> None:
    assert typed(tx, "sumary").startswith("I do not know “sumary”.")
    assert "/tentap summary:" in typed(tx, "sumary")


@pytest.mark.parametrize("text", ["help", "", "ask all", "summary", "foo"])
def test_customers_are_told_nothing_of_what_staff_configure(tx: Tx, text: str) -> None:
    told = typed(tx, text, NO_ROLE)
    assert "bot.toml" not in told
    assert "--survey" not in told
    assert "ask all" not in told


@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.usefixtures("tomo")
def test_a_press_by_another_admin_decides_nothing(tx: Tx, confirmed: bool) -> None:
    typed(tx, "ask all")
    [token] = tx.exec_driver_sql("SELECT token FROM campaigns").scalars()
    tap = CampaignTap(campaign=token, confirmed=confirmed)
    told = commands.decide_campaign(tx, pressed_by("U0OTHER"), tap, context_of("U0OTHER"))
    assert told == Toast(text=Texts("en")("toast.not_asker"))
    campaign = campaigns.by_token(tx, token)
    assert campaign is not None
    assert campaign.confirmed is None
    commands.decide_campaign(tx, pressed_by("U0ADMIN"), tap, context_of("U0ADMIN"))
    campaign = campaigns.by_token(tx, token)
    assert campaign is not None
    assert campaign.confirmed is confirmed


def context_of(user: str) -> Context:
    """Of a press by this admin."""
    account = User(platform=Platform.SLACK, id=user)
    actor = Actor(user=account, roles=ADMIN, place="slack:C1")
    return Context(config=CONFIG, now=NOW, actor=actor, source="slack:2", seed=b"seed")


def pressed_by(user: str) -> Pressed:
    return Pressed(
        user=User(platform=Platform.SLACK, id=user),
        chat="C1",
        message=None,
        data="",
        private=False,
        callback="1",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_is_told_in_the_language_of_the_one_who_asked(tx: Tx, language: str) -> None:
    told = answer_in(tx, "telegram:-500", "telegram:-100", language=language).in_group
    texts = Texts(language)
    assert told == InGroup(sent=texts("group.sent"), start_first=texts("group.start_first"))


def test_the_staffs_group_keeps_its_answers_when_it_moves(tx: Tx) -> None:
    moved_chats.record_move(tx, "-500", "-100500")
    assert answer_in(tx, "telegram:-100500", "telegram:-500").in_group is None
    assert answer_in(tx, "telegram:-500", "telegram:-500").in_group is not None


def answer_in(tx: Tx, chat: str, support: str, *, language: str = "en") -> PrivateReply:
    """What somebody who is no member of the staff is told there."""
    document = {**DOCUMENT, "telegram": {}, "channels": {"support": support}}
    here = Address.parse(chat)
    user = User(platform=here.platform, id="7", language=language)
    event = Commanded(user=user, chat=here.chat, private=False, text="help")
    context = Context(config=load(document), now=NOW, actor=Actor(user=user))
    return commands.handle_command(tx, event, context)


@pytest.mark.parametrize("language", LANGUAGES)
def test_customers_are_helped_in_their_own_language(tx: Tx, language: str) -> None:
    person = people.add(tx, NewPerson(name="Tomo", language=language), NOW)
    contacts.add_contact(tx, person, Platform.SLACK, user="U0ADMIN")
    texts = Texts(language, product=CONFIG.product)
    assert typed(tx, "help", NO_ROLE) == texts("note.help")
    assert typed(tx, "foo", NO_ROLE) == texts("note.unknown", command="foo")


@pytest.mark.parametrize("text", ["ask all", "summary --survey onboarding"])
def test_who_has_no_role_is_told_so_and_nothing_else(tx: Tx, text: str) -> None:
    assert "admins" in typed(tx, text, NO_ROLE)
    assert "onboarding" not in typed(tx, text, NO_ROLE)


def test_what_was_typed_is_said_back_in_one_line_and_apart_from_ours(tx: Tx) -> None:
    told = typed(tx, "ask To\nmo\x1b[2J, דנה 7")
    assert told.startswith("Nobody is called To mo[2J, \u200e\u2068דנה 7\u2069. Nothing was asked.")
    assert typed(tx, "דנה\u202e").startswith("I do not know “\u200e\u2068דנה\u2069”.")


def test_a_name_from_a_mac_is_the_name_that_was_typed(tx: Tx) -> None:
    people.add(tx, NewPerson(name=unicodedata.normalize("NFD", "Jürgen 김")), NOW)
    assert "Jürgen 김" in typed(tx, "ask " + unicodedata.normalize("NFD", "Jürgen 김"))
