"""What staff type after the slash, and what they are told."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

import pytest

from bot.chat.addresses import Address
from bot.chat.platforms import Platform
from bot.chat.taps import CampaignTap
from bot.config.config import Config
from bot.config.loading import load
from bot.figures.weeks import Week
from bot.language.texts import LANGUAGES, Texts
from bot.states import CampaignState, PersonKind
from handlers.updates import Commanded, InGroup, Pressed, PrivateReply, Toast, User
from handlers.usecases.campaigns import receipt
from handlers.usecases.context import Context
from handlers.usecases.roles import Actor, Role
from handlers.usecases.staff import commands
from handlers.usecases.staff.command_table import COMMANDS
from handlers.usecases.survey.queued_questions import token
from storage import campaigns, contacts, moved_chats, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import imported_answers
from tests.harness.summaries import title_of
from tests.storage.cast import NOW, answer

TAKES = "ask takes --survey, --where, --segment, --last-score and --not-asked-since."

DOCUMENT = {
    "product": "Acme",
    "slack": {},
    "survey": [{"key": key, "kind": "nps"} for key in ("relationship", "onboarding")],
}
CONFIG = load(DOCUMENT)
ADMIN = frozenset({Role.ADMIN})
TEAM = frozenset({Role.TEAM})
NO_ROLE = frozenset[Role]()
WHICH = "Which survey? There are: relationship, onboarding."


def typed(
    tx: Tx,
    text: str,
    roles: frozenset[Role] = ADMIN,
    config: Config = CONFIG,
    seed: bytes | None = None,
) -> str:
    """What an admin in Slack is told."""
    user = User(platform=Platform.SLACK, id="U0ADMIN")
    event = Commanded(user=user, chat="C1", private=False, text=text)
    actor = Actor(user=user, roles=roles, place="slack:C1")
    seed = text.encode(errors="replace")[:64] if seed is None else seed
    context = Context(config=config, now=NOW, actor=actor, source="slack:1", seed=seed)
    return commands.handle_command(tx, event, context).message.text


@pytest.fixture
def tomo(tx: Tx) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    contacts.add_contact(tx, person, Platform.SLACK, user="U0TOMO")


@pytest.mark.parametrize("text", ["ask", "ask ,", "ask --survey onboarding"])
def test_who_names_nobody_is_told_how_to(tx: Tx, text: str) -> None:
    people.add(tx, NewPerson(name="Dani Novak"), NOW)
    people.add(tx, NewPerson(name="Mia"), NOW)
    assert typed(tx, text) == "Who? Try /tentap ask all or /tentap ask Dani Novak, Mia."


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\n", "\N{NO-BREAK SPACE}", "\u3000"])
@pytest.mark.usefixtures("tomo")
def test_a_command_ends_at_any_blank(tx: Tx, blank: str) -> None:
    assert typed(tx, f"ask{blank}all").startswith("Ask 1 person now?")


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
    assert shown.startswith("Ask 1 person now?\nTomo\n")
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
    assert first.startswith("Acme NPS · ")
    assert first.endswith("Other surveys: onboarding. See one: /tentap summary --survey onboarding")
    assert second.startswith("Acme NPS, onboarding · ")


@pytest.mark.parametrize("roles", [ADMIN, TEAM])
def test_each_line_of_the_staffs_help_begins_with_the_command(
    tx: Tx, roles: frozenset[Role]
) -> None:
    lines = typed(tx, "help", roles).splitlines()
    assert len(lines) > 3
    assert all(line.startswith("/tentap ") for line in lines)


def test_staff_are_told_what_the_commands_are(tx: Tx) -> None:
    assert typed(tx, "sumary").startswith("I don't know “sumary”.")
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
    assert campaign.state is CampaignState.PROPOSED
    commands.decide_campaign(tx, pressed_by("U0ADMIN"), tap, context_of("U0ADMIN"))
    campaign = campaigns.by_token(tx, token)
    assert campaign is not None
    assert (campaign.state is CampaignState.REFUSED) is not confirmed


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
    assert told.splitlines() == [
        "I don't know “To mo[2J”.",
        "I don't know “\u200e\u2068דנה 7\u2069”.",
        "Nobody was asked.",
    ]
    assert typed(tx, "דנה\u202e").startswith("I don't know “\u200e\u2068דנה\u2069”.")


def test_a_name_from_a_mac_is_the_name_that_was_typed(tx: Tx) -> None:
    people.add(tx, NewPerson(name=unicodedata.normalize("NFD", "Jürgen 김")), NOW)
    assert "Jürgen 김" in typed(tx, "ask " + unicodedata.normalize("NFD", "Jürgen 김"))


# Names, as people type them


@pytest.fixture
def customers(tx: Tx) -> None:
    for name, user, account in (
        ("Dani Novak", "U0DANI", "Initech"),
        ("Ann Lee", "U0ANN", "Globex"),
        ("Élise Ördög", "U0ELISE", "Hooli"),
    ):
        person = people.add(tx, NewPerson(name=name, account=account), NOW)
        contacts.add_contact(tx, person, Platform.SLACK, user=user)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ask dani", "Dani Novak"),
        ("ask “Dani”", "Dani Novak"),
        ("ask @Dani", "Dani Novak"),
        ("ask @U0DANI|dani.n", "Dani Novak"),
        ("ask @U0DANI|nickname @U0ANN|a", "Dani Novak, Ann Lee"),
        ("ask Ann", "Ann Lee"),
        ("ask elise", "Élise Ördög"),
        ("ask novak, dani", "Dani Novak"),
        ("ask dani、ann，Élise", "Dani Novak, Ann Lee, Élise Ördög"),
        ("ask “Ann”, “dani” --survey “relationship”", "Ann Lee, Dani Novak"),
        ("ask —survey=‘relationship’ ann", "Ann Lee"),
        ("ask everybody", "Ann Lee, Dani Novak, Élise Ördög"),
        ("ask “all”", "Ann Lee, Dani Novak, Élise Ördög"),
    ],
)
@pytest.mark.usefixtures("customers")
def test_a_name_is_found_as_it_is_typed_and_shown_whole(tx: Tx, text: str, names: str) -> None:
    heading, shown, *_ = typed(tx, text).splitlines()
    assert heading.startswith("Ask ")
    assert shown == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ask dnai", "I don't know “dnai”. Did you mean Dani Novak? Nobody was asked."),
        ("ask @Elsie", "I don't know “@Elsie”. Did you mean Élise Ördög? Nobody was asked."),
        ("ask @U0NOBODY|zed", "I don't know “@zed”. Nobody was asked."),
        (
            "ask Ann, Zed, dnai",
            "I don't know “Zed”.\nI don't know “dnai”. Did you mean Dani Novak?\nNobody was asked.",
        ),
        ("ask <!channel>", "I don't know “<!channel>”. Nobody was asked."),
    ],
)
@pytest.mark.usefixtures("customers")
def test_an_unknown_name_asks_nobody(tx: Tx, text: str, told: str) -> None:
    assert typed(tx, text) == told
    assert tx.exec_driver_sql("SELECT count(*) FROM campaigns").scalar_one() == 0


@pytest.mark.usefixtures("customers")
def test_a_part_that_several_have_is_asked_about(tx: Tx) -> None:
    other = people.add(tx, NewPerson(name="Ann Brown", account="Umbrella"), NOW)
    assert typed(tx, "ask ann").splitlines() == [
        "Several people are called ann. Which one? Ask by number, such as: ask 2",
        "2 · Ann Lee, Globex, Slack U0ANN",
        f"{other} · Ann Brown, Umbrella",
    ]


def test_a_name_may_contain_a_comma(tx: Tx) -> None:
    for name in ("Novak, Dani", "Dani “The Boss” O'Neill"):
        contacts.add_contact(
            tx, people.add(tx, NewPerson(name=name), NOW), Platform.SLACK, user=name
        )
    for text, name in (
        ("ask Novak, Dani", "Novak, Dani"),
        ("ask “Novak, Dani”", "Novak, Dani"),
        ("ask Dani “The Boss” O’Neill", "Dani “The Boss” O'Neill"),
        ("ask oneill", "Dani “The Boss” O'Neill"),
    ):
        assert typed(tx, text).splitlines()[1] == name


@pytest.mark.long
def test_thousands_of_names_are_answered_briefly_and_soon(tx: Tx) -> None:
    for number in range(2_000):
        people.add(tx, NewPerson(name=f"Person {number:04} Ünique"), NOW)
    began = perf_counter()
    told = typed(tx, "ask " + ",".join(f"zz{number}" for number in range(1_000)))
    assert perf_counter() - began < 5
    assert told.splitlines()[-2:] == ["… and 995 more", "Nobody was asked."]
    assert len(typed(tx, "ask unique").splitlines()) == 22
    assert len(typed(tx, "ask pe, un, per, uni, pers, uniq, perso").splitlines()) == 5 * 22


# Options


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("summary --foo", "I don't know --foo. summary takes --survey and --week."),
        ("summary —foo=3 –bar", "I don't know --foo, --bar. summary takes --survey and --week."),
        ("ask all --week last", f"I don't know --week. {TAKES}"),
        ("ask --all", f"I don't know --all. {TAKES}"),
        ("summary please", "I don't know “please”. summary takes --survey and --week."),
        (
            "summary --week",
            "Which week? Write it as 2026-W47, a date such as 2026-11-16, last or this.",
        ),
        (
            "summary --week 40",
            "Which week? Write it as 2026-W47, a date such as 2026-11-16, last or this.",
        ),
        (
            "summary --week 2026-W53x",
            "Which week? Write it as 2026-W47, a date such as 2026-11-16, last or this.",
        ),
        ("summary --week 2026-W46", "2026-W46 hasn't started yet. The newest week is 2026-W45."),
        ("summary --week 1999-W01", "There's nothing before 2026-W44."),
    ],
)
def test_an_option_is_obeyed_or_refused_by_name(tx: Tx, text: str, told: str) -> None:
    assert typed(tx, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "summary --week 2026-W40",
        "summary —week “2026w40”",
        "summary 2026-W40",
        "summary --week W40",
    ],
)
def test_the_figures_of_any_week_are_shown(tx: Tx, text: str) -> None:
    person = people.add(tx, NewPerson(name="Tomo"), NOW)
    answer(tx, person, 9, now=datetime(2026, 9, 30, 9, tzinfo=UTC))
    assert typed(tx, text).startswith(title_of(Week.parse("2026-W40")))


def test_a_week_that_runs_is_said_to_be_unfinished(tx: Tx) -> None:
    told = typed(tx, "summary --week this").splitlines()
    assert told[0] == "2026-W45 isn't over yet. Here are its figures so far."
    assert told[1] == title_of(Week.parse("2026-W45"))


def test_figures_begin_with_the_first_imported_answer_too(tx: Tx) -> None:
    at = datetime(2026, 3, 4, 9, tzinfo=UTC)
    row = imported_answers.insert().values(survey="relationship", score=9, at=at, key="k")
    tx.execute(row)
    assert typed(tx, "summary --week 2026-W10").startswith("Acme NPS · 2–8 Mar 2026\n")
    assert typed(tx, "summary --week 2026-W09") == "There's nothing before 2026-W10."


# Help


@pytest.mark.parametrize("text", ["help ask", "ask --help", "ask help", "ask ?", "Help Ask"])
def test_ask_explains_itself(tx: Tx, text: str) -> None:
    told = typed(tx, text)
    assert told.startswith("/tentap ask all or /tentap ask NAME, NAME\n")
    assert "--survey KEY: which survey (relationship, onboarding)" in told


@pytest.mark.parametrize("text", ["help summary", "summary --help", "summary —help", "summary ?"])
def test_summary_explains_itself(tx: Tx, text: str) -> None:
    told = typed(tx, text, TEAM)
    assert told.startswith("/tentap summary\n")
    assert "--week 2026-W47: another week" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_names_every_option_in_every_language(language: str, command: str) -> None:
    text = Texts(language)(COMMANDS[command].help_text, command="/tentap", surveys="relationship")
    told = re.findall(r"--([a-z]+(?:-[a-z]+)*)", text)
    assert sorted(told) == sorted(COMMANDS[command].options)


# Who may


def test_staff_learn_which_admin_to_ask(tx: Tx) -> None:
    config = load({**DOCUMENT, "staff": {"admins": ["slack:U0ADA", "slack:U0NEW"]}})
    ada = people.add(tx, NewPerson(name="Ada", kind=PersonKind.STAFF), NOW)
    contacts.add_contact(tx, ada, Platform.SLACK, user="U0ADA")
    assert typed(tx, "ask all", TEAM, config) == "Only admins can do this. Ask Ada."
    assert typed(tx, "ask all", NO_ROLE, config) == "Only admins can do this."


def test_without_a_known_admin_nobody_is_named(tx: Tx) -> None:
    assert typed(tx, "ask all", TEAM) == "Only admins can do this."


# What follows the yes


def test_the_line_after_the_yes_says_when_and_where_results_come(tx: Tx, tomo: None) -> None:
    channels = {"channels": {"team": "slack:C0TEAM"}, "timezone": "Europe/Berlin"}
    for language, told in (
        ("en", "Asking 1 person. Results: Monday 9:00 in the team channel."),
        ("id", "Menanyai 1 orang. Hasilnya: Senin 9.00 di saluran tim."),
        ("ko", "1명에게 질문하고 있어요. 결과: 월요일 오전 9:00, 팀 채널."),
        ("zh", "正在询问 1 人。 结果：星期一 9:00，发布在团队频道。"),
    ):
        config = load({**DOCUMENT, **channels, "language": language})
        typed(tx, "ask all", ADMIN, config, seed=language.encode())
        campaign = token(language.encode(), "campaign")
        tap = CampaignTap(campaign=campaign, confirmed=True)
        context = replace(context_of("U0ADMIN"), config=config)
        reply = commands.decide_campaign(tx, pressed_by("U0ADMIN"), tap, context)
        assert isinstance(reply, PrivateReply)
        assert reply.message.text == told


# Words that a command does not take, "all" and "me", and the audience

RHYTHMS = load(
    {
        "slack": {},
        "survey": [
            {"key": "relationship", "kind": "nps", "ask": "rhythm"},
            {"key": "gold", "kind": "nps", "ask": "rhythm", "audience": {"plan": "gold"}},
        ],
    }
)


def test_a_forecast_and_a_summary_refuse_words_that_they_do_not_take(tx: Tx) -> None:
    assert typed(tx, "forecast gold", config=RHYTHMS) == (
        "I don't know “gold”. forecast takes --survey."
    )
    assert typed(tx, "summary gold", config=RHYTHMS) == (
        "I don't know “gold”. summary takes --survey and --week."
    )


def test_help_about_nothing_we_know_says_so(tx: Tx) -> None:
    text = typed(tx, "help nothing")
    assert text.startswith("I don't know “nothing”. Here's what I know:\n/tentap ask all: ")
    assert typed(tx, "help help") == typed(tx, "help")


@pytest.mark.parametrize("text", ["ask all Tomo", "ask all, Tomo", "ask Tomo, Everyone"])
@pytest.mark.usefixtures("tomo")
def test_all_stands_alone(tx: Tx, text: str) -> None:
    assert typed(tx, text) == (
        "The word all stands alone, since it already means everyone. Leave out the names, or the"
        " word. Nobody was asked."
    )


@pytest.mark.parametrize(
    "text", ["ask \u202eall", "ask \u200fall", "a\u202esk all\u2069", "\u202eask\u202c all\u200b"]
)
@pytest.mark.usefixtures("tomo")
def test_invisible_marks_change_no_command(tx: Tx, text: str) -> None:
    assert typed(tx, text).startswith("Ask 1 person now?")


ME = (
    "Sending you a test question in your own chat with me. Your answer won't count. A low score"
    " also posts a test alert in the support channel."
)


def test_an_admin_gets_a_test_question(tx: Tx) -> None:
    assert typed(tx, "ask Me --survey onboarding") == ME
    sent = tx.exec_driver_sql("SELECT survey, test FROM invitations").all()
    assert [tuple(one) for one in sent] == [("onboarding", 1)]
    assert typed(tx, "ask me --segment detractor") == (
        "I don't know --segment. ask me takes --survey."
    )


def test_an_admin_who_chose_never_gets_no_test_question(tx: Tx) -> None:
    admin = people.add(tx, NewPerson(name="Ada"), NOW)
    contacts.add_contact(tx, admin, Platform.SLACK, user="U0ADMIN")
    people.stop_asking(tx, admin, None, NOW)
    assert typed(tx, "ask me").startswith("You've paused questions or chosen never")


def test_a_preview_counts_who_is_not_in_the_audience(
    tx: Tx, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, plan in (("Ann", "Gold"), ("Ben", "free"), ("Cleo", "")):
        person = people.add(tx, NewPerson(name=name, properties={"plan": plan}), NOW)
        contacts.add_contact(tx, person, Platform.SLACK, user=f"U0{name.upper()}")
    line = (
        "2 of them aren't in the survey's audience (plan = gold). "
        "To leave them out, add --where plan=gold"
    )
    assert line in typed(tx, "ask all --survey gold", config=RHYTHMS).splitlines()
    assert "audience" not in typed(tx, "ask all", config=RHYTHMS, seed=b"1")
    narrow = "ask all --survey gold --where plan=gold"
    assert "audience" not in typed(tx, narrow, config=RHYTHMS, seed=b"2")
    monkeypatch.setattr(receipt, "MOST_JUDGED", 2)
    many = typed(tx, "ask all --survey gold", config=RHYTHMS, seed=b"3")
    assert line in many.splitlines()
