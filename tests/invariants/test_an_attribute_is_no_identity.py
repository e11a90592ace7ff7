"""An email address ties an account to a person only where the home workspace vouches for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.chat.platforms import Platform
from bot.chat.tap_encoding import pack
from bot.chat.taps import LanguageTap
from bot.language.texts import LANGUAGES, Texts
from bot.model import Person
from bot.states import Binding, ContactState, InvitationState
from handlers.cluster import email_binding_verification
from handlers.imports.people import import_people
from handlers.imports.people_list import ListSource, PeopleList
from handlers.imports.person_rows import PersonRow
from handlers.inbox import accounts
from sandbox import Fault
from sandbox.slack import Guest, Slack, SlackUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.people import NewPerson
from storage.schema import contacts as contact_rows
from storage.schema import inbox, outbox
from storage.schema import people as people_rows
from storage.states import InboxState, OutboxKind
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both, open_home

VERA = "vera@victim.example"
MEETING = "Mallory (other company) has Vera Victim's email address."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "FIRST_PAUSE", timedelta(milliseconds=50))
    monkeypatch.setattr(email_binding_verification, "PACE", timedelta(milliseconds=10))
    monkeypatch.setattr(email_binding_verification, "PAUSE", timedelta(milliseconds=20))


def outsider(slack: Slack, name: str = "Mallory", email: str = VERA) -> SlackUser:
    """Somebody of another company, with whom a channel is shared."""
    found = slack.add_user(name, email=email, external=True)
    slack.add_channel(f"shared with {name.lower()}", [found])
    return found


def add_vera(tx: Tx, home: RestartableHouse) -> None:
    """As a list with her email address brings her."""
    vera = people.add(tx, NewPerson(name="Vera Victim", email=VERA), home.now)
    contacts.add_contact(tx, vera, Platform.SLACK)


async def listed(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    await home.run(add_vera, home)


async def called(home: RestartableHouse, name: str) -> Person:
    (found,) = await home.bot.store.read(people.named, name)
    return found


def told(home: RestartableHouse, what: str) -> int:
    return sum(what in alert.text for alert in home.alerts())


async def support_reads(home: RestartableHouse, words: str) -> None:
    """What was written while nothing is open is forwarded a minute later."""
    await home.until_rows(
        inbox, lambda rows: bool(rows) and all(row.state is InboxState.DONE for row in rows)
    )
    await home.pass_time(timedelta(minutes=2))
    await home.until(lambda: told(home, words))


async def is_tied(home: RestartableHouse, user: SlackUser) -> str | None:
    """Whose the account is."""

    def find(tx: Tx) -> str | None:
        contact = contacts.contact_of_user(tx, Platform.SLACK, user.id)
        return None if contact is None else people.get(tx, contact.person_id).name

    return await home.bot.store.read(find)


# -- the ways in ----------------------------------------------------------------------------------


@pytest.mark.long
@on_both
async def test_a_stranger_with_a_customers_email_is_a_person_of_their_own(
    home: RestartableHouse,
) -> None:
    await listed(home)
    mallory = outsider(home.slack)
    home.slack.type(mallory, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(mallory))
    assert (await called(home, "Vera Victim")).never_at is None
    assert await is_tied(home, mallory) == "Mallory"

    home.slack.type(mallory, "help")
    await home.until(lambda: ENGLISH("note.help") in home.shown(mallory))
    await home.until(lambda: told(home, MEETING))
    assert told(home, "email address.") == 1


@pytest.mark.long
@pytest.mark.parametrize("guest", Guest)
async def test_a_guest_with_a_customers_email_is_a_person_of_their_own(
    home: RestartableHouse, guest: Guest
) -> None:
    await listed(home)
    gus = home.slack.add_user("Gus", email=VERA, guest=guest)
    home.slack.type(gus, "stop")
    await home.until(lambda: told(home, "Gus (guest) has Vera Victim's email address."))
    assert (await called(home, "Vera Victim")).never_at is None


@pytest.mark.long
async def test_a_full_member_with_a_listed_email_is_that_person(home: RestartableHouse) -> None:
    await listed(home)
    vera = home.slack.add_user("Vera", email=VERA.upper())
    home.slack.type(vera, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(vera))
    assert (await called(home, "Vera Victim")).never_at is not None
    assert told(home, "email address.") == 0
    ties = [row.bound_by for row in await home.rows(contact_rows)]
    assert ties == [Binding.EMAIL]


@pytest.mark.long
async def test_an_address_that_several_people_share_ties_nobody(home: RestartableHouse) -> None:
    await listed(home)
    await home.run(add_vera, home)
    vera = home.slack.add_user("Vera", email=VERA)
    home.slack.type(vera, "help")
    await home.until(lambda: told(home, "Vera has Vera Victim's email address.") == 2)
    assert await is_tied(home, vera) == "Vera"


@pytest.mark.long
async def test_what_is_no_text_ties_nobody_either(home: RestartableHouse) -> None:
    await listed(home)
    mallory = outsider(home.slack)
    home.slack.share_file(mallory, "cat.png", b"cat")
    await home.until(lambda: ENGLISH("note.not_text") in home.shown(mallory))
    assert await is_tied(home, mallory) == "Mallory"


@pytest.mark.long
async def test_app_home_shows_a_stranger_nothing_of_a_customer(home: RestartableHouse) -> None:
    await listed(home)
    vera = await called(home, "Vera Victim")
    await home.run(people.stop_asking, vera.id, None, home.now)
    mallory = outsider(home.slack)
    home.slack.open_home(mallory)
    await home.until(lambda: home.slack.home(mallory))
    seen = home.slack.home(mallory)
    assert seen is not None
    assert ENGLISH("home.nothing") in seen.text
    assert await is_tied(home, mallory) is None


async def test_a_strangers_press_changes_nothing_of_a_customer(home: RestartableHouse) -> None:
    await listed(home)
    mallory = outsider(home.slack)
    home.slack.type(mallory, "language")
    await home.until(lambda: any(m.rows for m in home.slack.messages(mallory)))
    menu = next(m for m in home.slack.messages(mallory) if m.rows)
    home.slack.press_value(mallory, menu, "any", pack(LanguageTap(language="ko")))
    await home.until_rows(people_rows, lambda rows: any(row.language == "ko" for row in rows))
    assert (await called(home, "Vera Victim")).language is None


@pytest.mark.long
@pytest.mark.parametrize("guest", [None, Guest.MULTI_CHANNEL])
async def test_a_customers_question_never_goes_to_a_stranger(
    home: RestartableHouse, guest: Guest | None
) -> None:
    await listed(home)
    if guest is None:
        mallory = outsider(home.slack)
    else:
        mallory = home.slack.add_user("Gus", email=VERA, guest=guest)
    slash = home.slack.slash(home.cast.ada, home.cast.support, "ask Vera Victim")
    preview = await home.until(lambda: slash.replies[0])
    home.slack.press(home.cast.ada, preview, preview.labels[0][0])
    await home.until_rows(contact_rows, lambda rows: rows[0].state is ContactState.SUSPENDED)
    assert home.shown(mallory) == []
    again = home.slack.slash(home.cast.ada, home.cast.support, "ask Vera Victim")
    refused = await home.until(lambda: again.replies[0])
    assert "belongs to a guest or to another company" in refused.text


async def test_a_list_that_comes_later_does_not_tie_a_stranger_to_its_email(
    home: RestartableHouse, tmp_path: Path
) -> None:
    await home.until(lambda: not home.bot.troubles)
    mallory = outsider(home.slack)
    home.slack.type(mallory, "help")
    await home.until(lambda: ENGLISH("note.help") in home.shown(mallory))
    await home.run(import_people, entries(tmp_path, f"Vera Victim,{VERA},"), home.now)
    assert await is_tied(home, mallory) == "Mallory"
    both = entries(tmp_path, f"Vera Victim,{VERA},{mallory.id}")
    (rejected,) = (await home.run(import_people, both, home.now)).rejected
    assert rejected.reasons == (
        "belongs to several people we know: “Mallory” and “Vera Victim”; each line is one person",
    )
    assert await is_tied(home, mallory) == "Mallory"


def entries(folder: Path, line: str) -> list[PersonRow]:
    file = folder / "list.csv"
    file.write_text(f"name,email,slack\n{line}\n")
    source = ListSource(path=file, zone=ZoneInfo("UTC"), now=datetime(2026, 3, 2, tzinfo=UTC))
    return [one for one in PeopleList(source).read() if isinstance(one, PersonRow)]


async def test_an_account_that_a_list_names_is_that_person_wherever_it_is_from(
    home: RestartableHouse, tmp_path: Path
) -> None:
    await home.until(lambda: not home.bot.troubles)
    gus = outsider(home.slack, "Gus", "gus@guest.example")
    await home.run(import_people, entries(tmp_path, f"Gus Guest,{VERA},{gus.id}"), home.now)
    home.slack.type(gus, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(gus))
    assert (await called(home, "Gus Guest")).never_at is not None


@pytest.mark.sampled
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_meeting_is_told_in_the_teams_language(tmp_path: Path, language: str) -> None:
    async with open_home(migrated(tmp_path / "tentap.db"), language=language) as home:
        await listed(home)
        home.slack.type(outsider(home.slack), "9")
        line = Texts(language)("meeting.outsider", name="Mallory", person="Vera Victim")
        await home.until(lambda: told(home, line))


async def test_the_meeting_is_told_to_the_admin_where_the_support_channel_is_gone(
    home: RestartableHouse,
) -> None:
    await listed(home)
    home.slack.remove_bot(home.cast.support)
    home.slack.type(outsider(home.slack), "9")
    await home.until(lambda: any(MEETING in one for one in home.shown(home.cast.ada)))


async def test_slack_may_be_closed_to_who_is_on_no_list(tmp_path: Path) -> None:
    closed = {"self_enrolment": False}
    async with open_home(migrated(tmp_path / "tentap.db"), slack=closed) as home:
        await listed(home)
        mallory = outsider(home.slack)
        home.slack.type(mallory, "hello")
        await home.until(lambda: ENGLISH("note.closed") in home.shown(mallory))
        assert await is_tied(home, mallory) is None
        vera = home.slack.add_user("Vera", email=VERA)
        home.slack.type(vera, "help")
        await home.until(lambda: ENGLISH("note.help") in home.shown(vera))


# -- while Slack does not tell --------------------------------------------------------------------


@pytest.mark.long
@on_both
async def test_words_wait_in_their_order_while_slack_does_not_tell_whose_they_are(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    joon = home.slack.add_user("Joon", email="joon@example.com")
    home.slack.faults.plan("users.info", Fault.SERVER_ERROR, times=4)
    home.slack.type(joon, "first words")
    await home.until_rows(inbox, lambda rows: any(row.attempt == 0 for row in rows))
    home.slack.type(joon, "second words")
    assert await is_tied(home, joon) is None
    home.slack.type(home.cast.dani, "help")
    await home.until(lambda: ENGLISH("note.help") in home.shown(home.cast.dani))

    await support_reads(home, "first words")
    await home.until(lambda: told(home, "second words"))
    read = "\n".join(alert.text for alert in home.alerts())
    assert read.index("first words") < read.index("second words")
    assert await is_tied(home, joon) == "Joon"


@pytest.mark.long
@on_both
async def test_restarts_in_an_outage_set_nobodys_words_aside(home: RestartableHouse) -> None:
    await home.until(lambda: not home.bot.troubles)
    joon = home.slack.add_user("Joon")
    home.slack.faults.plan("users.info", Fault.SERVER_ERROR, times=10_000)
    home.slack.type(joon, "the words")
    await home.until_rows(inbox, lambda rows: any(row.attempt == 0 for row in rows))
    for _ in range(4):
        await asyncio.wait_for(home.stop(), 5)
        await home.start()
        await home.let_telegram_speak()
    await home.until(lambda: not home.bot.troubles)
    home.slack.type(joon, "and more of them")
    await home.until_rows(inbox, lambda rows: len(rows) == 2)
    assert [row.state for row in await home.rows(inbox)] == [InboxState.NEW] * 2
    home.slack.faults.end("users.info")
    await support_reads(home, "the words")
    await home.until(lambda: told(home, "and more of them"))


@pytest.mark.long
async def test_words_are_set_aside_when_slack_has_not_told_for_a_day(
    home: RestartableHouse,
) -> None:
    await home.until(lambda: not home.bot.troubles)
    joon = home.slack.add_user("Joon")
    home.slack.faults.plan("users.info", Fault.SERVER_ERROR, times=10_000)
    home.slack.type(joon, "the words")
    await home.until_rows(inbox, lambda rows: any(row.attempt == 0 for row in rows))
    await home.pass_time(timedelta(days=1, minutes=1))
    await home.until_rows(
        inbox, lambda rows: [row.state for row in rows] == [InboxState.QUARANTINED]
    )
    (row,) = await home.rows(inbox)
    assert row.reason == "Slack did not identify the sender for a day"
    assert "the words" in row.body


async def test_a_deactivated_account_is_nobody_and_its_words_are_kept(
    home: RestartableHouse,
) -> None:
    await listed(home)
    gone = home.slack.add_user("Gone", email=VERA)
    home.slack.type(gone, "last words")
    home.slack.deactivate(gone)
    await home.until_rows(
        inbox,
        lambda rows: [row.state for row in rows] == [InboxState.QUARANTINED, InboxState.DONE],
    )
    assert await is_tied(home, gone) is None
    row, _ = await home.rows(inbox)
    assert "last words" in row.body
    assert row.reason == "its sender can't be found: the account is deactivated"


# -- ties of an earlier release -------------------------------------------------------------------


def tie(tx: Tx, home: RestartableHouse, user: SlackUser, name: str, email: str = VERA) -> None:
    """As an earlier release tied an account by its email address."""
    person = people.add(tx, NewPerson(name=name, email=email), home.now)
    chat = home.slack.dm(user).id
    contacts.add_contact(tx, person, Platform.SLACK, user=user.id, chat=chat)
    forget_tie(tx, user)


def forget_tie(tx: Tx, user: SlackUser) -> None:
    """An earlier release did not record what ties an account."""
    tx.execute(contact_rows.update().where(contact_rows.c.user == user.id).values(bound_by=None))


@asynccontextmanager
async def upgraded(home: RestartableHouse) -> AsyncIterator[None]:
    """The bot is stopped meanwhile, and starts as after an upgrade."""
    await home.stop()
    yield
    await home.start()
    await home.until(lambda: not home.bot.troubles)


async def states(home: RestartableHouse) -> list[tuple[ContactState, Binding | None]]:
    return [(row.state, row.bound_by) for row in await home.rows(contact_rows)]


@pytest.mark.long
@on_both
async def test_the_first_start_suspends_what_an_earlier_release_tied_wrongly(
    home: RestartableHouse,
) -> None:
    mallory, vera = outsider(home.slack), home.slack.add_user("Vera", email="v@home.example")
    listed_by_id = outsider(home.slack, "Gus", "gus@guest.example")
    gone = home.slack.add_user("Gone", email="gone@home.example")
    home.slack.deactivate(gone)
    async with upgraded(home):
        await home.run_elsewhere(tie, home, mallory, "Vera Victim")
        await home.run_elsewhere(tie, home, vera, "Vera Home", "v@home.example")
        await home.run_elsewhere(tie, home, listed_by_id, "Gus Guest", "gus@work.example")
        await home.run_elsewhere(tie, home, gone, "Gone Girl", "gone@home.example")
    await home.until_rows(contact_rows, lambda rows: rows[3].state is ContactState.GONE)
    assert await states(home) == [
        (ContactState.SUSPENDED, None),
        (ContactState.OK, Binding.EMAIL),
        (ContactState.OK, Binding.EARLIER),
        (ContactState.GONE, None),
    ]
    ada = home.cast.ada
    line = ENGLISH("trouble.suspended", names=f"Vera Victim ({mallory.id})", n=1)
    await home.until(lambda: line in home.shown(ada))

    home.slack.type(mallory, "stop")
    await home.until(lambda: told(home, MEETING))
    assert (await called(home, "Vera Victim")).never_at is None
    assert await is_tied(home, mallory) == "Mallory"


@pytest.mark.long
async def test_who_comes_back_to_the_workspace_is_that_person_again(home: RestartableHouse) -> None:
    vera = home.slack.add_user("Vera", email=VERA)
    home.slack.deactivate(vera)
    async with upgraded(home):
        await home.run_elsewhere(tie, home, vera, "Vera Victim")
    await home.until_rows(contact_rows, lambda rows: rows[0].state is ContactState.GONE)
    home.slack.reactivate(vera)
    home.slack.type(vera, "stop")
    await home.until(lambda: ENGLISH("declined.never") in home.shown(vera))
    assert (await called(home, "Vera Victim")).never_at is not None


@pytest.mark.long
async def test_a_suspended_account_reads_nothing_more_of_a_customer(home: RestartableHouse) -> None:
    mallory = outsider(home.slack)
    await home.ask(mallory)
    victim = {"name": "Vera Victim", "email": VERA}
    async with upgraded(home):
        await home.run_elsewhere(lambda tx: tx.execute(people_rows.update().values(victim)))
        await home.run_elsewhere(forget_tie, mallory)
    await home.until_rows(contact_rows, lambda rows: rows[0].state is ContactState.SUSPENDED)
    before = home.shown(mallory)

    vera = home.slack.add_user("Vera", email=VERA)
    home.slack.type(vera, "4 it is slow")
    await support_reads(home, "4 it is slow")
    await home.pass_time(timedelta(days=5))
    await home.let_telegram_speak()
    assert home.shown(mallory) == before
    assert (await home.invitation(vera)).state is InvitationState.UNDELIVERABLE


@pytest.mark.long
async def test_a_crash_in_between_costs_nothing_and_the_admin_reads_of_all(
    home: RestartableHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = [outsider(home.slack, f"M{n}", f"v{n}@victim.example") for n in range(4)]
    async with upgraded(home):
        for n, stranger in enumerate(strangers):
            victim = (f"Victim {n}", f"v{n}@victim.example")
            await home.run_elsewhere(tie, home, stranger, *victim)
        monkeypatch.setattr(email_binding_verification, "PACE", timedelta(hours=1))
    await home.until_rows(contact_rows, lambda rows: rows[0].state is ContactState.SUSPENDED)
    async with upgraded(home):
        assert [state for state, _ in await stopped_states(home)].count(ContactState.OK) == 3
        monkeypatch.setattr(email_binding_verification, "PACE", timedelta(milliseconds=10))
    names = ", ".join(f"Victim {n} ({one.id})" for n, one in enumerate(strangers))
    line = ENGLISH("trouble.suspended_many", n=4, names=names)
    await home.until(lambda: line in home.shown(home.cast.ada))


async def stopped_states(home: RestartableHouse) -> list[tuple[ContactState, Binding | None]]:
    def find(tx: Tx) -> list[tuple[ContactState, Binding | None]]:
        found = tx.execute(
            select(contact_rows.c.state, contact_rows.c.bound_by).order_by(contact_rows.c.id)
        )
        return [(row.state, row.bound_by) for row in found]

    return await home.run_elsewhere(find)


@pytest.mark.long
async def test_an_outage_of_slack_suspends_nobody(home: RestartableHouse) -> None:
    vera = home.slack.add_user("Vera", email=VERA)
    async with upgraded(home):
        await home.run_elsewhere(tie, home, vera, "Vera Victim")
        home.slack.faults.plan("users.info", Fault.SERVER_ERROR, times=5)
    await home.until_rows(contact_rows, lambda rows: rows[0].bound_by is not None)
    assert await states(home) == [(ContactState.OK, Binding.EMAIL)]


@pytest.mark.long
async def test_who_writes_before_their_turn_is_verified_first(
    home: RestartableHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(email_binding_verification, "PACE", timedelta(hours=1))
    first, mallory = home.slack.add_user("First", email="first@home.example"), outsider(home.slack)
    async with upgraded(home):
        await home.run_elsewhere(tie, home, first, "First", "first@home.example")
        await home.run_elsewhere(tie, home, mallory, "Vera Victim")
    await home.until(lambda: not home.bot.troubles)
    home.slack.type(mallory, "stop")
    await home.until(lambda: told(home, MEETING))
    assert (await called(home, "Vera Victim")).never_at is None


@pytest.mark.long
async def test_a_list_with_the_account_takes_its_suspension_back(
    home: RestartableHouse, tmp_path: Path
) -> None:
    gus = outsider(home.slack, "Gus")
    async with upgraded(home):
        await home.run_elsewhere(tie, home, gus, "Gus Guest")
    await home.until_rows(contact_rows, lambda rows: rows[0].state is ContactState.SUSPENDED)
    await home.run(import_people, entries(tmp_path, f"Gus Guest,{VERA},{gus.id}"), home.now)
    assert await states(home) == [(ContactState.OK, Binding.LIST)]


@pytest.mark.long
async def test_a_list_before_the_first_start_spares_the_verification(
    home: RestartableHouse, tmp_path: Path
) -> None:
    gus = outsider(home.slack, "Gus")
    async with upgraded(home):
        await home.run_elsewhere(tie, home, gus, "Gus Guest")
        told_by_id = entries(tmp_path, f"Gus Guest,{VERA},{gus.id}")
        await home.run_elsewhere(import_people, told_by_id, home.now)
    await home.until(lambda: not home.bot.troubles)
    await home.let_telegram_speak()
    assert await states(home) == [(ContactState.OK, Binding.LIST), (ContactState.OK, Binding.LIST)]


@pytest.mark.long
async def test_no_line_goes_where_no_support_channel_is(tmp_path: Path) -> None:
    nowhere = {"support": ""}
    async with open_home(migrated(tmp_path / "tentap.db"), channels=nowhere) as home:
        await listed(home)
        mallory = outsider(home.slack)
        home.slack.type(mallory, "help")
        await home.until(lambda: ENGLISH("note.help") in home.shown(mallory))
        assert await home.rows(outbox, outbox.c.kind == OutboxKind.MEETING) == []
