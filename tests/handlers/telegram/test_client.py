"""The transport: what left and what did not, and no token in any word."""

import asyncio
import logging
import socket

import pytest
from aiohttp import ClientSession, TCPConnector, web
from aiohttp.abc import AbstractResolver, ResolveResult
from telegram.error import NetworkError, TelegramError

from handlers.telegram.client import AiohttpRequest, NotSentError, connect
from handlers.telegram.errors import to_send_error
from tests.handlers.telegram.conftest import Handler, Serve

TOKEN = "123:secret-token"


async def sleep_forever(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


async def no_json(request: web.Request) -> web.StreamResponse:
    return web.Response(text="<html>Nora's words</html>")


async def a_list(request: web.Request) -> web.StreamResponse:
    return web.json_response([1])


async def elsewhere(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/elsewhere")


async def proxy(request: web.Request) -> web.StreamResponse:
    return web.Response(status=403, text=f"<html>Refused: {request.path}</html>")


async def test_an_answer_that_does_not_come_is_uncertain(
    serve: Serve, session: ClientSession
) -> None:
    request = AiohttpRequest(session)
    with pytest.raises(NetworkError) as caught:
        await request.do_request(await serve(sleep_forever), "POST", read_timeout=0.05)
    assert to_send_error(caught.value).uncertain


async def test_no_free_connection_means_not_sent(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.telegram.client.CONNECT_SECONDS", 0.05)
    url = await serve(sleep_forever)
    async with ClientSession(connector=TCPConnector(limit=1)) as session:
        request = AiohttpRequest(session)
        holding = asyncio.create_task(request.do_request(url, "POST"))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSentError) as caught:
            await request.do_request(url, "POST")
        holding.cancel()
    assert not to_send_error(caught.value).uncertain


class NoNames(AbstractResolver):
    """A machine whose name server is away."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError("Temporary failure in name resolution")

    async def close(self) -> None:
        """Nothing is open."""


async def test_a_name_that_nobody_knows_means_not_sent() -> None:
    async with ClientSession(connector=TCPConnector(resolver=NoNames())) as session:
        with pytest.raises(NotSentError) as caught:
            await connect(TOKEN, "http://telegram.example", session).send_message(1, "Hello")
    assert not to_send_error(caught.value).uncertain


async def test_a_server_that_speaks_no_tls_means_not_sent(
    serve: Serve, session: ClientSession
) -> None:
    url = (await serve(no_json)).replace("http://", "https://")
    with pytest.raises(NotSentError) as caught:
        await connect(TOKEN, url, session).send_message(1, "Hello")
    assert not to_send_error(caught.value).uncertain


@pytest.mark.parametrize("handler", [no_json, a_list])
async def test_an_answer_that_is_none_is_uncertain_and_logged_nowhere(
    serve: Serve,
    session: ClientSession,
    caplog: pytest.LogCaptureFixture,
    handler: Handler,
) -> None:
    bot = connect(TOKEN, await serve(handler), session)
    with caplog.at_level(logging.INFO), pytest.raises(TelegramError) as caught:
        await bot.get_me()
    assert to_send_error(caught.value).uncertain
    assert "Nora" not in caplog.text + str(caught.value)


@pytest.mark.parametrize("handler", [elsewhere, proxy])
async def test_what_stands_before_telegram_does_not_speak_for_it(
    serve: Serve, session: ClientSession, handler: Handler
) -> None:
    with pytest.raises(NetworkError) as caught:
        await connect(TOKEN, await serve(handler), session).send_message(1, "Hello")
    assert (to_send_error(caught.value).uncertain, to_send_error(caught.value).contact) == (
        True,
        None,
    )
    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize("url", ["http://", "http://127.0.0.1:1", "ftp://example.org"])
async def test_no_error_carries_the_token(url: str, session: ClientSession) -> None:
    with pytest.raises(NetworkError) as caught:
        await connect(TOKEN, url, session).get_me()
    assert TOKEN not in repr(caught.value) + str(caught.value)
    assert caught.value.__cause__ is None
