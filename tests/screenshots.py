"""Draws the pictures of the documentation: the demo, played, at a desk's and a phone's width."""

import asyncio
import tomllib
from pathlib import Path
from typing import Final

from handlers.app.sandbox_config import StaffPlatform
from handlers.cli.demo.setup import opened_demo
from handlers.cli.demo.story import play_story
from tests.harness.browser import browser_page

PROJECT: Final = Path(__file__).parent.parent
IMAGES: Final = PROJECT / "docs" / "images"


async def draw() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    document = tomllib.loads((PROJECT / "bot.toml").read_text())
    async with opened_demo(document, staff=StaffPlatform.SLACK, port=0) as demo:
        await play_story(demo)
        for name, width, height in (("demo", 1600, 1000), ("phone", 390, 844)):
            async with browser_page(demo.sandbox.url, width=width, height=height) as page:
                await asyncio.sleep(1)
                await page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(draw())
