"""Erased means erased: no name, no id and no word is left, in the database or in our messages."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId
from handlers.cluster.erasure_files import ErasureFiles
from handlers.usecases.context import Context
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from handlers.usecases.staff import join_people
from sandbox.slack import SlackMessage, SlackUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.schema import contacts as contacts_table
from storage.schema import erasures, feedback, inbox, score_changes
from storage.states import InboxState
from tests.harness.mondays import until_monday
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import (
    ENGLISH,
    Customer,
    RestartableHouse,
    open_home,
)

NAME = "Xaverina Quillfeather"
WORDS = ("Zwölf Tage Wartezeit", "unbezahlbar langsam")
DAY = timedelta(days=1)
LATER = timedelta(minutes=5)
ERASED = ENGLISH("erased.message")


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with open_home(migrated(tmp_path / "tentap.db")) as home:
        await home.until(lambda: not home.bot.troubles)
        yield home


def join(home: RestartableHouse, platform: Platform) -> Customer:
    if platform is Platform.TELEGRAM:
        return home.telegram.add_user(NAME, user_id=77_123_456, username="xaverina_q")
    return home.slack.add_user(NAME, user_id="U0XAVERINA", email="xaverina@quill.example")


def person_of(tx: Tx, customer: Customer) -> PersonId:
    on = Platform.SLACK if isinstance(customer, SlackUser) else Platform.TELEGRAM
    contact = contacts.contact_of_user(tx, on, str(customer.id))
    assert contact is not None
    return contact.person_id


async def a_detractor(home: RestartableHouse, platform: Platform) -> tuple[Customer, PersonId]:
    """Asked, unhappy, in words, and with a wish; then unasked for words."""
    customer = join(home, platform)
    await home.ask(customer)
    home.tap(customer, 2)
    await home.becomes(lambda one: one.score == 2, customer)
    for words in WORDS:
        home.type(customer, words)
    await home.becomes(lambda one: len(one.comments) == 2, customer)
    await home.pass_time(LATER)
    await home.until(lambda: any(NAME in one for one in staff_messages(home)))
    await at_rest(home)
    return customer, await home.bot.store.read(person_of, customer)


def staff_messages(home: RestartableHouse) -> list[str]:
    """What stands in the channels of staff, threads included."""
    return [
        text
        for channel in home.slack.channels
        for one in home.slack.messages(channel)
        for text in (one.text, *(reply.text for reply in one.replies))
    ]


async def at_rest(home: RestartableHouse) -> None:
    """Every update is processed, and every message sent."""

    def is_done(rows: Iterable[object]) -> bool:
        return all(row.state != InboxState.NEW for row in rows)  # type: ignore[attr-defined]

    await home.until_rows(inbox, is_done)
    for _ in range(4):
        await home.pass_time(timedelta(seconds=40))
        await home.until_nothing_is_due()


async def erased(home: RestartableHouse, person: PersonId) -> None:
    context = Context(config=home.config, now=home.now, erasure_key=files(home).secret())
    await home.run(erase, person, context, CONSOLE)
    await at_rest(home)


def files(home: RestartableHouse) -> ErasureFiles:
    assert isinstance(home.database, Path)
    return ErasureFiles.beside(home.database, home.database.parent)


def found_in(folder: Path, *traces: str) -> list[tuple[str, str]]:
    """The files of the folder in which one of *traces* stands, as bytes."""
    kept = {file.name: file.read_bytes().lower() for file in folder.iterdir()}
    return [
        (name, one)
        for name, content in kept.items()
        for one in traces
        if one.lower().encode() in content
    ]


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_no_name_no_id_and_no_word_is_left(
    home: RestartableHouse, platform: Platform, tmp_path: Path
) -> None:
    customer, person = await a_detractor(home, platform)
    traces = (NAME, str(customer.id), "xaverina", *WORDS)
    await home.bot.store.checkpoint()
    assert {one for _, one in found_in(tmp_path, *traces)} == set(traces)

    await erased(home, person)
    said = [*staff_messages(home), *home.shown(customer)]
    assert [(one, text) for one in traces for text in said if one.lower() in text.lower()] == []

    await home.bot.store.checkpoint()
    await home.stop()
    assert found_in(tmp_path, *traces) == []


async def test_of_a_joined_record_no_name_no_id_and_no_word_is_left(
    home: RestartableHouse, tmp_path: Path
) -> None:
    """What was posted about it before the join names it still."""
    customer = join(home, Platform.TELEGRAM)
    home.type(customer, WORDS[0])
    await home.until_rows(feedback, bool)
    await home.pass_time(LATER)
    await home.until(lambda: any(WORDS[0] in one for one in staff_messages(home)))
    await at_rest(home)
    joined = await home.bot.store.read(person_of, customer)
    dani = home.cast.dani
    await home.ask(dani)
    stays = await home.bot.store.read(person_of, dani)
    await home.run(join_records, stays, joined, Context(config=home.config, now=home.now))
    await erased(home, stays)
    traces = (NAME, str(customer.id), "xaverina", *WORDS)
    said = [*staff_messages(home), *home.shown(customer)]
    assert [(one, text) for one in traces for text in said if one.lower() in text.lower()] == []

    await home.bot.store.checkpoint()
    await home.stop()
    assert found_in(tmp_path, *traces) == []


def join_records(tx: Tx, stays: PersonId, joins: PersonId, context: Context) -> None:
    by_console = replace(context, actor=CONSOLE)
    join_people.join(tx, people.get(tx, stays), people.get(tx, joins), by_console)


# -- what was posted about a week ------------------------------------------------------------


async def a_quoted_promoter(home: RestartableHouse) -> PersonId:
    """A week's post quotes them by name, beside another customer."""
    customer, other = join(home, Platform.SLACK), home.cast.tomo
    await home.ask(customer, other)
    for one, score, words in ((customer, 9, WORDS[1]), (other, 8, "Good enough")):
        home.tap(one, score)
        await home.becomes(lambda it: it.score is not None, one)
        home.type(one, words)
        await home.becomes(lambda it: len(it.comments) == 1, one)
    await home.pass_time(until_monday(home.now, home.config.timezone))
    for _ in range(6):
        await asyncio.sleep(0.3)
        await home.pass_time(timedelta(seconds=31))
    await home.until(lambda: any(WORDS[1] in one.text for one in posts(home)))
    await at_rest(home)
    return await home.bot.store.read(person_of, customer)


def posts(home: RestartableHouse) -> list[SlackMessage]:
    return home.slack.messages(home.cast.team)


@pytest.mark.long
async def test_a_weekly_post_loses_the_quote_and_keeps_its_figures_and_its_chart(
    home: RestartableHouse,
) -> None:
    person = await a_quoted_promoter(home)
    (before,) = posts(home)
    assert NAME in before.text
    await erased(home, person)
    (after,) = posts(home)
    assert [one for one in (NAME, *WORDS) if one in after.text] == []
    assert "Good enough" in after.text
    assert after.text.splitlines()[:3] == before.text.splitlines()[:3]
    assert pictures(after) == pictures(before) != []


def pictures(post: SlackMessage) -> list[str]:
    """The files that the post itself shows."""
    return [one["slack_file"]["id"] for one in post.blocks if one["type"] == "image"]


@pytest.mark.long
async def test_a_message_that_cannot_be_edited_is_named_to_the_admin(
    home: RestartableHouse,
) -> None:
    _, person = await a_detractor(home, Platform.TELEGRAM)
    home.slack.refuse("chat.update", "cant_update_message", times=1)
    await erased(home, person)
    told = [one.text for one in home.slack.messages(home.cast.ada)]
    refused = "A message about an erased person couldn't be edited. Delete it by hand:\n"
    assert any(f"{refused}{home.cast.support.id}/" in one for one in told)


@pytest.mark.long
async def test_an_app_home_that_cannot_be_edited_is_named_to_the_admin(
    home: RestartableHouse,
) -> None:
    _, person = await a_detractor(home, Platform.SLACK)
    home.slack.refuse("views.publish", "access_denied", times=1)
    await erased(home, person)
    told = [one.text for one in home.slack.messages(home.cast.ada)]
    assert any("The App Home of an erased person couldn't be updated" in one for one in told)


@pytest.mark.long
async def test_an_account_without_an_app_home_is_no_trouble(home: RestartableHouse) -> None:
    _, person = await a_detractor(home, Platform.SLACK)
    home.slack.refuse("views.publish", "not_enabled", times=1)
    await erased(home, person)
    told = [one.text for one in home.slack.messages(home.cast.ada)]
    assert not any("erased" in one for one in told)


# -- a start after the erasure ---------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("platform", list(Platform))
async def test_old_buttons_change_nothing_and_a_word_is_a_new_start(
    home: RestartableHouse, platform: Platform
) -> None:
    customer, person = await a_detractor(home, platform)
    scores = await home.rows(score_changes)
    await erased(home, person)
    home.type(customer, "Hello again")
    await home.until_rows(
        contacts_table, lambda rows: any(row.user == str(customer.id) for row in rows)
    )
    assert await home.bot.store.read(person_of, customer) != person
    assert await home.rows(score_changes) == scores


@pytest.mark.long
async def test_a_start_on_a_restored_database_erases_again(
    home: RestartableHouse, tmp_path: Path
) -> None:
    customer, person = await a_detractor(home, Platform.SLACK)
    await home.stop()
    before = home.database
    assert isinstance(before, Path)
    backup = shutil.copy(before, tmp_path / "backup")
    await home.start()
    await erased(home, person)
    await home.stop()
    await home.start()
    async with asyncio.timeout(20):
        while not files(home).listed():  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.02)
    await home.stop()
    shutil.move(backup, before)
    await home.start()
    await home.until_rows(erasures, bool)
    await at_rest(home)
    await home.stop()
    assert found_in(tmp_path, NAME, str(customer.id), *WORDS) == []
