"""Runs all checks of `tentap check` and prints their findings."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from bot.config.config import Config, SlackConfig
from bot.config.loading import load_partly
from bot.config.secrets import Secrets
from handlers.cli.check import asking_state, retention_due
from handlers.cli.check.database import check_database
from handlers.cli.check.files import check_files
from handlers.cli.check.findings import Finding, Mark, bad, good
from handlers.cli.check.next_step import next_command
from handlers.cli.check.slack import check_slack
from handlers.cli.check.telegram import check_telegram
from handlers.cli.console import Trouble, hint, mark, say
from handlers.cli.settings import VARIABLES, database_of, read_document, read_secret, settings
from handlers.clock import wall_clock
from handlers.slack.manifest import manifest

_STYLES = {Mark.GOOD: "green", Mark.BAD: "bold red", Mark.NOTE: "yellow"}
_SILENT = {
    "support": "nobody hears of a low score or reads what customers write",
    "team": "no weekly summary is posted",
    "admin": "nobody hears of technical problems",
}


def run(*, slack_manifest: bool, config_file: Path) -> None:
    if slack_manifest:
        _print_manifest(config_file)
        return
    found = asyncio.run(_check(config_file))
    problems = [one for one in found if one.mark is Mark.BAD]
    if problems:
        n = len(problems)
        count = f"{n} problem{'s' if n > 1 else ''} to fix."
        raise Trouble(f"{count} Next: {problems[0].next_step}")
    say(f"Everything is ready. Next: {asyncio.run(next_command(config_file))}")


def _print_manifest(config_file: Path) -> None:
    config, _ = settings(config_file)
    slack = config.slack or SlackConfig()
    called_at = config.http.public_url if config.http and slack.mode == "webhook" else None
    made = manifest(command=slack.command, product=config.product, public_url=called_at)
    say(json.dumps(made, indent=2, ensure_ascii=False))


async def _check(file: Path) -> list[Finding]:
    """Prints the findings as they come. Returns them."""
    found = []
    async for finding in _findings(file):
        _show(finding)
        found.append(finding)
    return found


async def _findings(file: Path) -> AsyncIterator[Finding]:
    """Checks all that can be checked. A mistake in one place hides no other."""
    document = read_document(file)
    config, secrets, lines = load_partly(document, os.environ, read_secret)
    for line in lines:
        yield _mistake(line, file)
    if not lines:
        yield good(f"{file}: every key and every token has the right form")
    if config is None:
        return
    knows_retention = not any(line.startswith("retention") for line in lines)
    if knows_retention:
        yield retention_due.periods(config.retention)
    for finding in _left_out(config):
        yield finding
    if not any(line.startswith("database:") for line in lines):
        database = database_of(config, file)
        async for finding in check_database(database):
            yield finding
        if knows_retention:
            async for finding in retention_due.check_due(config.retention, database, wall_clock()):
                yield finding
        asking = asking_state.check_asking(config, database_of(config, file), wall_clock())
        async for finding in asking:
            yield finding
    for finding in check_files(config, file):
        yield finding
    async for finding in _platforms(config, secrets):
        yield finding


def _mistake(line: str, file: Path) -> Finding:
    what, _, advice = line.partition("; ")
    advice = f"{advice[:1].upper()}{advice[1:]}" or "Fix that line"
    shown = what if what.startswith(VARIABLES) else f"{file}: {what}"
    key, colon, _ = what.partition(": ")
    return bad(shown, advice if advice.endswith("?") else f"{advice}.", key=key if colon else "")


def _silent(config: Config) -> Mapping[str, str]:
    """Returns what is missing without each common channel, where surveys have their own ones."""
    silent = dict(_SILENT)
    if config.surveys and all(survey.channels.support for survey in config.surveys):
        silent["support"] = "nobody reads what customers write without a question"
    if config.summarised and all(survey.channels.team for survey in config.summarised):
        del silent["team"]
    return silent


def _left_out(config: Config) -> list[Finding]:
    found = [
        Finding(mark=Mark.NOTE, text=f"channels.{name}: empty, so {consequence}")
        for name, consequence in _silent(config).items()
        if getattr(config.channels, name) is None
    ]
    if not config.staff.admins:
        text = "staff.admins: empty, so nobody can use `/tentap ask`"
        found.append(Finding(mark=Mark.NOTE, text=text))
    return found


async def _platforms(config: Config, secrets: Secrets) -> AsyncIterator[Finding]:
    if config.slack is not None and secrets.slack_bot_token:
        async for finding in check_slack(config, config.slack, secrets):
            yield finding
    if config.telegram is not None and secrets.telegram_token:
        async for finding in check_telegram(config, config.telegram, secrets):
            yield finding


def _show(finding: Finding) -> None:
    mark(finding.mark, _STYLES[finding.mark], finding.text)
    if finding.advice:
        hint(finding.advice)
