"""Each action of the staff leaves one line, and one that was refused leaves none."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.chat.case_taps import CaseTap, CauseTap, NoteTap, OldCasesTap, ShowCaseTap, SnoozeTap
from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import (
    CampaignChange,
    CampaignChangeTap,
    CampaignTap,
    HowSureTap,
    OtherPersonTap,
    SamePersonTap,
    ShareTap,
    StartTap,
    Tap,
)
from bot.config.loading import load
from bot.ids import CaseId, PersonId
from bot.states import CaseAction
from handlers.updates import Commanded, FormSent, HomeOpened, Pressed, Reply, User
from handlers.usecases.context import Context
from handlers.usecases.roles import NEEDED, Action, Actor, Role
from handlers.usecases.router import route
from handlers.usecases.survey.queued_questions import token
from sandbox import Sandbox
from storage import audit, cases, contacts, people, rhythms
from storage.audit import AuditEntry
from storage.engine.store import Tx
from storage.messaging import inbox, outbox, quarantine
from storage.messaging.inbox import Arrival
from storage.messaging.keys import MeetingKey
from storage.messaging.outbox import Item
from storage.people import NewPerson
from storage.rhythms import Rhythm
from storage.schema import cases as case_rows
from storage.states import OutboxKind
from tests.harness.command_line import call
from tests.harness.sqlite import close_tx, migrated, open_tx
from tests.storage.cast import NOW, answer

TOML = """
database = "sqlite:tentap.db"

[slack]

[[survey]]
key = "relationship"
kind = "nps"
"""
CONFIG = load(
    {
        "slack": {},
        "channels": {"team": "slack:C0TEAM", "support": "slack:C0TEAM"},
        "survey": [{"key": "relationship", "kind": "nps"}],
    }
)
SECURITY = Path(__file__).parents[4] / "docs" / "security.md"
SEED = b"seed"
CAMPAIGN = token(SEED, "campaign")
PEOPLE = "name,slack\nMara Secret,U0MARA\n"
ANSWERS = "when,score,words\n2026-10-01,9,so very secret\n"
EVENTS = "slack,event,at\nU0TOMO,churned,2025-10-01\n"
ADMIN, TEAM = frozenset({Role.ADMIN}), frozenset({Role.TEAM})
SUPPORT = frozenset({Role.SUPPORT})


class Desk:
    """A folder with a database, in chat and on the console; Tomo Secret is known there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "bot.toml").write_text(TOML)
        migrated(folder / "tentap.db")
        with self._tx() as tx:
            tomo = people.add(tx, NewPerson(name="Tomo Secret"), NOW)
            contacts.add_contact(tx, tomo, Platform.SLACK, user="U0TOMO", chat="D1")

    @contextmanager
    def _tx(self) -> Iterator[Tx]:
        opened = open_tx(self.folder / "tentap.db")
        try:
            yield opened
        finally:
            close_tx(opened)

    def lines(self) -> list[AuditEntry]:
        with self._tx() as tx:
            return list(audit.latest(tx, 99))

    def forget_lines(self, action: str = "%") -> None:
        with self._tx() as tx:
            tx.exec_driver_sql("DELETE FROM audit WHERE action LIKE ?", (action,))

    def _context(self, user: User, roles: frozenset[Role]) -> Context:
        actor = Actor(user=user, roles=roles, place="slack:C0TEAM")
        return Context(config=CONFIG, now=NOW, actor=actor, source="slack/1", seed=SEED)

    def type(self, text: str, roles: frozenset[Role] = ADMIN) -> Reply | None:
        user = User(platform=Platform.SLACK, id="U0ADMIN")
        event = Commanded(user=user, chat="C0TEAM", private=False, text=text)
        with self._tx() as tx:
            return route(tx, event, self._context(user, roles))

    def open_home(self, roles: frozenset[Role]) -> None:
        user = User(platform=Platform.SLACK, id="U0ADMIN")
        with self._tx() as tx:
            route(tx, HomeOpened(user=user), self._context(user, roles))

    def press(
        self, *, confirmed: bool, who: str = "U0ADMIN", roles: frozenset[Role] = ADMIN
    ) -> Reply | None:
        return self.tap(CampaignTap(campaign=CAMPAIGN, confirmed=confirmed), who=who, roles=roles)

    def tap(self, tap: Tap, *, who: str = "U0ADMIN", roles: frozenset[Role] = TEAM) -> Reply | None:
        user = User(platform=Platform.SLACK, id=who)
        event = Pressed(
            user=user, chat="C0TEAM", message=None, data=pack(tap), private=False, callback="1"
        )
        with self._tx() as tx:
            return route(tx, event, self._context(user, roles))

    def command(self, *words: str, env: Mapping[str, str] | None = None) -> int:
        """Typed on the console; how it ended."""
        config = str(self.folder / "bot.toml")
        return call([*words, "--config", config], env=env).exit_code

    def command_to_platforms(self, *words: str) -> None:
        """Typed on the console, where Slack and Telegram answer."""
        asyncio.run(self._command_to_platforms(*words))

    async def _command_to_platforms(self, *words: str) -> None:
        async with Sandbox() as sandbox:
            mara = sandbox.slack.add_user("Mara Secret")
            sandbox.slack.add_channel("customers", [mara], channel_id="C0CUSTOMERS")
            slack, telegram = f'api_url = "{sandbox.url}/api/"', f'api_url = "{sandbox.url}"'
            toml = TOML.replace("[slack]", f"[slack]\n{slack}\n[telegram]\n{telegram}")
            (self.folder / "bot.toml").write_text(toml)
            env = {
                "TENTAP_SLACK_BOT_TOKEN": sandbox.slack.bot_token,
                "TENTAP_TELEGRAM_TOKEN": sandbox.telegram.token,
            }
            await asyncio.to_thread(self.command, *words, env=env)

    def start(self, roles: frozenset[Role] = ADMIN) -> None:
        """Press *Start* below the forecast of a survey that is planned."""
        with self._tx() as tx:
            planned = Rhythm(survey="relationship", seed="00", settings="{}", checked_at=NOW)
            rhythms.add(tx, planned)
        self.tap(StartTap(survey="relationship"), roles=roles)

    def close_old_cases(self, roles: frozenset[Role] = ADMIN) -> None:
        """Press *Close them* below the offer, while there is a case from before the upgrade."""
        with self._tx() as tx:
            answered = answer(tx, people.named(tx, "Tomo Secret")[0].id, 3)
            cases.add(tx, answered, NOW - timedelta(days=40))
            tx.execute(update(case_rows).values(has_clock=False))
        self.tap(OldCasesTap(before=NOW, close=True), roles=roles)

    def show_listed(self, roles: frozenset[Role]) -> None:
        """Press *Show* for the first case, which a collecting message names."""
        with self._tx() as tx:
            answered = answer(tx, people.named(tx, "Tomo Secret")[0].id, 3)
            case_id = cases.add(tx, answered, NOW).id
            cases.put_on_list(tx, [case_id], case_id)
        self.show(roles)

    def show(self, roles: frozenset[Role]) -> None:
        self.tap(ShowCaseTap(case=CaseId(1)), roles=roles)

    def press_case(self, action: CaseAction, roles: frozenset[Role] = SUPPORT) -> None:
        """Press a button of the card of a new case."""
        self._tap_case(lambda case: CaseTap(case=case, version=0, action=action), roles)

    def snooze(self, roles: frozenset[Role] = SUPPORT) -> None:
        self._tap_case(lambda case: SnoozeTap(case=case, version=0, days=3), roles)

    def resolve(self, roles: frozenset[Role] = SUPPORT) -> None:
        self._tap_case(lambda case: CauseTap(case=case, version=0, cause="-"), roles)

    def note(self, roles: frozenset[Role] = SUPPORT) -> None:
        """Send the form for a note about a new case."""
        with self._tx() as tx:
            case = cases.add(tx, answer(tx, people.named(tx, "Tomo Secret")[0].id, 3), NOW).id
        user = User(platform=Platform.SLACK, id="U0ADMIN")
        event = FormSent(user=user, tap=pack(NoteTap(case=case)), text="so very secret")
        with self._tx() as tx:
            route(tx, event, self._context(user, roles))

    def reopen(self, roles: frozenset[Role] = SUPPORT) -> None:
        self.resolve()
        self.forget_lines()
        tap = CaseTap(case=CaseId(1), version=1, action=CaseAction.REOPEN)
        self.tap(tap, roles=roles)

    def reply(self, roles: frozenset[Role] = SUPPORT) -> None:
        """Send the form of a new case."""
        with self._tx() as tx:
            person = people.named(tx, "Tomo Secret")[0].id
            case = cases.add(tx, answer(tx, person, 3), NOW).id
            tap = CaseTap(case=case, version=0, action=CaseAction.REPLY)
            user = User(platform=Platform.SLACK, id="U0ADMIN", name="Ada Secret")
            event = FormSent(user=user, tap=pack(tap), text="A secret for Tomo")
            route(tx, event, self._context(user, roles))

    def _tap_case(self, tap: Callable[[CaseId], Tap], roles: frozenset[Role]) -> None:
        with self._tx() as tx:
            case = cases.add(tx, answer(tx, people.named(tx, "Tomo Secret")[0].id, 3), NOW).id
        self.tap(tap(case), roles=roles)

    def second_person(self) -> str:
        """Another record of Tomo; its number."""
        with self._tx() as tx:
            return str(people.add(tx, NewPerson(name="Tomo T. Secret"), NOW))

    @property
    def met(self) -> MeetingKey:
        """A line says that another account has Tomo's email address."""
        with self._tx() as tx:
            other = people.add(tx, NewPerson(name="Tomo T. Secret"), NOW)
            contact = contacts.add_contact(tx, other, Platform.TELEGRAM, user="77")
            key = MeetingKey(contact=contact, person=PersonId(1))
            item = Item(
                kind=OutboxKind.MEETING,
                key=key,
                queue=Platform.SLACK,
                recipient="support",
                due_at=NOW,
                payload={"standing": "guest"},
            )
            outbox.put(tx, item, NOW)
            return key

    @property
    def same(self) -> Tap:
        return SamePersonTap(**vars(self.met))

    @property
    def apart(self) -> Tap:
        return OtherPersonTap(**vars(self.met))

    def file(self, content: str) -> str:
        path = self.folder / "list.csv"
        path.write_text(content)
        return str(path)

    def set_aside(self) -> str:
        """An update that could not be worked; its number."""
        came = Arrival(
            platform=Platform.SLACK,
            key="1",
            chat="D1",
            body='{"text": "secret"}',
            received_at=datetime.now(UTC) - timedelta(hours=1),
        )
        with self._tx() as tx:
            (row,) = inbox.add(tx, [came], "us")
            assert row is not None
            quarantine.add(tx, row.id, "KeyError in its work")
            return str(row.id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def proposed(desk: Desk) -> None:
    """A campaign waits for its yes or no; that it was proposed is no part of what is looked at."""
    desk.type("ask all")
    desk.forget_lines()


def change_campaign(desk: Desk, change: CampaignChange, roles: frozenset[Role]) -> None:
    """What went before is no part of what is looked at."""
    decide(desk, confirmed=True)
    desk.forget_lines()
    desk.tap(CampaignChangeTap(campaign=CAMPAIGN, change=change), roles=roles)


def change_twice(desk: Desk, change: CampaignChange) -> None:
    change_campaign(desk, change, ADMIN)
    desk.forget_lines()
    desk.tap(CampaignChangeTap(campaign=CAMPAIGN, change=change), who="U0OTHER", roles=ADMIN)


def resume_all(desk: Desk) -> None:
    desk.type("pause")
    desk.forget_lines()
    desk.type("resume")


def decide(desk: Desk, *, confirmed: bool) -> None:
    proposed(desk)
    desk.press(confirmed=confirmed)


def decide_as(desk: Desk, who: str, roles: frozenset[Role]) -> None:
    proposed(desk)
    desk.press(confirmed=True, who=who, roles=roles)


def decide_twice(desk: Desk) -> None:
    decide(desk, confirmed=True)
    desk.forget_lines()
    desk.press(confirmed=False)


SHARE = ShareTap(survey="relationship", week="2026-W44")


def share_again(desk: Desk) -> None:
    desk.tap(SHARE)
    desk.forget_lines()
    desk.tap(SHARE)


def join_people(desk: Desk) -> None:
    desk.command("people", "join", "1", desk.second_person(), "--yes")


def undo_join(desk: Desk) -> None:
    join_people(desk)
    desk.command("people", "join", "--undo", "1", "--yes")
    desk.forget_lines(Action.JOIN_PEOPLE)


def import_answers(desk: Desk, content: str) -> None:
    columns = ("--score", "score", "--at", "when", "--comment", "words")
    desk.command("answers", "import", desk.file(content), *columns)


def issue_links(desk: Desk, *options: str) -> None:
    file = str(desk.folder / "links.csv")
    desk.command_to_platforms("people", "links", file, *options)


def sync_channel(desk: Desk, *options: str) -> None:
    words = ("people", "sync", "slack", "--channel", "C0CUSTOMERS", *options)
    desk.command_to_platforms(*words)


Act = Callable[[Desk], object]
Who = tuple[str, str]
IN_CHAT: Who = ("slack:U0ADMIN", "slack:C0TEAM")
ON_CONSOLE: Who = ("console", "console")

CARRIED_OUT: Mapping[str, tuple[Action, str, Who, Act]] = {
    "a card of a collecting message": (
        Action.SHOW_CASE,
        "case 1",
        IN_CHAT,
        lambda desk: desk.show_listed(SUPPORT),
    ),
    "a case's history": (
        Action.SEE_CASE,
        "case 1",
        IN_CHAT,
        lambda desk: desk.press_case(CaseAction.HISTORY),
    ),
    "the open cases": (
        Action.SEE_CASES,
        "cases",
        IN_CHAT,
        lambda desk: desk.type("cases mine", SUPPORT),
    ),
    "a person": (
        Action.SEE_PERSON,
        "person 1",
        IN_CHAT,
        lambda desk: desk.type("person Tomo Secret", SUPPORT),
    ),
    "the team's App Home": (
        Action.SEE_HOME,
        "home",
        IN_CHAT,
        lambda desk: desk.open_home(TEAM),
    ),
    "comments in chat": (
        Action.SEE_FIGURES,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.type("comments", TEAM),
    ),
    "a claimed case": (
        Action.CLAIM_CASE,
        "case 1",
        IN_CHAT,
        lambda desk: desk.press_case(CaseAction.CLAIM),
    ),
    "a reply": (Action.REPLY_TO_CUSTOMER, "case 1", IN_CHAT, lambda desk: desk.reply()),
    "a snoozed case": (Action.SNOOZE_CASE, "case 1", IN_CHAT, lambda desk: desk.snooze()),
    "a resolved case": (Action.RESOLVE_CASE, "case 1", IN_CHAT, lambda desk: desk.resolve()),
    "a note about a case": (Action.NOTE_CASE, "case 1", IN_CHAT, lambda desk: desk.note()),
    "a reopened case": (Action.REOPEN_CASE, "case 1", IN_CHAT, lambda desk: desk.reopen()),
    "old cases that are closed": (
        Action.CLOSE_OLD_CASES,
        "cases",
        IN_CHAT,
        lambda desk: desk.close_old_cases(),
    ),
    "a summary in chat": (
        Action.SEE_FIGURES,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.type("summary", TEAM),
    ),
    "the certainty of a summary": (
        Action.SEE_FIGURES,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.tap(HowSureTap(survey="relationship", week="2026-W44")),
    ),
    "a shared summary": (
        Action.SHARE_FIGURES,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.tap(SHARE),
    ),
    "a proposal in chat": (
        Action.ASK,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: desk.type("ask Tomo Secret"),
    ),
    "a question on the console": (
        Action.ASK,
        "survey relationship",
        ON_CONSOLE,
        lambda desk: desk.command("ask", "Tomo Secret", "--yes"),
    ),
    "a person's plan": (
        Action.SEE_PLANS,
        "person 1",
        IN_CHAT,
        lambda desk: desk.type("why Tomo Secret", TEAM),
    ),
    "a start": (
        Action.START_RHYTHM,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.start(),
    ),
    "a paused campaign": (
        Action.CHANGE_CAMPAIGN,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: change_campaign(desk, CampaignChange.PAUSE, ADMIN),
    ),
    "all asking, paused in chat": (
        Action.PAUSE_ASKING,
        "asking",
        IN_CHAT,
        lambda desk: desk.type("pause"),
    ),
    "all asking, paused on the console": (
        Action.PAUSE_ASKING,
        "asking",
        ON_CONSOLE,
        lambda desk: desk.command("pause"),
    ),
    "the end of a pause": (Action.RESUME_ASKING, "asking", IN_CHAT, resume_all),
    "a preview in chat": (
        Action.PREVIEW_SURVEY,
        "survey relationship",
        IN_CHAT,
        lambda desk: desk.type("preview relationship"),
    ),
    "a yes": (
        Action.DECIDE_CAMPAIGN,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: decide(desk, confirmed=True),
    ),
    "a no": (
        Action.DECIDE_CAMPAIGN,
        f"campaign {CAMPAIGN}",
        IN_CHAT,
        lambda desk: decide(desk, confirmed=False),
    ),
    "two records of one person": (
        Action.JOIN_PEOPLE,
        "person 1",
        ON_CONSOLE,
        lambda desk: join_people(desk),
    ),
    "one person in chat": (
        Action.JOIN_PEOPLE,
        "person 1",
        IN_CHAT,
        lambda desk: desk.tap(desk.same, roles=ADMIN),
    ),
    "a join that is taken back": (
        Action.UNDO_JOIN,
        "person 1",
        ON_CONSOLE,
        lambda desk: undo_join(desk),
    ),
    "two people in chat": (
        Action.KEEP_APART,
        "person 1",
        IN_CHAT,
        lambda desk: desk.tap(desk.apart, roles=ADMIN),
    ),
    "people": (
        Action.IMPORT_PEOPLE,
        "people",
        ON_CONSOLE,
        lambda desk: desk.command("people", "import", desk.file(PEOPLE)),
    ),
    "answers": (
        Action.IMPORT_ANSWERS,
        "survey relationship",
        ON_CONSOLE,
        lambda desk: import_answers(desk, ANSWERS),
    ),
    "events": (
        Action.IMPORT_EVENTS,
        "events",
        ON_CONSOLE,
        lambda desk: desk.command("events", "import", desk.file(EVENTS)),
    ),
    "an event": (
        Action.RECORD_EVENT,
        "person 1",
        ON_CONSOLE,
        lambda desk: desk.command("event", "churned", "Tomo Secret"),
    ),
    "a person who is erased": (
        Action.ERASE_PERSON,
        "person erased",
        ON_CONSOLE,
        lambda desk: desk.command("people", "erase", "Tomo Secret", "--yes"),
    ),
    "a person who is exported": (
        Action.EXPORT_PERSON,
        "person 1",
        ON_CONSOLE,
        lambda desk: desk.command("people", "export", "1", "--output", str(desk.folder)),
    ),
    "personal links": (
        Action.ISSUE_LINKS,
        "personal links",
        ON_CONSOLE,
        lambda desk: issue_links(desk),
    ),
    "a channel": (
        Action.SYNC_CHANNEL,
        "channel C0CUSTOMERS",
        ON_CONSOLE,
        lambda desk: sync_channel(desk, "--yes"),
    ),
    "a wish that came by mail": (
        Action.SET_PERSON,
        "person 1",
        ON_CONSOLE,
        lambda desk: desk.command("people", "set", "1", "--ask", "never"),
    ),
    "an update that is tried again": (
        Action.RETRY_UPDATE,
        "update 1",
        ON_CONSOLE,
        lambda desk: desk.command("quarantine", "retry", desk.set_aside()),
    ),
    "an update that is dropped": (
        Action.DROP_UPDATE,
        "update 1",
        ON_CONSOLE,
        lambda desk: desk.command("quarantine", "drop", desk.set_aside()),
    ),
}
REFUSED: Mapping[str, tuple[Action, Act]] = {
    "a case's history for the team": (
        Action.SEE_CASE,
        lambda desk: desk.press_case(CaseAction.HISTORY, TEAM),
    ),
    "the open cases for the team": (Action.SEE_CASES, lambda desk: desk.type("cases", TEAM)),
    "open cases of no such kind": (Action.SEE_CASES, lambda desk: desk.type("cases no", SUPPORT)),
    "a person for a customer": (
        Action.SEE_PERSON,
        lambda desk: desk.type("person Tomo Secret", frozenset()),
    ),
    "a person of no such name": (
        Action.SEE_PERSON,
        lambda desk: desk.type("person Nobody", SUPPORT),
    ),
    "a customer's own App Home": (Action.SEE_HOME, lambda desk: desk.open_home(frozenset())),
    "comments for support": (Action.SEE_FIGURES, lambda desk: desk.type("comments", SUPPORT)),
    "a claim by the team": (
        Action.CLAIM_CASE,
        lambda desk: desk.press_case(CaseAction.CLAIM, TEAM),
    ),
    "a reply by the team": (Action.REPLY_TO_CUSTOMER, lambda desk: desk.reply(TEAM)),
    "a snooze by the team": (Action.SNOOZE_CASE, lambda desk: desk.snooze(TEAM)),
    "a resolved case by the team": (Action.RESOLVE_CASE, lambda desk: desk.resolve(TEAM)),
    "a note by the team": (Action.NOTE_CASE, lambda desk: desk.note(TEAM)),
    "a reopened case by the team": (Action.REOPEN_CASE, lambda desk: desk.reopen(TEAM)),
    "old cases closed by support": (
        Action.CLOSE_OLD_CASES,
        lambda desk: desk.close_old_cases(SUPPORT),
    ),
    "a pause by the team": (
        Action.CHANGE_CAMPAIGN,
        lambda desk: change_campaign(desk, CampaignChange.PAUSE, TEAM),
    ),
    "a campaign that is paused already": (
        Action.CHANGE_CAMPAIGN,
        lambda desk: change_twice(desk, CampaignChange.PAUSE),
    ),
    "a pause of all asking by the team": (
        Action.PAUSE_ASKING,
        lambda desk: desk.type("pause", TEAM),
    ),
    "a pause of some people": (Action.PAUSE_ASKING, lambda desk: desk.type("pause Tomo")),
    "the end of no pause": (Action.RESUME_ASKING, lambda desk: desk.command("resume")),
    "a card for a customer": (
        Action.SHOW_CASE,
        lambda desk: desk.show_listed(frozenset()),
    ),
    "a card of no case": (Action.SHOW_CASE, lambda desk: desk.show(SUPPORT)),
    "figures for a customer": (
        Action.SEE_FIGURES,
        lambda desk: desk.type("summary", frozenset()),
    ),
    "figures of no survey": (
        Action.SEE_FIGURES,
        lambda desk: desk.type("summary --survey other"),
    ),
    "a summary shared by a customer": (
        Action.SHARE_FIGURES,
        lambda desk: desk.tap(SHARE, roles=frozenset()),
    ),
    "a summary shared again": (Action.SHARE_FIGURES, share_again),
    "a customer's question why": (
        Action.SEE_PLANS,
        lambda desk: desk.type("why Tomo Secret", frozenset()),
    ),
    "a start by the team": (Action.START_RHYTHM, lambda desk: desk.start(TEAM)),
    "a proposal by the team": (Action.ASK, lambda desk: desk.type("ask all", TEAM)),
    "a proposal to nobody": (Action.ASK, lambda desk: desk.type("ask Nobody")),
    "a question without a yes": (Action.ASK, lambda desk: desk.command("ask", "all")),
    "a decision by the team": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: decide_as(desk, "U0ADMIN", TEAM),
    ),
    "a decision by another": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: decide_as(desk, "U0OTHER", ADMIN),
    ),
    "a preview by the team": (Action.PREVIEW_SURVEY, lambda desk: desk.type("preview", TEAM)),
    "a preview of no survey": (Action.PREVIEW_SURVEY, lambda desk: desk.type("preview other")),
    "a second decision": (Action.DECIDE_CAMPAIGN, decide_twice),
    "a decision on no campaign": (
        Action.DECIDE_CAMPAIGN,
        lambda desk: desk.press(confirmed=True),
    ),
    "a join without a yes": (
        Action.JOIN_PEOPLE,
        lambda desk: desk.command("people", "join", "1", desk.second_person()),
    ),
    "one person, said by support": (
        Action.JOIN_PEOPLE,
        lambda desk: desk.tap(desk.same, roles=SUPPORT),
    ),
    "no join to take back": (
        Action.UNDO_JOIN,
        lambda desk: desk.command("people", "join", "--undo", "1", "--yes"),
    ),
    "two people, said by support": (
        Action.KEEP_APART,
        lambda desk: desk.tap(desk.apart, roles=SUPPORT),
    ),
    "people with a mistake": (
        Action.IMPORT_PEOPLE,
        lambda desk: desk.command("people", "import", desk.file("name,slack\n,U0MARA\n")),
    ),
    "people who are only looked at": (
        Action.IMPORT_PEOPLE,
        lambda desk: desk.command("people", "import", desk.file(PEOPLE), "--dry-run"),
    ),
    "answers with a mistake": (
        Action.IMPORT_ANSWERS,
        lambda desk: import_answers(desk, "when,score,words\n2026-10-01,11,\n"),
    ),
    "events of a person who is unknown": (
        Action.IMPORT_EVENTS,
        lambda desk: desk.command("events", "import", desk.file(EVENTS.replace("TOMO", "NONE"))),
    ),
    "an event in the future": (
        Action.RECORD_EVENT,
        lambda desk: desk.command("event", "churned", "Tomo Secret", "--at", "3000-01-01"),
    ),
    "no such person, erased": (
        Action.ERASE_PERSON,
        lambda desk: desk.command("people", "erase", "Nobody", "--yes"),
    ),
    "nobody to export": (
        Action.EXPORT_PERSON,
        lambda desk: desk.command("people", "export", "7", "--output", str(desk.folder)),
    ),
    "a link for nobody": (
        Action.ISSUE_LINKS,
        lambda desk: issue_links(desk, "Nobody"),
    ),
    "a channel that is only looked at": (
        Action.SYNC_CHANNEL,
        lambda desk: sync_channel(desk, "--dry-run"),
    ),
    "a wish for a day in the past": (
        Action.SET_PERSON,
        lambda desk: desk.command("people", "set", "1", "2020-01-31", "--ask", "until"),
    ),
    "no such update, tried again": (
        Action.RETRY_UPDATE,
        lambda desk: desk.command("quarantine", "retry", "7"),
    ),
    "no such update, dropped": (
        Action.DROP_UPDATE,
        lambda desk: desk.command("quarantine", "drop", "7"),
    ),
}


def test_every_action_is_carried_out_and_refused_here() -> None:
    assert {action for action, *_ in CARRIED_OUT.values()} == set(Action)
    assert {action for action, _ in REFUSED.values()} == set(Action)


@pytest.mark.parametrize("what", CARRIED_OUT)
def test_an_action_leaves_one_line(desk: Desk, what: str) -> None:
    action, on, who, act = CARRIED_OUT[what]
    act(desk)
    (line,) = desk.lines()
    assert (line.action, line.object, (line.actor, line.place)) == (action, on, who)


@pytest.mark.parametrize("what", CARRIED_OUT)
def test_a_line_holds_no_name_and_no_word(desk: Desk, what: str) -> None:
    act = CARRIED_OUT[what][-1]
    act(desk)
    assert "secret" not in repr(desk.lines()).lower()


@pytest.mark.parametrize("what", REFUSED)
def test_what_was_refused_leaves_no_line(desk: Desk, what: str) -> None:
    _, act = REFUSED[what]
    act(desk)
    assert desk.lines() == []


def test_a_line_tells_what_was_decided_and_of_how_many(desk: Desk) -> None:
    decide(desk, confirmed=True)
    (line,) = desk.lines()
    assert line.at == NOW
    assert line.detail == {"survey": "relationship", "people": 1, "confirmed": True}


@pytest.mark.parametrize("action", Action)
def test_the_docs_tell_of_each_action_and_whom_it_needs(action: Action) -> None:
    rows = [row.split(" | ") for row in SECURITY.read_text().splitlines()]
    told = [row[1] for row in rows if row[0] == f"| `{action}`"]
    assert NEEDED[action] in told
