"""`tentap check`, with the real libraries against the stand-ins."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram import Bot

from handlers.cli.check.slack import CONSEQUENCES
from handlers.cluster.runlock import RunLock
from handlers.slack.manifest import BOT_SCOPES
from sandbox import Fault, Sandbox
from tests.handlers.cli.conftest import CommandResult, Tentap
from tests.hostile.slack_api import HostileSlackApi
from tests.hostile.tables import pick, unreadable

CONFIG = """
[slack]
api_url = "{url}/api/"
[telegram]
api_url = "{url}"
[channels]
support = "slack:C0SUPPORT"
team = "telegram:-1001"
admin = "slack:U0ADMIN"
[staff]
admins = ["slack:U0ADMIN", "telegram:900001"]
[[survey]]
key = "relationship"
kind = "nps"
"""


@dataclass(frozen=True, kw_only=True)
class InstalledTentap:
    """Tentap as it is installed at a company, and the company's chats."""

    tentap: Tentap
    sandbox: Sandbox

    async def check(self, **env: str) -> CommandResult:
        tokens = {
            "TENTAP_SLACK_BOT_TOKEN": self.sandbox.slack.bot_token,
            "TENTAP_SLACK_APP_TOKEN": self.sandbox.slack.app_token,
            "TENTAP_TELEGRAM_TOKEN": self.sandbox.telegram.token,
        }
        return await asyncio.to_thread(self.tentap, "check", env={**tokens, **env})

    async def wrong(self, **env: str) -> str:
        """The one problem and its fix, which is the last line too."""
        shown = await self.check(**env)
        lines = shown.out.splitlines()
        place = next(n for n, line in enumerate(lines) if line.startswith("✗"))
        fix = lines[place + 1].removeprefix("  → ")
        assert shown.code == 1, shown
        assert shown.err.startswith("1 problem to fix. Next: "), shown
        assert shown.err.endswith(f"{fix}\n"), shown
        return "\n".join(lines[place : place + 2])


@pytest.fixture
async def installed(new_tentap: Tentap) -> AsyncIterator[InstalledTentap]:
    """A company where everything is well."""
    async with Sandbox() as sandbox:
        slack, telegram = sandbox.slack, sandbox.telegram
        ada = slack.add_user("Ada", user_id="U0ADMIN")
        slack.add_channel("support", [ada], channel_id="C0SUPPORT")
        tess = telegram.add_user("Tess", user_id=900001)
        telegram.start(tess)
        telegram.add_group("Team", [tess], chat_id=-1001)
        new_tentap.config.write_text(CONFIG.format(url=sandbox.url))
        yield InstalledTentap(tentap=new_tentap, sandbox=sandbox)
        assert slack.violations == []
        assert telegram.violations == []


async def test_all_is_well(installed: InstalledTentap) -> None:
    shown = await installed.check()
    assert shown.done().splitlines() == [
        f"✓ {installed.tentap.config}: every key and every token has the right form",
        "✓ Retention: words 3 years, silent people for ever, processed updates 8 days, audit log"
        " 3 years",
        f"– {installed.tentap.database}: doesn't exist yet; `tentap run` creates it",
        "✓ Slack: the bot is @tentap in “Home”",
        "✓ Slack: the app has every scope it needs",
        "✓ Slack: Socket Mode works",
        "✓ channels.support (slack:C0SUPPORT): the bot is in #support",
        "✓ channels.admin (slack:U0ADMIN): Ada",
        "✓ staff.admins[1] (slack:U0ADMIN): Ada",
        "✓ Telegram: the bot is @sandbox_survey_bot",
        "✓ channels.team (telegram:-1001): the bot is in “Team”",
        "✓ staff.admins[2] (telegram:900001): Tess",
        f"Everything is ready. Next: tentap run --config {installed.tentap.config}",
    ]


async def test_nothing_is_sent(installed: InstalledTentap) -> None:
    await installed.check()
    assert installed.sandbox.slack.history.made == []
    assert installed.sandbox.telegram.history.sent == []


async def test_a_missing_token_is_told_with_where_to_find_it(installed: InstalledTentap) -> None:
    told = await installed.wrong(TENTAP_SLACK_APP_TOKEN="")
    assert told.startswith("✗ TENTAP_SLACK_APP_TOKEN: is missing\n  → Use the token that begins")
    shown = await installed.check(TENTAP_SLACK_APP_TOKEN="")
    assert "Next: TENTAP_SLACK_APP_TOKEN: Use the token that begins" in shown.err


async def test_every_mistake_in_the_file_is_told(installed: InstalledTentap) -> None:
    config = installed.tentap.config
    config.write_text('zone = "x"\nlanguage = "de"\n' + config.read_text())
    shown = await installed.check()
    assert f"✗ {config}: language: “de” is not supported\n  → Use en, id, ko or zh.\n" in shown.out
    assert f"✗ {config}: zone: unknown key\n  → Did you mean timezone?\n" in shown.out
    assert shown.err.startswith("2 problems to fix. Next: ")


async def test_a_dead_slack_token_is_told(installed: InstalledTentap) -> None:
    told = await installed.wrong(TENTAP_SLACK_BOT_TOKEN="xoxb-1-dead")
    assert told.startswith("✗ Slack: TENTAP_SLACK_BOT_TOKEN is refused: invalid_auth\n  → Copy")
    assert "xoxb-1-dead" not in told


async def test_a_revoked_slack_token_is_told(installed: InstalledTentap) -> None:
    installed.sandbox.slack.revoke_token()
    assert "TENTAP_SLACK_BOT_TOKEN is refused: token_revoked" in await installed.wrong()


async def test_a_dead_app_token_is_told(installed: InstalledTentap) -> None:
    told = await installed.wrong(TENTAP_SLACK_APP_TOKEN="xapp-1-dead")
    assert "TENTAP_SLACK_APP_TOKEN is refused: invalid_auth\n  → Create one" in told


async def test_missing_scopes_are_named(installed: InstalledTentap) -> None:
    installed.sandbox.slack.scopes.difference_update({"files:write", "im:write"})
    told = await installed.wrong()
    assert told.startswith(
        "✗ Slack: the app lacks files:write (the weekly summary has no chart); im:write (the bot"
        " can't open a direct message, so nobody is asked)\n"
    )
    assert "tentap check --slack-manifest" in told


async def test_an_app_that_cannot_look_for_its_messages_works(installed: InstalledTentap) -> None:
    installed.sandbox.slack.scopes.difference_update({"channels:history", "groups:history"})
    told = await installed.check()
    assert told.code == 0
    assert (
        "– Slack: the app lacks channels:history (after a broken connection an alert may"
        in told.out
    )


def test_every_scope_of_the_app_says_what_fails_without_it() -> None:
    assert [scope for scope in BOT_SCOPES if scope not in CONSEQUENCES] == []


async def test_one_problem_hides_no_other(installed: InstalledTentap) -> None:
    installed.sandbox.slack.scopes.discard("im:write")
    config = installed.tentap.config
    wrong = config.read_text().replace("C0SUPPORT", "C0NOWHERE").replace('"nps"', '"ces"')
    config.write_text(f'language = "de"\n{wrong}')
    shown = await installed.check(TENTAP_TELEGRAM_TOKEN="1:dead", TENTAP_SLACK_APP_TOKEN="")
    problems = [line for line in shown.out.splitlines() if line.startswith("✗")]
    topics = ("survey.kind", "language", "SLACK_APP_TOKEN", "im:write", "support", "TELEGRAM")
    assert all(any(topic in line for line in problems) for topic in topics), problems
    assert "✓ staff.admins[1] (slack:U0ADMIN): Ada" in shown.out
    assert shown.err.startswith("6 problems to fix. Next: ")


@pytest.mark.parametrize(
    "wrong",
    [
        'survey = "none"',
        "[[survey]]\nkind = 3",
        "[channels]\nteam = 4",
        'channels = "C0TEAM"',
        'slack = "yes"\n[[survey]]\nkey = "a"',
        "[staff]\nadmins = [1, 2]",
        "[staff]\nadmins = 7",
    ],
)
async def test_any_mistake_in_the_file_leaves_the_rest_to_check(
    installed: InstalledTentap, wrong: str
) -> None:
    installed.tentap.config.write_text(wrong)
    shown = await installed.check()
    assert shown.code == 1
    assert "tentap.db: doesn't exist yet" in shown.out
    assert re.search(r"Next: \w", shown.err)


async def test_a_refused_bot_token_hides_no_refused_app_token(installed: InstalledTentap) -> None:
    shown = await installed.check(
        TENTAP_SLACK_BOT_TOKEN="xoxb-1-dead", TENTAP_SLACK_APP_TOKEN="xapp-1-dead"
    )
    assert "TENTAP_SLACK_BOT_TOKEN is refused" in shown.out
    assert "TENTAP_SLACK_APP_TOKEN is refused" in shown.out


@pytest.mark.long
async def test_beside_a_running_bot_the_next_step_is_a_test_question(
    installed: InstalledTentap,
) -> None:
    await asyncio.to_thread(installed.tentap, "migrate")
    with RunLock(installed.tentap.database):
        shown = await installed.check()
    assert shown.done().splitlines()[-1] == (
        f"Everything is ready. Next: tentap ask me --config {installed.tentap.config}"
    )


async def test_an_app_that_cannot_look_at_its_files_works(installed: InstalledTentap) -> None:
    installed.sandbox.slack.scopes.discard("files:read")
    told = await installed.check()
    assert told.code == 0
    lacks = "the app lacks files:read (the chart stands in the thread and not in the post)"
    assert f"– Slack: {lacks}" in told.out
    assert "tentap check --slack-manifest" in told.out


async def test_an_app_that_cannot_react_works(installed: InstalledTentap) -> None:
    installed.sandbox.slack.scopes.discard("reactions:write")
    told = await installed.check()
    assert told.code == 0
    lacks = "the app lacks reactions:write (a “thanks” gets no reaction; everything else works)"
    assert f"– Slack: {lacks}" in told.out
    assert "tentap check --slack-manifest" in told.out


async def test_a_channel_without_the_bot_is_told(installed: InstalledTentap) -> None:
    slack = installed.sandbox.slack
    slack.remove_bot(slack.channel("C0SUPPORT"))
    assert await installed.wrong() == (
        "✗ channels.support (slack:C0SUPPORT): the bot isn't in #support\n"
        "  → Write there: /invite @tentap"
    )


async def test_an_archived_channel_is_told(installed: InstalledTentap) -> None:
    slack = installed.sandbox.slack
    slack.archive(slack.channel("C0SUPPORT"))
    assert "#support is archived" in await installed.wrong()


@pytest.mark.parametrize(
    ("right", "mistaken", "mend"),
    [
        ("C0SUPPORT", "C0NOWHERE", "Copy the id from the foot of the channel's details"),
        ('["slack:U0ADMIN"', '["slack:U0NOBODY"', "“Copy member ID”"),
        ("telegram:-1001", "telegram:-1002", "Add @sandbox_survey_bot to the group"),
        ("telegram:900001", "telegram:900002", "open t.me/sandbox_survey_bot and press Start"),
    ],
)
async def test_an_id_that_leads_nowhere_is_told(
    installed: InstalledTentap, right: str, mistaken: str, mend: str
) -> None:
    config = installed.tentap.config
    config.write_text(config.read_text().replace(right, mistaken))
    assert mend in await installed.wrong()


async def test_an_admin_who_left_is_told(installed: InstalledTentap) -> None:
    installed.sandbox.slack.deactivate(installed.sandbox.slack.user("U0ADMIN"))
    shown = await installed.check()
    assert "✗ staff.admins[1] (slack:U0ADMIN): Ada has left the workspace" in shown.out


async def test_what_cases_name_is_checked_too(installed: InstalledTentap) -> None:
    slack = installed.sandbox.slack
    slack.add_channel("vip", [slack.user("U0ADMIN")], channel_id="C0VIP")
    slack.add_user("Lea", user_id="U0LEAD")
    config = installed.tentap.config
    rule = '[[cases.rule]]\nwhere = { plan = "gold" }\nchannel = "slack:C0VIP"\n'
    config.write_text(config.read_text() + '[cases]\nescalate_to = "slack:U0LEAD"\n' + rule)
    shown = (await installed.check()).done()
    assert "✓ cases.rule[1].channel (slack:C0VIP): the bot is in #vip" in shown
    assert "✓ cases.escalate_to (slack:U0LEAD): Lea" in shown
    slack.deactivate(slack.user("U0LEAD"))
    shown = (await installed.check()).out
    assert "✗ cases.escalate_to (slack:U0LEAD): Lea has left the workspace" in shown


async def test_a_dead_telegram_token_is_told(installed: InstalledTentap) -> None:
    told = await installed.wrong(TENTAP_TELEGRAM_TOKEN="1234:dead")
    assert told.startswith("✗ Telegram: TENTAP_TELEGRAM_TOKEN is refused\n  → Ask @BotFather")
    assert "1234:dead" not in told


async def test_a_group_without_the_bot_is_told(installed: InstalledTentap) -> None:
    telegram = installed.sandbox.telegram
    telegram.remove_bot(telegram.groups[0], telegram.users[0])
    assert "channels.team (telegram:-1001)" in await installed.wrong()


async def test_a_group_with_a_new_id_is_told_with_it(installed: InstalledTentap) -> None:
    telegram = installed.sandbox.telegram
    new = telegram.upgrade_group(telegram.groups[0])
    told = await installed.wrong()
    assert "this group has a new id" in told
    assert f"Write telegram:{new.id} into bot.toml." in told


async def test_a_webhook_on_a_polling_bot_is_told(installed: InstalledTentap) -> None:
    sandbox = installed.sandbox
    async with Bot(sandbox.telegram.token, base_url=f"{sandbox.url}/bot") as bot:
        await bot.set_webhook("https://elsewhere.example/hook")
    assert "a webhook is set for this bot, so polling gets nothing" in await installed.wrong()


async def test_a_slack_that_is_away_is_told(installed: InstalledTentap) -> None:
    installed.sandbox.slack.faults.plan("auth.test", Fault.SERVER_ERROR)
    told = await installed.wrong()
    assert told.endswith("Check this machine's network, and api_url in bot.toml.")


@pytest.mark.parametrize("fault", ["gzip as a file", "ok with numbers", "ok and no more", "a list"])
async def test_an_answer_of_slack_that_cannot_be_read_is_told(
    installed: InstalledTentap, fault: str
) -> None:
    (row,) = pick(unreadable("auth.test"), fault)
    async with (hostile := HostileSlackApi(row)).serving():
        config = installed.tentap.config
        config.write_text(config.read_text().replace(installed.sandbox.url, hostile.url, 1))
        told = await installed.wrong()
    assert told.startswith("✗ Slack: unreadable answer\n")


async def test_nobody_at_the_address_is_told_for_each_platform(installed: InstalledTentap) -> None:
    config = installed.tentap.config
    config.write_text(CONFIG.format(url="http://127.0.0.1:9"))
    shown = await installed.check()
    assert "✗ Slack: no connection" in shown.out
    assert "✗ Telegram: " in shown.out
    assert shown.err.startswith("2 problems to fix. Next: Check this machine's network")


async def test_what_is_left_out_on_purpose_is_noted(installed: InstalledTentap) -> None:
    config = installed.tentap.config
    config.write_text(config.read_text().replace('support = "slack:C0SUPPORT"\n', ""))
    told = (await installed.check()).done()
    assert "– channels.support: empty, so nobody hears of a low score" in told


@pytest.mark.long
def test_the_manifest_needs_no_tokens_and_can_be_pasted(tentap: Tentap) -> None:
    tentap.config.write_text('[slack]\ncommand = "/pulse"\n[[survey]]\nkey = "a"\nkind = "nps"\n')
    manifest = json.loads(tentap("check", "--slack-manifest").done())
    assert manifest["features"]["slash_commands"][0]["command"] == "/pulse"
    assert manifest["settings"]["socket_mode_enabled"]


def test_the_manifest_of_a_bot_behind_a_web_server_names_its_address(tentap: Tentap) -> None:
    tentap.config.write_text(
        '[slack]\nmode = "webhook"\n[http]\npublic_url = "https://tentap.acme.com/"\n'
        '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
    )
    manifest = json.loads(tentap("check", "--slack-manifest").done())
    events = manifest["settings"]["event_subscriptions"]
    assert events["request_url"] == "https://tentap.acme.com/slack/events"
