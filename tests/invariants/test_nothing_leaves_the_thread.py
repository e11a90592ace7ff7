"""Only the form, and the answer to the bot's own prompt, reach a customer. Nothing else does."""

import random
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.app.sandbox_config import TELEGRAM_ADMIN, TELEGRAM_GROUPS, StaffPlatform
from storage.schema import case_replies, inbox
from storage.states import InboxState
from tests.harness.sqlite import migrated
from tests.invariants.restartable_house import Customer, RestartableHouse, open_home

SUPPORT = int(TELEGRAM_GROUPS["support"])
PREFIXES = (
    *("", "/", "!", ">", "=", "// ", "@", "# ", "* ", "<@U0DANI> ", "<!channel> ", "@sandbox_bot "),
    *("reply ", "reply: ", "/reply ", "!reply ", "Reply to Dani: ", "To the customer: ", "Dani: "),
    *("send ", "public: ", "-> ", "→ ", "9 ", "ok ", "yes", "stop ", "/tentap reply ", "— Ada\n"),
)
WORDS = (
    "the",
    "export",
    "is",
    "fixed",
    "we",
    "are",
    "sorry",
    "please",
    "thanks",
    "Dani",
    "9",
    "ok",
)
RIGHT = "This is for you."
MINUTE = timedelta(minutes=1)
LINES = [200, pytest.param(1000, marks=pytest.mark.long)]


def lines(many: int) -> list[str]:
    chance = random.Random(7)
    return [
        chance.choice(PREFIXES) + " ".join(chance.choices(WORDS, k=chance.randint(1, 9)))
        for _ in range(many)
    ]


async def only_this_arrives(home: RestartableHouse, customer: Customer, before: list[str]) -> None:
    """What was written last, in the right place, is all that the customer gets."""
    await home.until_rows(case_replies, lambda rows: any(one.words for one in rows))
    await home.until_rows(inbox, lambda rows: all(one.state is InboxState.DONE for one in rows))
    assert len(await home.rows(case_replies, case_replies.c.words.is_not(None))) == 1
    await home.pass_time(MINUTE)
    await home.until(lambda: home.shown(customer)[len(before)])
    await home.until_nothing_is_due()
    assert home.shown(customer) == [*before, f"{RIGHT}\n— Ada"]


@pytest.fixture
async def slack(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    async with open_home(migrated(tmp_path / "tentap.db")) as home:
        yield home


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[RestartableHouse]:
    database = migrated(tmp_path / "tentap.db")
    async with open_home(database, staff=StaffPlatform.TELEGRAM) as home:
        yield home


@pytest.mark.parametrize("many", LINES)
async def test_no_line_of_a_slack_thread_reaches_the_customer(
    slack: RestartableHouse, many: int
) -> None:
    tomo, ada, channel = slack.cast.tomo, slack.cast.ada, slack.cast.support
    await slack.ask(tomo)
    slack.tap(tomo, 3)
    card = await slack.until(lambda: slack.alerts()[0])
    slack.slack.press(ada, card, "Reply")  # an open form changes nothing
    await slack.until(lambda: slack.slack.open_view(ada))
    await slack.until_nothing_is_due()
    before = slack.shown(tomo)
    for number, line in enumerate(lines(many)):
        thread = card if number % 3 else None
        slack.slack.type(
            ada, line, channel=channel, thread=thread, broadcast=bool(thread) and number % 5 == 1
        )
    await slack.slack.submit(ada, {"Your reply": RIGHT})
    await only_this_arrives(slack, tomo, before)


@pytest.mark.parametrize("many", LINES)
async def test_no_line_of_a_telegram_group_reaches_the_customer(
    telegram: RestartableHouse, many: int
) -> None:
    dani, ada = telegram.cast.dani, telegram.telegram.user(int(TELEGRAM_ADMIN))
    ben = telegram.telegram.add_user("Ben")
    telegram.telegram.join(ben, telegram.telegram.world.room(SUPPORT).chat)
    await telegram.ask(dani)
    telegram.tap(dani, 3)
    messages = telegram.telegram.messages
    card = await telegram.until(lambda: messages(SUPPORT)[0])
    telegram.pass_a_second()
    telegram.telegram.tap(ada, card, "Reply")
    prompt = await telegram.until(lambda: messages(SUPPORT)[1])
    mine = telegram.telegram.type(ada, "between us", chat=SUPPORT)
    await telegram.until_nothing_is_due()
    before = telegram.shown(dani)
    chance = random.Random(9)
    for line in lines(many):
        below = chance.choice([card, mine, None, prompt])
        who = ben if below is prompt else chance.choice([ada, ben])
        telegram.telegram.type(who, line, chat=SUPPORT, reply_to=below)
    telegram.telegram.type(ada, RIGHT, chat=SUPPORT, reply_to=prompt)
    await only_this_arrives(telegram, dani, before)
