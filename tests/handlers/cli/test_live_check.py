"""`tentap check --live` over the real wire, with an operator who does what it asks for."""

import asyncio
import os
import pty
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.config.config import Config
from bot.config.loading import load_for_run
from bot.config.secrets import Secrets
from handlers.app.wiring import opened
from handlers.cli.settings import read_document
from handlers.cluster.runlock import RunLock
from sandbox import Fault, Sandbox
from sandbox.slack.model import SlackUser
from sandbox.slack.visible import SlackMessage
from sandbox.telegram import TelegramMessage, TelegramUser
from tests.handlers.cli.conftest import CommandResult, Tentap
from tests.harness.house import hold_against_specs, tokens

TENTAP = Path(sys.executable).with_name("tentap")
SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
SLACK = '[slack]\napi_url = "{url}/api/"\n[staff]\nadmins = ["slack:U0ADMIN"]\n'
TELEGRAM = '[telegram]\napi_url = "{url}"\n[staff]\nadmins = ["telegram:900001"]\n'
HTTP = '[http]\npublic_url = "https://tentap.example.com"\n'
WITHIN = 20
"""Seconds, on a machine under load."""


@dataclass(frozen=True, kw_only=True)
class Company:
    """Where Tentap is installed, with the operator's two accounts."""

    tentap: Tentap
    sandbox: Sandbox
    ada: SlackUser
    tess: TelegramUser
    begun: list[Process] = field(default_factory=list)

    def installs(self, tables: str) -> None:
        self.tentap.config.write_text(tables.format(url=self.sandbox.url) + SURVEY)

    async def begin(self, *words: str, terminal: int = DEVNULL) -> Process:
        """`tentap check --live`, in a process of its own: it takes the log for itself."""
        process = await asyncio.create_subprocess_exec(
            *(str(TENTAP), "check", "--live", *words, "--config", str(self.tentap.config)),
            env={**os.environ, **tokens(self.sandbox)},
            stdin=terminal,
            stdout=PIPE,
            stderr=PIPE,
        )
        self.begun.append(process)
        return process

    async def end(self) -> None:
        """No process is left, even where a test failed."""
        for process in self.begun:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    async def check(self, *words: str) -> CommandResult:
        """The same, while nobody does anything."""
        return await ended(await self.begin("--yes", *words))

    async def refused(self, *words: str) -> CommandResult:
        """`tentap check --live` that ends before anything is sent."""
        env = tokens(self.sandbox)
        return await asyncio.to_thread(self.tentap, "check", "--live", *words, env=env)

    def in_slack(self) -> list[SlackMessage]:
        return [one for one in self.sandbox.slack.messages(self.ada) if one.author != "Ada"]

    def in_telegram(self) -> list[TelegramMessage]:
        seen = self.sandbox.telegram.messages(self.tess)
        return [one for one in seen if one.sender != self.tess]

    async def slack_shows(self, words: str) -> SlackMessage:
        """The bot's first message, as soon as it says *words*."""

        def shown() -> SlackMessage | None:
            message = self.in_slack()[0]
            return message if words in message.text else None

        return await self.sandbox.slack.until(shown, timeout=WITHIN)

    async def telegram_shows(self, words: str) -> TelegramMessage:
        def shown() -> TelegramMessage | None:
            message = self.in_telegram()[0]
            return message if words in message.text else None

        found = await self.sandbox.telegram.until(shown, WITHIN)
        assert found is not None
        return found

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot itself, as `tentap run` has it."""
        config, secrets = self._settings()
        clock = self.sandbox.clock
        async with opened(config, secrets, self.tentap.database, clock.now) as bot:
            running = asyncio.create_task(bot.run())
            try:
                yield
            finally:
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running

    def _settings(self) -> tuple[Config, Secrets]:
        document = read_document(self.tentap.config)
        return load_for_run(document, tokens(self.sandbox), lambda path: Path(path).read_text())


async def ended(process: Process) -> CommandResult:
    out, err = await asyncio.wait_for(process.communicate(), 2 * WITHIN)
    assert process.returncode is not None
    return CommandResult(code=process.returncode, out=out.decode(), err=err.decode())


@pytest.fixture
async def company(tentap: Tentap) -> AsyncIterator[Company]:
    async with Sandbox() as sandbox:
        hold_against_specs(sandbox)
        ada = sandbox.slack.add_user("Ada", user_id="U0ADMIN")
        tess = sandbox.telegram.add_user("Tess", user_id=900001)
        sandbox.telegram.world.room(tess).opened = True
        company = Company(tentap=tentap, sandbox=sandbox, ada=ada, tess=tess)
        yield company
        await company.end()
        assert sandbox.slack.violations == []
        assert sandbox.telegram.violations == []


@pytest.mark.long
async def test_slack_with_everything_in_order(company: Company) -> None:
    company.installs(SLACK)
    slack, ada = company.sandbox.slack, company.ada
    process = await company.begin("--yes")

    question = await company.slack_shows("How likely are you")
    styles = [button.style for row in question.rows[:2] for button in row]
    assert styles == ["danger"] * 7 + [None] * 2 + ["primary"] * 2
    assert "A trial of Tentap" in question.text
    slack.press(ada, question, "3")
    follow_up = await company.slack_shows("3")
    slack.press(ada, follow_up, follow_up.labels[0][0])
    form = await slack.until(lambda: slack.open_view(ada), timeout=WITHIN)
    await slack.submit(ada, {form.labels[0]: "It was <slow>."})
    await company.slack_shows("It was <slow>.")
    typed = slack.type(ada, "Trial of words")
    await company.slack_shows("Trial of words")

    told = (await ended(process)).done()
    assert "✓ Your tap on 3 arrived " in told
    assert "✓ What you wrote in the form arrived; Slack sends no time for it" in told
    assert "✓ What you typed arrived " in told
    assert slack.message(typed.channel, typed.ts).reactions == ("+1",)
    assert "? Did the bot react with a thumb" in told
    assert "✓ The picture: done after" in told
    assert "✗" not in told
    assert "It's over" in company.in_slack()[0].text
    (image,) = (block for block in company.in_slack()[-1].blocks if block["type"] == "image")
    assert slack.ws.world.files[image["slack_file"]["id"]].name == "trial.png"
    assert company.in_slack()[0].replies == ()


@pytest.mark.long
async def test_an_app_that_may_not_read_files_is_shown_the_picture_below(company: Company) -> None:
    company.installs(SLACK)
    company.sandbox.slack.scopes.discard("files:read")
    shown = await company.check("--wait", "1")
    assert "✗ The picture: Slack says the app lacks the scope files:read" in shown.out
    assert "✓ The picture below its message: done after" in shown.out


@pytest.mark.long
async def test_telegram_with_everything_in_order(company: Company) -> None:
    company.installs(TELEGRAM)
    telegram, tess = company.sandbox.telegram, company.tess
    process = await company.begin("--yes")

    question = await company.telegram_shows("How likely are you")
    tap = telegram.tap(tess, question, "10")
    with pytest.raises(UnknownTapError):
        unpack(tap.data)
    assert (await tap.answered(WITHIN)).text == "Noted: 10. Thank you."
    await company.telegram_shows("10")
    typed = telegram.type(tess, "trial words")
    await company.telegram_shows("trial words")

    told = (await ended(process)).done()
    assert "✓ Your tap on 10 arrived; Telegram sends no time for it" in told
    assert "✓ The edit that shows your words: done after" in told
    assert telegram.message(tess, typed.id).reactions == ("👍",)
    assert "✗" not in told
    first, *_, picture = company.in_telegram()
    assert "It's over" in first.text
    assert picture.photo is not None
    assert telegram.pending_updates == []


@pytest.mark.long
async def test_the_operator_is_asked_for_a_yes_and_for_what_eyes_alone_can_judge(
    company: Company,
) -> None:
    company.installs(TELEGRAM)
    operator, terminal = pty.openpty()
    process = await company.begin("--wait", "1", terminal=terminal)
    assert process.stderr is not None
    answers = {b"Begin? [y/N]": b"y\n", b"yellow mark": b"y\n", b"phone": b"n\n", b"scale?": b"\n"}
    for prompt, answer in answers.items():
        await asyncio.wait_for(process.stderr.readuntil(prompt), WITHIN)
        os.write(operator, answer)
    await asyncio.wait_for(process.stderr.readuntil(b"bars below?"), WITHIN)
    os.write(operator, b"y\n")

    shown = await ended(process)
    os.close(operator)
    os.close(terminal)
    assert "✓ Are 0 to 6 red, 7 and 8 without colour" in shown.out
    assert "0 to 5 above 6 to 10? No" in shown.out
    assert "without the scale? You couldn't say" in shown.out
    assert (shown.code, shown.err.splitlines()[-1]) == (
        1,
        "1 point failed. Fix the ✗ above, and try again.",
    )


@pytest.mark.long
async def test_a_no_sends_nothing(company: Company) -> None:
    company.installs(TELEGRAM)
    operator, terminal = pty.openpty()
    process = await company.begin(terminal=terminal)
    os.write(operator, b"n\n")
    shown = await ended(process)
    os.close(operator)
    os.close(terminal)
    assert "telegram:900001" in shown.err
    assert "Nothing was sent." in shown.err
    assert company.in_telegram() == []


async def test_without_a_terminal_a_yes_must_be_said_beforehand(company: Company) -> None:
    company.installs(TELEGRAM)
    told = (await company.refused()).failed(2)
    assert "--live --yes" in told


@pytest.mark.long
async def test_a_tap_that_does_not_come_is_told_and_the_rest_goes_on(company: Company) -> None:
    company.installs(TELEGRAM)
    told = (await company.check("--wait", "1")).done()
    assert "? Tap a number: nothing arrived within 1 s" in told
    assert "✓ The edit that makes the question its follow-up: done after" in told
    assert "✓ The picture: done after" in told
    assert "It's over" in company.in_telegram()[0].text


@pytest.mark.long
@pytest.mark.parametrize(
    ("tables", "method", "reason"),
    [
        (SLACK, "files.getUploadURLExternal", "Slack says HTTP 500"),
        (TELEGRAM, "sendPhoto", "Telegram says HTTP 500, not from Telegram"),
    ],
)
async def test_a_refused_picture_is_told_with_its_reason_and_the_rest_goes_on(
    company: Company, tables: str, method: str, reason: str
) -> None:
    company.installs(tables)
    company.sandbox.slack.faults.plan(method, Fault.SERVER_ERROR)
    company.sandbox.telegram.faults.plan(method, Fault.SERVER_ERROR)
    shown = await company.check("--wait", "1")
    assert f"✗ The picture: {reason}" in shown.out
    assert "✓ The edit that ends the trial: done after" in shown.out
    assert (shown.code, shown.err.splitlines()[-1]) == (
        1,
        "1 point failed. Fix the ✗ above, and try again.",
    )


@pytest.mark.long
async def test_a_refused_question_is_told_in_the_platforms_own_words(company: Company) -> None:
    company.installs(SLACK)
    company.sandbox.slack.refuse("chat.postMessage", "messages_tab_disabled")
    shown = await company.check("--wait", "1")
    assert "nine of them in colour: Slack says messages_tab_disabled" in shown.out
    assert "✓ The picture: done after" in shown.out


@pytest.mark.long
async def test_what_is_no_part_of_the_trial_is_answered_by_the_next_run(
    company: Company,
) -> None:
    company.installs(TELEGRAM)
    telegram, tess = company.sandbox.telegram, company.tess
    tomo = telegram.add_user("Tomo", language_code="en")
    process = await company.begin("--yes", "--wait", "2")
    await company.telegram_shows("How likely are you")
    telegram.start(tomo)
    telegram.type(tess, "help")
    told = (await ended(process)).done()
    assert "✓ Updates that wait for `tentap run`: 2" in told
    assert telegram.pending_updates == []
    assert len(telegram.messages(tomo)) == 1
    before = len(company.in_telegram())

    async with company.running():
        await telegram.until(lambda: len(telegram.messages(tomo)) == 2, WITHIN)
        await telegram.until(lambda: len(company.in_telegram()) == before + 1, WITHIN)


@pytest.mark.long
async def test_ctrl_c_ends_the_trial_in_the_chat_too(company: Company) -> None:
    company.installs(TELEGRAM)
    process = await company.begin("--yes")
    assert process.stderr is not None
    await asyncio.wait_for(process.stderr.readuntil(b"Tap a number."), WITHIN)
    process.send_signal(signal.SIGINT)
    assert (await ended(process)).code == 130
    assert "It's over" in company.in_telegram()[0].text


@pytest.mark.long
async def test_with_webhooks_it_sends_and_says_why_it_does_not_wait(company: Company) -> None:
    company.installs(TELEGRAM.replace("[staff]", 'mode = "webhook"\n[staff]') + HTTP)
    process = await company.begin("--yes")
    told = (await ended(process)).done()
    assert '? Taps and words: not tried; they need mode = "socket" or "polling"' in told
    assert "✓ The edit that makes the question its follow-up: done after" in told


async def test_it_is_refused_while_the_bot_runs(company: Company) -> None:
    company.installs(TELEGRAM)
    (await asyncio.to_thread(company.tentap, "migrate")).done()
    with RunLock(company.tentap.database):
        told = (await company.refused("--yes")).failed()
    assert "Stop it first" in told
    assert company.in_telegram() == []


async def test_without_a_person_to_write_to_it_says_whom_to_name(company: Company) -> None:
    company.installs('[telegram]\napi_url = "{url}"\n')
    assert (
        "No admin to write to. Add one under [staff] admins"
        in (await company.refused("--yes")).failed()
    )
