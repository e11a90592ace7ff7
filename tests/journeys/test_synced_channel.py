"""From a shared Slack channel to an answer, and to the silence after the person has left."""

import asyncio
from pathlib import Path

from sandbox.slack import SlackChannel, SlackUser
from tests.harness.command_line import call
from tests.harness.house import QUESTION, House, tokens

CONFIG = """
database = "sqlite:tentap.db"
product = "Acme"
[slack]
api_url = "{url}/api/"
[channels]
support = "slack:C0SUPPORT"
[hours]
start = "00:00"
end = "24:00"
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
holidays = false
[[survey]]
key = "relationship"
kind = "nps"
"""


async def tentap(house: House, folder: Path, *words: str) -> str:
    """Types a command beside the running bot. Returns what it printed."""
    (folder / "bot.toml").write_text(CONFIG.format(url=house.sandbox.url))
    typed = [*words, "--config", str(folder / "bot.toml")]
    env = tokens(house.sandbox)
    result = await asyncio.to_thread(call, typed, env=env)
    house.bot.wake()
    return result.output


async def shared_channel(house: House) -> tuple[SlackChannel, SlackUser]:
    """A channel with a customer's company; our own admin is in it, too."""
    await house.until(lambda: not house.bot.troubles)
    mona = house.slack.add_user("Mona", email="mona@other.example", external=True)
    channel = house.slack.add_channel("acme-initech", [house.cast.ada, mona], channel_id="C0SHARED")
    return channel, mona


async def test_a_customer_of_a_shared_channel_answers_until_they_leave(
    house: House, tmp_path: Path
) -> None:
    channel, mona = await shared_channel(house)
    sync = ("people", "sync", "slack", "--channel", "C0SHARED", "--yes")
    assert "1 new: 1 of another company" in await tentap(house, tmp_path, *sync)
    assert "Asking 1 person." in await tentap(house, tmp_path, "ask", "all", "--yes")
    question = await house.until(
        lambda: [one for one in house.slack.messages(mona) if QUESTION in one.text][-1]
    )
    house.slack.press(mona, question, "3")
    alert = await house.until(lambda: house.alerts()[0])
    assert "Mona" in alert.text
    house.slack.leave(mona, channel)

    preview = ""
    async with asyncio.timeout(10):
        while "Left the Slack channels: Mona" not in preview:
            await asyncio.sleep(0.1)
            preview = await tentap(house, tmp_path, "ask", "Mona")
