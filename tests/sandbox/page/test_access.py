"""Who may use the page, and what it refuses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from playwright.async_api import Browser

from sandbox import Sandbox, slack, telegram
from sandbox.page import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Host": "elsewhere.example"},
        {"Host": "127.0.0.1.elsewhere.example:80"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=[
        "another site",
        "a file",
        "a bent name",
        "a name like ours",
        "a picture elsewhere",
        "a page of another port",
    ],
)
async def test_other_sites_may_do_nothing(
    sandbox: Sandbox, stage: Stage, http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    for path in ("/page/act/start", "/control/clock"):
        async with http.post(sandbox.url + path, json={}, headers=headers) as response:
            assert response.status == 403
    async with http.get(f"{sandbox.url}/page/state", headers=headers) as response:
        assert response.status == 403


@pytest.mark.parametrize("site", ["none", "same-origin"])
async def test_an_address_that_is_typed_or_ours_is_shown(
    sandbox: Sandbox, stage: Stage, http: aiohttp.ClientSession, site: str
) -> None:
    async with http.get(sandbox.url, headers={"Sec-Fetch-Site": site}) as response:
        assert response.status == 200


async def test_a_picture_on_a_foreign_page_posts_nothing(
    sandbox: Sandbox, browser: Browser, ana: telegram.TelegramUser
) -> None:
    sandbox.telegram.start(ana)
    says = f"sendMessage?chat_id={ana.id}&text=hello"
    picture = f'<img src="{sandbox.url}/bot{sandbox.telegram.token}/{says}">'
    async with foreign_page(picture) as url:
        page = await browser.new_page()
        async with page.expect_response(lambda answer: "sendMessage" in answer.url) as answered:
            await page.goto(url)
        assert (await answered.value).status == 403
        await page.close()
    assert [message.text for message in sandbox.telegram.messages(ana)] == ["/start"]


@asynccontextmanager
async def foreign_page(body: str) -> AsyncIterator[str]:
    """Where another site shows *body*."""

    async def show(request: web.Request) -> web.Response:
        return web.Response(text=body, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", show)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    yield f"http://{host}:{port}/"
    await runner.cleanup()


async def test_the_page_itself_may(
    sandbox: Sandbox, stage: Stage, http: aiohttp.ClientSession, ana: telegram.TelegramUser
) -> None:
    act = {"pane": stage.panes[0].key, "as": str(ana.id)}
    headers = {"Origin": sandbox.url}
    async with http.post(f"{sandbox.url}/page/act/start", json=act, headers=headers) as response:
        assert response.status == 200
    assert [message.text for message in sandbox.telegram.messages(ana)] == ["/start"]


@pytest.mark.parametrize(
    "act",
    [
        {},
        {"pane": "telegram-private:1", "as": "1"},
        {"as": "1"},
        {"text": " "},
        {"message": 99},
    ],
)
async def test_what_cannot_be_done_is_refused_in_words(
    sandbox: Sandbox,
    stage: Stage,
    http: aiohttp.ClientSession,
    ana: telegram.TelegramUser,
    act: dict[str, object],
) -> None:
    body = {"pane": stage.panes[0].key, "as": str(ana.id), **act}
    action = "edit" if "message" in act else "type" if "text" in act else "dance"
    async with http.post(f"{sandbox.url}/page/act/{action}", json=body) as response:
        assert response.status == 409
        assert await response.text()


async def test_an_upload_that_is_no_picture_is_saved_and_never_shown(
    sandbox: Sandbox, http: aiohttp.ClientSession, ben: slack.SlackUser
) -> None:
    message = sandbox.slack.share_file(ben, "page.html", b"<script>alert(1)</script>")
    async with http.get(f"{sandbox.url}/page/file/{message.files[0].id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_needs_nothing_from_elsewhere(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    async with http.get(sandbox.url) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert "://" not in await response.text()
    async with http.get(f"{sandbox.url}/page/static/..%2fserver.py") as response:
        assert response.status == 404
