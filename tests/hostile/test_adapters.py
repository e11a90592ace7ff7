"""What each call of the adapters makes of an answer, without a bot around it."""

import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from aiohttp import web

from bot.chat.messages import Document, Message, Picture, plain
from bot.chat.platforms import Platform
from bot.ids import ContactId, MessageRef, PersonId
from bot.model import Contact
from bot.states import ContactState
from handlers import http_client
from handlers.http_client import MOST_BYTES, RedirectedError, TooLongError
from handlers.ports import Directory, Messenger, SendError
from handlers.slack.client import connect as connect_slack
from handlers.slack.client import open_session as open_slack_session
from handlers.slack.directory import SlackDirectory
from handlers.slack.messenger import SlackMessenger
from handlers.telegram.client import connect as connect_telegram
from handlers.telegram.directory import TelegramDirectory
from handlers.telegram.messenger import TelegramMessenger
from tests.hostile.answers import REFUSED, UNREADABLE, Answer, a_bomb, refused, told

HELLO: Final = Message(paragraphs=(plain("Hello"),))
PICTURE: Final = Picture(png=b"\x89PNG", alt="chart", caption="chart", filename="a.png")
DOCUMENT: Final = Document(text="copy", caption="copy", filename="a.txt")
SECOND: Final = timedelta(seconds=1)
HOUR: Final = timedelta(hours=1)
AT_ONCE: Final = {
    fault: answer
    for fault, answer in UNREADABLE.items()
    if fault not in {"silence", "a drop a second"}
}

Call = Callable[[Messenger, Directory], Awaitable[object]]


def reach(user: str) -> Call:
    contact = Contact(
        id=ContactId(1),
        person_id=PersonId(1),
        platform=Platform.SLACK,
        user=user,
        chat="",
        language=None,
        state=ContactState.OK,
    )
    return lambda _, directory: directory.reach(contact, "")


SLACK: Final[dict[str, Call]] = {
    "reach": reach("U1"),
    "find": lambda messenger, _: messenger.find("C1", "m", datetime(2026, 1, 1, tzinfo=UTC)),
    "send": lambda messenger, _: messenger.send("C1", HELLO),
    "send to a person": lambda messenger, _: messenger.send("U1", HELLO),
    "edit": lambda messenger, _: messenger.edit(MessageRef("C1/1.1"), HELLO),
    "upload": lambda messenger, _: messenger.send_picture("C1", PICTURE),
    "document": lambda messenger, _: messenger.send_document("C1", DOCUMENT),
    "upload for a message": lambda messenger, _: messenger.upload(PICTURE),
    "processed": lambda messenger, _: messenger.is_processed("F0000001"),
    "member": lambda _, directory: directory.is_member("C1", "U1"),
}
TELEGRAM: Final[dict[str, Call]] = {
    "reach": reach("1"),
    "send": lambda messenger, _: messenger.send("1", HELLO),
    "edit": lambda messenger, _: messenger.edit(MessageRef("1/1"), HELLO),
    "upload": lambda messenger, _: messenger.send_picture("1", PICTURE),
    "document": lambda messenger, _: messenger.send_document("1", DOCUMENT),
    "member": lambda _, directory: directory.is_member("1", "1"),
}
CALLS: Final = [
    *(pytest.param("slack", call, id=f"slack: {name}") for name, call in SLACK.items()),
    *(pytest.param("telegram", call, id=f"telegram: {name}") for name, call in TELEGRAM.items()),
]


@asynccontextmanager
async def answering(answer: Answer) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield "http://{}:{}".format(*runner.addresses[0])
    finally:
        await runner.cleanup()


@asynccontextmanager
async def adapters(platform: str, url: str) -> AsyncIterator[tuple[Messenger, Directory]]:
    if platform == "slack":
        async with open_slack_session() as session:
            client = connect_slack("xoxb-1", f"{url}/api/", session)
            yield SlackMessenger(client), SlackDirectory(client)
    else:
        async with http_client.open_session() as session:
            bot = connect_telegram("1:x", url, session)
            yield TelegramMessenger(bot), TelegramDirectory(bot)


async def outcome(platform: str, url: str, call: Call) -> SendError | None:
    async with adapters(platform, url) as (messenger, directory):
        try:
            await call(messenger, directory)
        except SendError as error:
            return error
    return None


@pytest.mark.parametrize(("platform", "call"), CALLS)
async def test_every_429_says_that_nothing_was_done(platform: str, call: Call) -> None:
    for fault, answer in REFUSED.items():
        async with answering(answer) as url:
            error = await outcome(platform, url, call)
        assert error is not None, fault
        assert (error.uncertain, error.permanent) == (False, False), fault
        assert error.retry_after is not None, fault
        assert SECOND <= error.retry_after <= HOUR, fault


@pytest.mark.sampled
@pytest.mark.parametrize(("platform", "call"), CALLS)
async def test_what_cannot_be_read_leaves_it_open(platform: str, call: Call) -> None:
    for fault, answer in AT_ONCE.items():
        async with answering(answer) as url:
            error = await outcome(platform, url, call)
        assert error is not None, fault
        assert (error.uncertain, error.permanent) == (True, False), fault
        assert (error.retry_after, error.contact) == (None, None), fault


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_a_429_without_a_wait_is_obeyed_longer_each_time(platform: str) -> None:
    call = (SLACK if platform == "slack" else TELEGRAM)["send"]
    waits = []
    async with answering(refused(0)) as url, adapters(platform, url) as (messenger, directory):
        for _ in range(4):
            with pytest.raises(SendError) as caught:
                await call(messenger, directory)
            waits.append(caught.value.retry_after)
    assert waits == [SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND]


@pytest.mark.parametrize("fault", REFUSED)
async def test_a_press_that_is_refused_may_be_edited_without_it(fault: str) -> None:
    if fault.startswith("200"):
        return  # a response_url tells no codes but "ok"
    async with answering(REFUSED[fault]) as url, adapters("slack", url) as (messenger, _):
        with pytest.raises(SendError) as caught:
            await messenger.edit(MessageRef("C1/1.1"), HELLO, response_url=f"{url}/actions/1")
    assert (caught.value.response_url_refused, caught.value.uncertain) == (True, False)


async def test_of_a_bomb_a_few_megabytes_are_read() -> None:
    tracemalloc.start()
    try:
        async with answering(a_bomb) as url, http_client.open_session() as session:
            with pytest.raises(TooLongError):
                async with session.get(url) as response:
                    await response.json()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MOST_BYTES


async def test_an_answer_of_the_greatest_length_is_read() -> None:
    longest = "x" * (MOST_BYTES - 2)
    async with answering(told(longest)) as url, http_client.open_session() as session:
        response = await session.get(url)
        assert await response.json() == longest
        assert await response.text() == f'"{longest}"'


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_no_redirect_is_followed_with_the_token(platform: str) -> None:
    visits: list[str] = []

    async def away(request: web.Request) -> web.StreamResponse:
        visits.append(request.path)
        return web.Response(status=307, headers={"Location": "/elsewhere"})

    call = (SLACK if platform == "slack" else TELEGRAM)["send"]
    async with answering(away) as url:
        error = await outcome(platform, url, call)
        assert error is not None
        assert error.uncertain
        async with http_client.open_session() as session:
            with pytest.raises(RedirectedError):
                await session.get(f"{url}/last")
    assert "/elsewhere" not in visits


async def test_members_without_end_are_not_all_looked_through() -> None:
    page = {"ok": True, "members": ["U2"], "response_metadata": {"next_cursor": "again"}}
    async with answering(told(page)) as url:
        error = await outcome("slack", url, SLACK["member"])
    assert error is not None
    assert error.permanent


async def test_the_history_must_be_a_list_that_is_whole() -> None:
    """Otherwise a question would be sent twice that only could not be seen."""
    answers: list[dict[str, object]] = [
        {},
        {"messages": {}},
        {"messages": ""},
        {"messages": [], "has_more": "no"},
    ]
    for fields in answers:
        async with answering(told({"ok": True, **fields})) as url:
            assert await outcome("slack", url, SLACK["find"]) is not None, fields
