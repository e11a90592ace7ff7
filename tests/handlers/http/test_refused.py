"""A refused sender: answered, cut off, and neither parsed nor read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from time import process_time

import pytest
from starlette.requests import Request
from starlette.responses import Response
from structlog.testing import capture_logs

from handlers.http.connections import PatientConnection
from handlers.http.refusal_log import Refusals
from handlers.http.request_body import MOST_PIECES
from handlers.http.request_limits import MOST_POSTED
from tests.handlers.http.web_server import Client, RunningServer, chunked, read_all, serving

CHUNKED = "\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n"
PIECES = chunked([1] * 200_000)
LONG = MOST_POSTED + 1
SOON = 1.5
"""Seconds of our work that anybody else may have to wait for."""


def refusing(status: int) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that needs no body to refuse."""

    async def refuse(request: Request) -> Response:
        return Response(status_code=status)

    return refuse


@pytest.fixture
async def served() -> AsyncIterator[RunningServer]:
    async with serving(kept=read_all, unsigned=refusing(401), secret=refusing(403)) as served:
        yield served


@pytest.fixture(autouse=True)
def nothing_was_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientConnection, "refusals", Refusals())


async def flood(client: Client, first_line: str, body: bytes = PIECES) -> int:
    """The status of the answer to somebody who goes on sending; they are cut off in the end."""
    sending = asyncio.create_task(client.send((first_line + CHUNKED).encode() + body))
    answer = await client.answer()
    assert answer.headers["connection"] == "close"
    await client.ended()
    await sending
    return answer.status


async def longest_wait(served: RunningServer, during: "asyncio.Future[list[int]]") -> float:
    """Seconds of our work for which others, who ask meanwhile, had to wait."""
    longest = 0.0
    while not during.done():
        began = process_time()
        assert (await served.ask("GET /kept HTTP/1.1")).status == 200
        longest = max(longest, process_time() - began)
    return longest


@pytest.mark.parametrize(
    ("first_line", "status"),
    [
        ("POST /unsigned HTTP/1.1", 401),
        ("POST /secret HTTP/1.1", 403),
        ("POST /nowhere HTTP/1.1", 404),
        ("DELETE /kept HTTP/1.1", 405),
        ("POST /kept HTTP/1.1", 400),
    ],
)
async def test_eight_floods_of_tiny_chunks_delay_nobody(
    served: RunningServer, first_line: str, status: int
) -> None:
    clients = [await served.connect() for _ in range(8)]
    floods = asyncio.gather(*(flood(client, first_line) for client in clients))
    assert await longest_wait(served, floods) < SOON
    assert await floods == [status] * 8


async def test_a_body_in_too_many_pieces_is_no_request(served: RunningServer) -> None:
    client = await served.connect()
    body = chunked([1] * (MOST_PIECES + 1)) + b"0\r\n\r\n"
    with capture_logs() as logs:
        assert await flood(client, "POST /kept HTTP/1.1", body) == 400
    reason = "no valid HTTP request"
    assert logs == [{"event": "http.refused", "reason": reason, "log_level": "warning"}]


async def test_a_body_in_many_pieces_is_taken(served: RunningServer) -> None:
    client = await served.connect()
    head = "POST /kept HTTP/1.1" + CHUNKED
    await client.send(head.encode() + chunked([1000] * 500) + b"0\r\n\r\n")
    answer = await client.answer()
    assert (answer.status, answer.body) == (200, "500000")


@pytest.mark.parametrize(
    "framing",
    [
        f"content-length: {LONG}\r\n\r\n".encode() + b"x" * 20 * MOST_POSTED,
        b"transfer-encoding: chunked\r\n\r\n" + chunked([64 * 1024] * 160),
    ],
    ids=["told", "not told"],
)
async def test_who_sends_ten_megabytes_can_read_why_not(
    served: RunningServer, framing: bytes
) -> None:
    client = await served.connect()
    sending = asyncio.create_task(client.send(b"POST /kept HTTP/1.1\r\nhost: here\r\n" + framing))
    answer = await client.answer()
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    await client.ended()
    await sending


async def test_a_body_with_two_lengths_is_refused(served: RunningServer) -> None:
    client = await served.connect()
    with capture_logs() as logs:
        await client.send(
            b"POST /kept HTTP/1.1\r\nhost: here\r\ncontent-length: 4\r\n"
            b"transfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /kept HTTP/1.1\r\nhost: here\r\n\r\n"
        )
        answer = await client.answer()
        assert (answer.status, answer.headers["connection"]) == (400, "close")
        await client.ended()
    reason = "a body with two lengths"
    assert logs == [{"event": "http.refused", "reason": reason, "log_level": "warning"}]


@pytest.mark.parametrize(
    "first_line", ["GET /nowhere HTTP/1.1", "GET /secret HTTP/1.1"], ids=["404", "403"]
)
async def test_a_refusal_ends_the_connection(served: RunningServer, first_line: str) -> None:
    client = await served.connect()
    assert (await client.ask(first_line)).headers["connection"] == "close"
    await client.ended()


async def test_a_body_that_nobody_asked_for_ends_the_connection(served: RunningServer) -> None:
    client = await served.connect()
    answer = await client.ask("GET /nowhere HTTP/1.1\ncontent-length: 9", b"123456789")
    assert answer.headers["connection"] == "close"
    await client.ended()


async def test_a_crowd_that_has_asked_once_keeps_nobody_out(
    served: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PatientConnection, "most_connections", 10)
    for _ in range(10):
        assert (await (await served.connect()).ask("GET /kept HTTP/1.1")).status == 200
    assert (await served.ask("GET /kept HTTP/1.1")).status == 200
