"""Runs all checks of `tentap check` and prints their findings."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from pathlib import Path

from bot.config.config import Config, SlackConfig
from bot.config.loading import ConfigError, load_for_run
from bot.config.secrets import Secrets
from handlers.cli.check.database import check_database
from handlers.cli.check.files import check_files
from handlers.cli.check.findings import Finding, Mark, bad, good
from handlers.cli.check.slack import check_slack
from handlers.cli.check.telegram import check_telegram
from handlers.cli.console import Trouble, hint, mark, say
from handlers.cli.settings import VARIABLES, database_of, read_document, read_secret, settings
from handlers.slack.manifest import manifest

_STYLES = {Mark.GOOD: "green", Mark.BAD: "bold red", Mark.NOTE: "yellow"}
_SILENT = {
    "support": "no one is notified of a low score, or reads what customers write",
    "team": "no weekly summary is posted",
    "admin": "no one is notified of technical troubles",
}


def run(*, slack_manifest: bool, config_file: Path) -> None:
    if slack_manifest:
        _print_manifest(config_file)
    else:
        n = asyncio.run(_check(config_file))
        if n:
            raise Trouble(f"{n} thing{'s' if n > 1 else ''} to fix.")


def _print_manifest(config_file: Path) -> None:
    config, _ = settings(config_file)
    slack = config.slack or SlackConfig()
    called_at = config.http.public_url if config.http and slack.mode == "webhook" else None
    made = manifest(command=slack.command, public_url=called_at)
    say(json.dumps(made, indent=2, ensure_ascii=False))


async def _check(file: Path) -> int:
    """Prints the findings. Returns how many things are wrong."""
    wrong = 0
    async for finding in _findings(file):
        _show(finding)
        wrong += finding.mark is Mark.BAD
    return wrong


async def _findings(file: Path) -> AsyncIterator[Finding]:
    document = read_document(file)
    try:
        config, secrets = load_for_run(document, os.environ, read_secret)
    except ConfigError as error:
        for line in error.lines:
            what, _, advice = line.partition("; ")
            yield bad(what if what.startswith(VARIABLES) else f"{file}: {what}", advice)
        return
    yield good(f"{file}: every key and every token has the right form")
    for finding in _left_out(config):
        yield finding
    async for finding in check_database(database_of(config, file)):
        yield finding
    for finding in check_files(config, file):
        yield finding
    async for finding in _platforms(config, secrets):
        yield finding


def _left_out(config: Config) -> list[Finding]:
    found = [
        Finding(mark=Mark.NOTE, text=f"channels.{name}: left out, so {consequence}")
        for name, consequence in _SILENT.items()
        if getattr(config.channels, name) is None
    ]
    if not config.staff.admins:
        text = "staff.admins: nobody, so `/tentap ask` works for nobody"
        found.append(Finding(mark=Mark.NOTE, text=text))
    return found


async def _platforms(config: Config, secrets: Secrets) -> AsyncIterator[Finding]:
    if config.slack is not None:
        async for finding in check_slack(config, config.slack, secrets):
            yield finding
    if config.telegram is not None:
        async for finding in check_telegram(config, config.telegram, secrets):
            yield finding


def _show(finding: Finding) -> None:
    mark(finding.mark, _STYLES[finding.mark], finding.text)
    if finding.advice:
        hint(finding.advice)
