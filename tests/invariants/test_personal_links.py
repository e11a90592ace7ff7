"""A personal link binds one chat to its person, once, and never joins two people silently."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.platforms import Platform
from bot.ids import PersonId, message_ref
from bot.language.texts import LANGUAGES, Texts
from bot.model import Person
from bot.states import Binding, ContactState
from handlers.app.sandbox_config import StaffPlatform
from handlers.updates import Typed, User
from handlers.usecases.context import Context
from handlers.usecases.conversation import typed_text
from handlers.usecases.people import personal_links
from handlers.usecases.privacy.erase import erase
from handlers.usecases.roles import CONSOLE
from sandbox.telegram import TelegramUser
from storage import contacts, people
from storage.engine.store import Tx
from storage.joining import joined_records
from storage.people import NewPerson
from storage.schema import contacts as contact_rows
from storage.schema import inbox, outbox
from storage.schema import people as people_rows
from storage.schema import personal_links as link_rows
from storage.states import InboxState, OutboxKind
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import ENGLISH, RestartableHouse, on_both, open_home

SEED = b"seed of the tests, not of a bot."
MONTH = timedelta(days=30)
WELCOME = ENGLISH("note.linked", name="Vera Victim")
INVALID = ENGLISH("note.link.invalid")
PLAIN = ENGLISH("note.welcome")
ASKED = ENGLISH("note.link.asked")


def add_vera(tx: Tx, home: RestartableHouse, seed: bytes = SEED) -> str:
    """Vera, known from a list without any chat, and her personal link's token."""
    vera = people.add(tx, NewPerson(name="Vera Victim", language=None), home.now)
    return issue(tx, home, vera, seed)


def issue(tx: Tx, home: RestartableHouse, person: PersonId, seed: bytes = SEED) -> str:
    context = Context(config=home.config, now=home.now, seed=seed)
    [link] = personal_links.issue(tx, [person], home.now + MONTH, context)
    return link.token


async def vera(home: RestartableHouse) -> Person:
    (found,) = await home.bot.store.read(people.named, "Vera Victim")
    return found


async def owner(home: RestartableHouse, user: TelegramUser) -> str | None:
    """Whose the account is."""

    def find(tx: Tx) -> str | None:
        contact = contacts.contact_of_user(tx, Platform.TELEGRAM, str(user.id))
        return None if contact is None else people.get(tx, contact.person_id).name

    return await home.bot.store.read(find)


async def all_is_processed(home: RestartableHouse) -> None:
    await home.until_rows(
        inbox, lambda rows: bool(rows) and all(row.state is InboxState.DONE for row in rows)
    )


@on_both
async def test_the_chat_that_opens_the_link_is_the_persons(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    opener = home.telegram.add_user("V.", language_code="en")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [WELCOME])
    assert await owner(home, opener) == "Vera Victim"
    (contact,) = await home.rows(contact_rows)
    assert (contact.bound_by, contact.chat) == (Binding.LINK, str(opener.id))
    assert not (await vera(home)).self_enrolled
    (link,) = await home.rows(link_rows)
    assert link.contact_id == contact.id
    assert link.opened_at is not None


@pytest.mark.sampled
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_greeting_is_in_the_persons_language(
    home: RestartableHouse, language: str
) -> None:
    token = await home.run(add_vera, home)
    opener = home.telegram.add_user("V.", language_code=language)
    home.telegram.start(opener, token)
    greeting = Texts(language, product="Acme")("note.linked", name="Vera Victim")
    await home.until(lambda: home.shown(opener) == [greeting])


async def test_a_person_who_was_linked_can_be_asked(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    opener = home.telegram.add_user("V.")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [WELCOME])
    home.pass_a_second()
    assert await home.queue_question(opener) == 1
    await home.until(lambda: home.questions(opener) == 1)


@on_both
async def test_two_taps_on_start_bind_once(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    opener = home.telegram.add_user("V.", language_code="en")
    home.telegram.start(opener, token)
    home.telegram.start(opener, token)
    await all_is_processed(home)
    home.pass_a_second()
    await home.until(lambda: home.shown(opener) == [WELCOME, PLAIN])
    assert len(await home.rows(contact_rows)) == 1


async def test_a_second_chat_cannot_open_the_same_link(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    opener, thief = home.telegram.add_user("V."), home.telegram.add_user("Thief")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [WELCOME])
    home.telegram.start(thief, token)
    await home.until(lambda: home.shown(thief) == [INVALID])
    assert await owner(home, thief) == "Thief"


async def test_another_link_of_a_bound_person_opens_nothing(home: RestartableHouse) -> None:
    """The earlier link stays valid only until the person has a chat."""
    first = await home.run(add_vera, home)
    second = await home.run(issue, home, (await vera(home)).id, b"another seed")
    opener, thief = home.telegram.add_user("V."), home.telegram.add_user("Thief")
    home.telegram.start(opener, first)
    await home.until(lambda: home.shown(opener) == [WELCOME])
    home.telegram.start(thief, second)
    await home.until(lambda: home.shown(thief) == [INVALID])
    assert await owner(home, thief) == "Thief"


@pytest.mark.long
async def test_an_expired_link_binds_nothing(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    await home.pass_time(MONTH)
    late = home.telegram.add_user("Late")
    home.telegram.start(late, token)
    await home.until(lambda: home.shown(late) == [INVALID])
    assert await owner(home, late) == "Late"


@pytest.mark.long
async def test_a_forged_link_binds_nothing(home: RestartableHouse) -> None:
    await home.run(add_vera, home)
    forger = home.telegram.add_user("Forger")
    home.telegram.start(forger, f"p-{'A' * 24}")
    await home.until(lambda: home.shown(forger) == [INVALID])
    assert await owner(home, forger) == "Forger"


@pytest.mark.long
async def test_another_word_in_a_link_is_a_plain_start(home: RestartableHouse) -> None:
    guest = home.telegram.add_user("Guest")
    home.telegram.start(guest, "newsletter-2026-november")
    await home.until(lambda: home.shown(guest) == [PLAIN])


async def test_only_invited_people_are_let_in_by_a_link(tmp_path: Path) -> None:
    closed = {"self_enrolment": False}
    async with open_home(migrated(tmp_path / "tentap.db"), telegram=closed) as home:
        token = await home.run(add_vera, home)
        stranger, opener = home.telegram.add_user("Stranger"), home.telegram.add_user("V.")
        home.telegram.start(stranger, f"p-{'A' * 24}")
        await home.until(lambda: home.shown(stranger) == [INVALID])
        assert await owner(home, stranger) is None
        home.telegram.start(opener, token)
        await home.until(lambda: home.shown(opener) == [WELCOME])


@pytest.mark.long
async def test_a_forwarded_start_opens_no_link(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    friend = home.telegram.add_user("Friend")
    home.telegram.start(friend)
    await home.until(lambda: home.shown(friend) == [PLAIN])
    home.pass_a_second()
    victim = home.telegram.add_user("V.")
    group = home.telegram.add_group("Customers", members=[victim])
    written = home.telegram.type(victim, f"/start {token}", chat=group)
    home.telegram.forward(friend, written)
    await home.until(lambda: home.shown(friend) == [PLAIN, PLAIN])
    assert await owner(home, friend) == "Friend"
    (link,) = await home.rows(link_rows)
    assert link.contact_id is None


async def test_a_link_that_is_typed_into_a_group_binds_nobody(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    joiner = home.telegram.add_user("Joiner")
    group = home.telegram.add_group("Customers", members=[joiner])
    home.telegram.type(joiner, f"/start@{home.telegram.bot.username} {token}", chat=group)
    await all_is_processed(home)
    assert await owner(home, joiner) is None


@pytest.mark.long
async def test_an_erased_persons_link_binds_nothing(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    await home.run(erase, (await vera(home)).id, Context(config=home.config, now=home.now), CONSOLE)
    assert await home.rows(link_rows) == []
    opener = home.telegram.add_user("V.")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [INVALID])


@pytest.mark.long
async def test_a_joined_records_link_binds_who_it_was_joined_into(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)

    def join(tx: Tx, joined: PersonId) -> None:
        kept = people.add(tx, NewPerson(name="Vera Novak"), home.now)
        joined_records.join(tx, kept, joined)

    await home.run(join, (await vera(home)).id)
    opener = home.telegram.add_user("V.", language_code="en")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [ENGLISH("note.linked", name="Vera Novak")])
    assert await owner(home, opener) == "Vera Novak"


@pytest.mark.long
async def test_never_outlives_a_link(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    await home.run(people.stop_asking, (await vera(home)).id, None, home.now)
    opener = home.telegram.add_user("V.")
    home.telegram.start(opener, token)
    await home.until(lambda: home.shown(opener) == [ENGLISH("note.resume")])
    assert (await vera(home)).never_at is not None


async def test_a_deleted_account_makes_room_for_a_new_one(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    old = home.telegram.add_user("Old")

    def bind(tx: Tx, person: PersonId) -> None:
        contact = contacts.add_contact(
            tx, person, Platform.TELEGRAM, user=str(old.id), chat=str(old.id)
        )
        contacts.mark_contact(tx, contact, ContactState.GONE)

    await home.run(bind, (await vera(home)).id)
    new = home.telegram.add_user("New")
    home.telegram.start(new, token)
    await home.until(lambda: home.shown(new) == [WELCOME])
    (contact,) = await home.rows(contact_rows)
    assert (contact.user, contact.state) == (str(new.id), ContactState.OK)


@pytest.mark.long
async def test_staff_who_try_a_link_leave_it_unused(tmp_path: Path) -> None:
    async with open_home(migrated(tmp_path / "tentap.db"), staff=StaffPlatform.TELEGRAM) as home:
        token = await home.run(add_vera, home)
        ada = next(user for user in home.telegram.users if user.name == "Ada")
        home.telegram.start(ada, token)
        await home.until(lambda: ENGLISH("staff.link") in home.shown(ada)[0])
        (link,) = await home.rows(link_rows)
        assert link.contact_id is None


# -- a chat that belongs to another person --------------------------------------------------------

MEETING = ENGLISH("meeting.link", name="Mallory", person="Vera Victim")


async def meet(home: RestartableHouse) -> TelegramUser:
    """Mallory, who has written before, opens Vera's link."""
    token = await home.run(add_vera, home)
    mallory = home.telegram.add_user("Mallory", language_code="en")
    home.telegram.start(mallory)
    await home.until(lambda: home.shown(mallory) == [PLAIN])
    home.pass_a_second()
    home.telegram.start(mallory, token)
    await home.until(lambda: home.shown(mallory) == [PLAIN, ASKED])
    await home.until(lambda: [one.text for one in home.alerts()] == [MEETING])
    return mallory


@pytest.mark.long
async def test_an_admin_is_asked_and_nothing_is_joined_silently(home: RestartableHouse) -> None:
    mallory = await meet(home)
    assert await owner(home, mallory) == "Mallory"
    (link,) = await home.rows(link_rows)
    assert link.contact_id is None


@pytest.mark.long
@on_both
async def test_same_person_joins_the_two(home: RestartableHouse) -> None:
    mallory = await meet(home)
    home.slack.press(home.cast.ada, home.alerts()[0], "Same person")
    await home.until(lambda: "Joined as one person" in home.alerts()[0].text)
    assert await owner(home, mallory) == "Vera Victim"


@pytest.mark.long
async def test_someone_else_keeps_them_apart_and_the_link_for_its_person(
    home: RestartableHouse,
) -> None:
    mallory = await meet(home)
    home.slack.press(home.cast.ada, home.alerts()[0], "Someone else")
    await home.until(lambda: "someone else" in home.alerts()[0].text)
    again = await home.run(issue, home, (await vera(home)).id, b"another seed")
    home.pass_a_second()
    home.telegram.start(mallory, again)
    await home.until(lambda: home.shown(mallory) == [PLAIN, ASKED, INVALID])
    assert await owner(home, mallory) == "Mallory"
    opener = home.telegram.add_user("V.", language_code="en")
    home.telegram.start(opener, again)
    await home.until(lambda: home.shown(opener) == [WELCOME])


@pytest.mark.long
async def test_the_same_meeting_is_reported_once(home: RestartableHouse) -> None:
    mallory = await meet(home)
    again = await home.run(issue, home, (await vera(home)).id, b"another seed")
    home.pass_a_second()
    home.telegram.start(mallory, again)
    await home.until(lambda: home.shown(mallory) == [PLAIN, ASKED, ASKED])
    assert len(await home.rows(outbox, outbox.c.kind == OutboxKind.MEETING)) == 1


@pytest.mark.long
async def test_without_a_support_channel_the_admin_address_is_asked(tmp_path: Path) -> None:
    alone = {"support": "", "admin": "slack:U0ADMIN"}
    async with open_home(migrated(tmp_path / "tentap.db"), channels=alone) as home:
        token = await home.run(add_vera, home)
        mallory = home.telegram.add_user("Mallory")
        home.telegram.start(mallory)
        await home.until(lambda: home.shown(mallory) == [PLAIN])
        home.pass_a_second()
        home.telegram.start(mallory, token)
        await home.until(lambda: any(MEETING[:-1] in one for one in home.shown(home.cast.ada)))
        assert any("tentap people join 1 2" in one for one in home.shown(home.cast.ada))


@pytest.mark.long
async def test_a_bot_that_ends_between_opens_the_link_afterwards(home: RestartableHouse) -> None:
    token = await home.run(add_vera, home)
    await home.stop()
    opener = home.telegram.add_user("V.", language_code="en")
    home.telegram.start(opener, token)
    await home.start()
    await home.until(lambda: home.shown(opener) == [WELCOME])
    assert await owner(home, opener) == "Vera Victim"


@pytest.mark.long
@on_both
async def test_of_two_chats_that_open_a_link_at_once_one_is_bound(home: RestartableHouse) -> None:
    """As in two processes, each with its own connections."""
    token = await home.run(add_vera, home)
    context = Context(config=home.config, now=home.now, source="telegram/1")
    openers = [home.telegram.add_user(f"Opener {number}") for number in range(6)]

    async def open_in(opener: TelegramUser) -> None:
        home.telegram.world.room(opener).opened = True
        chat = str(opener.id)
        user = User(platform=Platform.TELEGRAM, id=chat, name=opener.name)
        message = message_ref(chat, 1)
        event = Typed(user=user, chat=chat, message=message, text=f"/start {token}")
        own = replace(context, source=f"telegram/{chat}")
        await home.run_elsewhere(typed_text.handle_text, event, own)

    await asyncio.gather(*map(open_in, openers))
    bound = [row for row in await home.rows(contact_rows) if row.bound_by is Binding.LINK]
    assert len(bound) == 1
    (link,) = await home.rows(link_rows)
    assert link.contact_id == bound[0].id
    assert len(await home.rows(people_rows)) == len(openers)
