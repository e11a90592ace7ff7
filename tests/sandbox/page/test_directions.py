"""How a real browser lays out words that run from right to left, on a line of ours."""

from typing import Any

import pytest
from playwright.async_api import Browser

from bot.language.texts import Texts
from tests.harness.browser import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PLACES = """(words) => {
    const line = document.querySelector("p");
    line.textContent = words;
    const node = line.firstChild, places = {};
    for (const part of ["דנה", "wrote"]) {
        const range = document.createRange(), at = words.indexOf(part);
        range.setStart(node, at);
        range.setEnd(node, at + part.length);
        places[part] = range.getBoundingClientRect().left;
    }
    return {places, width: line.getBoundingClientRect().width};
}"""
"""Where parts of a line begin, and how wide it is, laid out as chat apps do it."""


async def test_a_name_stays_before_our_words_and_isolates_show_as_nothing(browser: Browser) -> None:
    page = await browser.new_page()
    page.set_default_timeout(PATIENCE)
    await page.set_content('<p dir="auto" style="display: inline-block; white-space: nowrap"></p>')
    title = Texts("en")("feedback.title", who="דנה 10")
    laid_out: dict[str, Any] = await page.evaluate(PLACES, title)
    bare: dict[str, Any] = await page.evaluate(PLACES, "💬 דנה 10 wrote")
    await page.close()
    places = laid_out["places"]
    assert places["דנה"] < places["wrote"]
    assert laid_out["width"] == pytest.approx(bare["width"], abs=0.1)
    assert bare["places"]["wrote"] < bare["places"]["דנה"]  # what it is all for
