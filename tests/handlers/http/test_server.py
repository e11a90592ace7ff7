"""The web server over the real wire: what it bounds, what it hides, and how it stops."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from time import monotonic

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from structlog.testing import capture_logs

from bot.config.config import HttpConfig
from handlers.http import server
from handlers.http.connections import PatientConnection
from handlers.http.refusal_log import Refusals
from handlers.http.request_limits import MOST_HEADERS, MOST_POSTED
from handlers.http.server import ListenError, listening
from tests.handlers.http.web_server import RunningServer, chunked, read_all, serving
from tests.harness.house import free_port

TEN_MEGABYTES = 10 * 1024 * 1024
ENDLESS = b"POST /kept HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n"
SOON = 0.3
"""Seconds that a request may take here."""


@pytest.fixture
async def served() -> AsyncIterator[RunningServer]:
    async with serving(kept=read_all, fails=fail, slow=answer_slowly) as served:
        yield served


@pytest.fixture
async def served_by_a_hasty_one(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RunningServer]:
    monkeypatch.setattr(server, "FINISH_SECONDS", 1)
    async with serving(kept=read_all) as served:
        yield served


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientConnection, "arrive_seconds", SOON)


@pytest.fixture(autouse=True)
def nothing_was_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientConnection, "refusals", Refusals())


def refused(reason: str) -> dict[str, str]:
    return {"event": "http.refused", "reason": reason, "log_level": "warning"}


async def fail(request: Request) -> Response:
    raise RuntimeError("Nora's words")


async def answer_slowly(request: Request) -> Response:
    await asyncio.sleep(3 * SOON)
    return PlainTextResponse("at last")


async def test_an_unknown_path_is_told(served: RunningServer) -> None:
    assert (await served.ask("GET /admin HTTP/1.1")).status == 404


async def test_a_path_with_a_slash_too_many_leads_nowhere(served: RunningServer) -> None:
    answer = await served.ask("POST /kept/ HTTP/1.1")
    assert (answer.status, "location" in answer.headers) == (404, False)


async def test_a_wrong_method_is_told_the_right_ones(served: RunningServer) -> None:
    answer = await served.ask("DELETE /kept HTTP/1.1")
    assert answer.status == 405
    assert "post" in answer.headers["allow"]


async def test_it_does_not_say_what_it_is_made_of(served: RunningServer) -> None:
    answer = await served.ask("GET /kept HTTP/1.1")
    assert answer.status == 200
    assert "server" not in answer.headers


async def test_a_failure_shows_nothing_of_itself(served: RunningServer) -> None:
    with capture_logs() as logs:
        answer = await served.ask("GET /fails HTTP/1.1")
    assert (answer.status, answer.body) == (500, "Internal Server Error")
    assert logs == [{"event": "http.failed", "error": "RuntimeError", "log_level": "error"}]


async def test_what_is_no_http_is_refused(served: RunningServer) -> None:
    answer = await served.ask("\x16\x03\x01 hello")
    assert (answer.status, answer.body) == (400, "")


async def test_a_body_as_large_as_allowed_is_taken(served: RunningServer) -> None:
    request = f"POST /kept HTTP/1.1\ncontent-length: {MOST_POSTED}"
    answer = await served.ask(request, b"x" * MOST_POSTED)
    assert (answer.status, answer.body) == (200, str(MOST_POSTED))


async def test_ten_megabytes_are_refused_before_they_come(served: RunningServer) -> None:
    answer = await served.ask(f"POST /kept HTTP/1.1\ncontent-length: {TEN_MEGABYTES}")
    assert answer.status == 413


async def test_bodies_that_are_too_large_are_told_once_and_never_shown(
    served: RunningServer,
) -> None:
    request = f"POST /kept?who=Nora HTTP/1.1\ncontent-length: {TEN_MEGABYTES}"
    client = await served.connect()
    with capture_logs() as logs:
        for _ in range(3):
            await served.ask(request)
        await client.send(
            b"POST /kept HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        await client.send(chunked([64 * 1024] * 17))
        assert (await client.answer()).status == 413
    assert logs == [refused("a body that is too large")]


async def test_an_endless_body_is_refused_where_it_gets_too_long(served: RunningServer) -> None:
    client = await served.connect()
    await client.send(ENDLESS)
    await client.send(chunked([64 * 1024] * 17))
    assert (await client.answer()).status == 413


async def test_endless_headers_are_refused(served: RunningServer) -> None:
    client = await served.connect()
    await client.send(b"GET /kept HTTP/1.1\r\nx-long: " + b"x" * 200_000)
    assert (await client.answer()).status == 400


@pytest.mark.parametrize("count", [1, 50], ids=["one", "many"])
async def test_large_headers_that_come_at_once_are_refused_and_told(
    served: RunningServer, count: int
) -> None:
    line = "\nx-long: Nora" + "x" * (100_000 // count)
    with capture_logs() as logs:
        assert (await served.ask("GET /kept HTTP/1.1" + line * count)).status == 431
    assert logs == [refused("headers that are too large")]


async def test_an_address_counts_as_headers(served: RunningServer) -> None:
    address = "/kept?" + "x" * MOST_HEADERS
    assert (await served.ask(f"GET {address} HTTP/1.1")).status == 431


async def test_headers_below_the_limit_are_taken_however_they_come(served: RunningServer) -> None:
    client = await served.connect()
    await client.send(b"GET /kept HTTP/1.1\r\nhost: here\r\nx-long: ")
    for _ in range(3):
        await client.send(b"x" * (MOST_HEADERS // 4))
        await asyncio.sleep(0.02)
    await client.send(b"\r\n\r\n")
    assert (await client.answer()).status == 200


async def test_a_probe_takes_no_large_body(served: RunningServer) -> None:
    request = f"GET /kept HTTP/1.1\ncontent-length: {64 * 1024 + 1}"
    assert (await served.ask(request)).status == 413


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /kept HTTP/1.1\r\nx-slow: ",
        b"POST /kept HTTP/1.1\r\nhost: here\r\ncontent-length: 1000\r\n\r\n",
        b"POST /kept HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n3e8\r\n",
    ],
    ids=["nothing", "headers", "body", "chunk"],
)
async def test_a_slow_sender_is_cut_off(hurried: None, served: RunningServer, begun: bytes) -> None:
    client = await served.connect()
    began = monotonic()
    await client.send(begun)
    ended = asyncio.create_task(client.ended())
    while not ended.done():
        await client.send(b"x" if begun else b"")
        await asyncio.sleep(SOON / 10)
    assert SOON * 0.9 <= monotonic() - began < 4 * SOON


async def test_slow_senders_are_told_once(hurried: None, served: RunningServer) -> None:
    with capture_logs() as logs:
        for _ in range(2):
            client = await served.connect()
            await client.send(b"GET /kept HTTP/1.1\r\nx-slow: Nora")
            await client.ended()
    assert logs == [refused("slower than a request may be")]


async def test_a_body_that_stops_in_the_middle_is_no_failure_of_ours(
    hurried: None, served: RunningServer
) -> None:
    client = await served.connect()
    with capture_logs() as logs:
        await client.send(b"POST /kept HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\nabc")
        await client.ended()
        await asyncio.sleep(SOON)
    assert logs == [refused("slower than a request may be")]


async def test_who_waits_for_our_answer_is_not_cut_off(
    hurried: None, served: RunningServer
) -> None:
    assert (await served.ask("GET /slow HTTP/1.1")).body == "at last"


async def test_a_connection_serves_several_requests(hurried: None, served: RunningServer) -> None:
    client = await served.connect()
    for _ in range(3):
        assert (await client.ask("GET /kept HTTP/1.1")).status == 200
        await asyncio.sleep(SOON / 2)


async def test_a_crowd_of_idle_connections_keeps_nobody_out(
    served: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PatientConnection, "most_connections", 10)
    asking = await served.connect()
    working = asyncio.create_task(asking.ask("GET /slow HTTP/1.1"))
    await asyncio.sleep(0.05)
    with capture_logs() as logs:
        idle = [await served.connect() for _ in range(50)]
        watched = [asyncio.create_task(client.ended()) for client in idle]
        assert (await served.ask("GET /kept HTTP/1.1")).status == 200
    assert logs == [refused("more connections than are held")]
    assert (await working).body == "at last"
    assert sum(not one.done() for one in watched) <= 10
    for one in watched:
        one.cancel()


async def test_a_stop_finishes_what_has_begun_and_accepts_nothing_new(
    served: RunningServer,
) -> None:
    client = await served.connect()
    answer = asyncio.create_task(client.ask("GET /slow HTTP/1.1"))
    await asyncio.sleep(0.05)
    served.running.cancel()
    await asyncio.sleep(0.05)
    with pytest.raises(ConnectionError):
        await served.connect()
    assert (await answer).body == "at last"
    with pytest.raises(asyncio.CancelledError):
        await served.running


async def test_a_stop_does_not_wait_for_who_never_ends(
    served_by_a_hasty_one: RunningServer,
) -> None:
    served = served_by_a_hasty_one
    client = await served.connect()
    await client.send(b"POST /kept HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\n")
    await asyncio.sleep(0.05)
    began = monotonic()
    served.running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await served.running
    assert monotonic() - began < 2


async def test_answers_are_counted_by_path_and_status(served: RunningServer) -> None:
    await served.ask("GET /kept HTTP/1.1")
    await served.ask("GET /fails HTTP/1.1")
    await served.ask("GET /some/stranger's/path HTTP/1.1")
    told = served.metrics.as_text(None, datetime.now(UTC), 0).decode()
    assert 'tentap_http_answers_total{path="/kept",status="200"} 1.0' in told
    assert 'tentap_http_answers_total{path="/fails",status="500"} 1.0' in told
    assert 'tentap_http_answers_total{path="other",status="404"} 1.0' in told


def test_a_port_that_is_taken_is_told_in_words() -> None:
    port = free_port()
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(ListenError, match=f"Port {port} of 127.0.0.1 is in use by another program"),
        listening(HttpConfig(port=port)),
    ):
        pass


def test_a_port_of_the_probes_that_is_taken_is_told_in_words() -> None:
    port = free_port()
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(ListenError, match=f"Port {port} .* another probes_port under"),
        listening(HttpConfig(port=free_port(), probes_port=port)),
    ):
        pass


def test_an_address_of_another_machine_is_told_in_words() -> None:
    with (
        pytest.raises(ListenError, match=r"cannot listen on 192.0.2.1.*an address of this machine"),
        listening(HttpConfig(host="192.0.2.1", port=free_port())),
    ):
        pass


def test_a_port_that_needs_rights_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> socket.socket:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)
    with (
        pytest.raises(ListenError, match=r"may not use port 80\..*above 1023"),
        listening(HttpConfig(port=80)),
    ):
        pass
