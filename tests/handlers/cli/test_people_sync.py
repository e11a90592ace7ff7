"""`tentap people sync slack`: the members of a channel become people who can be asked."""

import asyncio
import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.chat.platforms import Platform
from bot.config.loading import load
from bot.model import Contact, Person
from bot.states import Binding, PersonKind
from handlers.slack import channel_members as reading
from handlers.usecases.campaigns import rhythm
from handlers.usecases.context import Context
from handlers.usecases.people.channel_sync import GUEST, WORKSPACE
from sandbox import Fault, Sandbox
from sandbox.slack import Guest, Slack, SlackChannel, SlackUser
from sandbox.slack.model import EXTERNAL_TEAM_ID
from storage import audit, contacts, due_questions, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import outbox
from tests.handlers.cli.conftest import CommandResult, Tentap
from tests.storage.cast import NOW, add_person

CONFIG = """
database = "sqlite:tentap.db"
[slack]
api_url = "{url}/api/"
[channels]
support = "slack:C0SUPPORT"
[staff]
admins = ["slack:U0ADMIN"]
[[survey]]
key = "relationship"
kind = "nps"
"""
CHANNEL = "C0CUSTOMERS"


@dataclass(frozen=True, kw_only=True)
class Syncing:
    """A folder, and a Slack channel with customers."""

    tentap: Tentap
    sandbox: Sandbox
    tx: Tx
    channel: SlackChannel
    dani: SlackUser
    gus: SlackUser
    mallory: SlackUser

    @property
    def slack(self) -> Slack:
        return self.sandbox.slack

    async def __call__(
        self, *words: str, channel: str = CHANNEL, answer: str = "", **env: str
    ) -> CommandResult:
        typed = ("people", "sync", "slack", "--channel", channel, *words)
        tokens = {"TENTAP_SLACK_BOT_TOKEN": self.slack.bot_token, **env}
        return await asyncio.to_thread(self.tentap, *typed, answer=answer, env=tokens)

    async def asked(self, name: str) -> str:
        """The preview of a campaign."""
        return (await asyncio.to_thread(self.tentap, "ask", name)).out

    @property
    def names(self) -> list[str]:
        return [person.name for person in people.customers(self.tx)]

    def known(self, user: SlackUser) -> tuple[Person, Contact]:
        contact = contacts.contact_of_user(self.tx, Platform.SLACK, user.id)
        assert contact is not None
        return people.get(self.tx, contact.person_id), contact


@pytest.fixture
async def sync(tentap: Tentap, tx: Tx) -> AsyncIterator[Syncing]:
    async with Sandbox() as sandbox:
        slack = sandbox.slack
        tentap.config.write_text(CONFIG.format(url=sandbox.url))
        ada = slack.add_user("Ada", user_id="U0ADMIN")
        sue = slack.add_user("Sue")
        slack.add_channel("support", [ada, sue], channel_id="C0SUPPORT")
        dani = slack.add_user("Dani", email="dani@home.example", locale="ko-KR", tz="Asia/Seoul")
        gus = slack.add_user("Gus", email="gus@x.example", guest=Guest.MULTI_CHANNEL)
        mallory = slack.add_user("Mallory", email="vera@x.example", external=True)
        channel = slack.add_channel("customers", [ada, sue, dani, gus, mallory], channel_id=CHANNEL)
        yield Syncing(
            tentap=tentap,
            sandbox=sandbox,
            tx=tx,
            channel=channel,
            dani=dani,
            gus=gus,
            mallory=mallory,
        )
        assert slack.violations == []


async def test_a_preview_says_who_would_be_taken(sync: Syncing) -> None:
    shown = await sync("--dry-run")
    assert shown.done().splitlines() == [
        "#customers: 3 people to take",
        "  3 new: 1 of another company, 1 guest, 1 full member of your workspace",
        "Left out: 2 on your staff, 1 bot",
        "Nothing was written (--dry-run).",
    ]
    assert sync.names == []


async def test_members_become_people_with_language_zone_and_mark(sync: Syncing) -> None:
    (await sync("--yes")).done()
    assert sync.names == ["Dani", "Gus", "Mallory"]
    dani, account = sync.known(sync.dani)
    assert (dani.email, dani.properties, dani.self_enrolled) == ("dani@home.example", {}, False)
    assert (account.language, account.timezone) == ("ko-KR", "Asia/Seoul")
    assert account.bound_by is Binding.CHANNEL
    gus, _ = sync.known(sync.gus)
    assert (gus.email, gus.properties) == ("", {GUEST: "yes"})
    mallory, _ = sync.known(sync.mallory)
    assert (mallory.email, mallory.properties) == ("", {WORKSPACE: EXTERNAL_TEAM_ID})


async def test_members_are_planned_at_once_by_a_survey_that_asks_by_itself(sync: Syncing) -> None:
    config = sync.tentap.config
    config.write_text(config.read_text() + 'ask = "rhythm"\n')
    rhythm.plan_all(sync.tx, Context(config=load(tomllib.loads(config.read_text())), now=NOW))
    sync.tentap.do_jobs()
    (await sync("--yes")).done()
    sync.tentap.do_jobs()
    assert due_questions.count(sync.tx, "relationship") == 3
    shown = await asyncio.to_thread(sync.tentap, "why", "Mallory")
    assert "Not planned yet" not in shown.done()


async def test_nothing_is_taken_without_a_yes(sync: Syncing) -> None:
    assert (await sync(answer="n\n")).code == 1
    assert sync.names == []
    assert (await sync(answer="y\n")).code == 0
    assert len(sync.names) == 3


async def test_the_same_again_changes_nothing(sync: Syncing) -> None:
    (await sync("--yes")).done()
    again = (await sync("--yes")).done()
    assert "  3 known by their Slack account" in again
    assert "new" not in again
    assert len(sync.names) == 3


async def test_colleagues_can_be_left_out(sync: Syncing) -> None:
    shown = (await sync("--yes", "--no-members")).done()
    assert "1 full member of your workspace" in shown
    assert sync.names == ["Gus", "Mallory"]


async def test_an_address_of_the_home_workspace_finds_a_person(sync: Syncing) -> None:
    listed = add_person(sync.tx, "Dani Novak", email="dani@home.example")
    shown = (await sync("--yes")).done()
    assert "1 known by their email address, and now by their Slack account" in shown
    person, account = sync.known(sync.dani)
    assert (person.id, account.bound_by) == (listed, Binding.EMAIL)


async def test_an_address_of_another_company_finds_nobody(sync: Syncing) -> None:
    vera = add_person(sync.tx, "Vera", email="vera@x.example")
    (await sync("--yes")).done()
    person, _ = sync.known(sync.mallory)
    assert person.id != vera
    told = sync.tx.execute(outbox.select()).all()
    assert [row.kind.value for row in told] == ["meeting"]


async def test_who_enrolled_themselves_counts_as_invited_afterwards(sync: Syncing) -> None:
    sam = people.add(sync.tx, NewPerson(name="Dani", self_enrolled=True), NOW)
    contacts.add_contact(sync.tx, sam, Platform.SLACK, user=sync.dani.id)
    (await sync("--yes")).done()
    assert not people.get(sync.tx, sam).self_enrolled


async def test_staff_who_are_stored_as_such_stay_staff(sync: Syncing) -> None:
    colleague = people.add(sync.tx, NewPerson(name="Dani", kind=PersonKind.STAFF), NOW)
    contacts.add_contact(sync.tx, colleague, Platform.SLACK, user=sync.dani.id)
    assert "Left out: 3 on your staff, 1 bot" in (await sync("--yes")).done()
    assert sync.names == ["Gus", "Mallory"]


async def test_staff_who_are_known_by_their_address_stay_staff(sync: Syncing) -> None:
    add_person(sync.tx, "Dani Novak", email="dani@home.example", kind=PersonKind.STAFF)
    assert "Left out: 3 on your staff, 1 bot" in (await sync("--yes")).done()
    assert sync.names == ["Gus", "Mallory"]


async def test_a_deactivated_account_is_left_out(sync: Syncing) -> None:
    sync.slack.deactivate(sync.gus)
    assert "1 deactivated account" in (await sync("--yes")).done()
    assert sync.names == ["Dani", "Mallory"]


async def test_who_left_the_channel_is_not_asked_until_they_come_back(sync: Syncing) -> None:
    (await sync("--yes")).done()
    sync.slack.leave(sync.mallory, sync.channel)
    shown = (await sync("--yes")).done()
    assert "  1 left, and not asked in Slack any more: Mallory" in shown
    assert not sync.known(sync.mallory)[1].takes_questions
    assert (await sync.asked("Mallory")).startswith("Nobody can be asked.")
    sync.slack.join(sync.mallory, sync.channel)
    (await sync("--yes")).done()
    assert sync.known(sync.mallory)[1].takes_questions


async def test_another_synced_channel_keeps_a_person(sync: Syncing) -> None:
    sync.slack.add_channel("others", [sync.mallory], channel_id="C0OTHERS")
    (await sync("--yes")).done()
    (await sync("--yes", channel="C0OTHERS")).done()
    sync.slack.leave(sync.mallory, sync.channel)
    assert "1 left, but still in another synced channel" in (await sync("--yes")).done()
    assert sync.known(sync.mallory)[1].takes_questions


async def test_an_erased_person_does_not_come_back(sync: Syncing) -> None:
    (await sync("--yes")).done()
    person, _ = sync.known(sync.mallory)
    erased = await asyncio.to_thread(sync.tentap, "people", "erase", str(person.id), "--yes")
    erased.done()
    assert "1 erased person" in (await sync("--yes")).done()
    assert sync.names == ["Dani", "Gus"]


@pytest.mark.long
async def test_many_pages_and_rate_limits_are_waited_for(
    sync: Syncing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    sync.slack.faults.plan("conversations.members", Fault.RATE_LIMITED, retry_after=0)
    sync.slack.faults.plan("users.info", Fault.RATE_LIMITED, times=2, retry_after=0)
    (await sync("--yes")).done()
    assert len(sync.names) == 3


async def test_a_bot_outside_the_channel_notices_nobody_who_leaves(sync: Syncing) -> None:
    sync.slack.remove_bot(sync.channel)
    shown = (await sync("--dry-run")).done()
    assert "The bot isn't in #customers. Invite it there, so that it sees who leaves." in shown


async def test_an_action_is_logged_without_names(sync: Syncing) -> None:
    (await sync("--yes")).done()
    [line] = audit.of(sync.tx, f"channel {CHANNEL}")
    assert (line.action, line.detail) == ("sync channel", {"people": 3, "left": 0})


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("#customers", "“#customers” is no id of a channel."),
        ("customers", "“customers” is no id of a channel."),
        ("U0ADMIN", "“U0ADMIN” is no id of a channel."),
    ],
)
async def test_a_name_is_no_channel(sync: Syncing, channel: str, words: str) -> None:
    assert words in (await sync(channel=channel)).failed(2)


async def test_an_address_of_bot_toml_names_a_channel_too(sync: Syncing) -> None:
    assert "#customers" in (await sync("--dry-run", channel=f"slack:{CHANNEL}")).done()


async def test_an_unknown_channel_is_explained(sync: Syncing) -> None:
    refused = (await sync(channel="C0NOWHERE")).failed()
    assert refused.startswith("Slack doesn't know the channel C0NOWHERE")


async def test_the_staffs_own_channel_is_refused(sync: Syncing) -> None:
    refused = (await sync(channel="C0SUPPORT")).failed()
    assert refused.startswith("C0SUPPORT is channels.support: its members are your staff.")


async def test_slack_is_needed(sync: Syncing) -> None:
    sync.tentap.config.write_text('[[survey]]\nkey = "a"\nkind = "nps"\n')
    assert "has no [slack] table" in (await sync()).failed(2)


async def test_nothing_is_written_while_slack_does_not_answer(sync: Syncing) -> None:
    sync.slack.faults.plan("users.info", Fault.SERVER_ERROR, times=50)
    assert "Nothing was written." in (await sync("--yes")).failed()
    assert sync.names == []


async def test_only_slack_can_be_synced(sync: Syncing) -> None:
    typed = ("people", "sync", "telegram", "--channel", CHANNEL)
    refused = await asyncio.to_thread(sync.tentap, *typed)
    assert "“telegram” can't be synced." in refused.failed(2)
