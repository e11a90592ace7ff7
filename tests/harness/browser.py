"""A real browser for tests: a Chromium of this system, without a window."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is Chromium without what shows a window: it takes a third of the processor time."""
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 15_000
"""Milliseconds for which the browser waits for what it is told to find."""

expect.set_options(timeout=PATIENCE)

Scheme = Literal["light", "dark"]


def chromium() -> str:
    """Where this system's Chromium is; the test is skipped where there is none."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    pytest.skip(f"no Chromium on this system: none of {', '.join(NAMES)} is in PATH")


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """A browser for several tests; it belongs to the running loop."""
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=QUIETLY)
        yield browser
        await browser.close()


@asynccontextmanager
async def window(
    browser: Browser, url: str, *, width: int = 1440, height: int = 900, scheme: Scheme = "light"
) -> AsyncIterator[Page]:
    """*url* in a window of *width* × *height* CSS pixels that shares nothing with others.

    AssertionError at the end if a script of the page failed meanwhile.
    """
    failures: list[str] = []
    context = await browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB"
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: failures.append(str(error)))
    await page.goto(url)
    yield page
    await context.close()
    assert failures == []


@asynccontextmanager
async def browser_page(
    url: str, *, width: int = 1440, height: int = 900, scheme: Scheme = "light"
) -> AsyncIterator[Page]:
    """As *window*, in a browser of its own."""
    async with (
        open_browser() as browser,
        window(browser, url, width=width, height=height, scheme=scheme) as page,
    ):
        yield page
