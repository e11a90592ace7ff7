"""A token that Slack refuses is told by name, and never shown."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from handlers.slack import token_check
from handlers.slack.client import connect, open_session
from handlers.slack.token_check import TokenWatch
from sandbox import Fault
from sandbox.slack import Slack

Log = Sequence[Mapping[str, Any]]
WRONG = "xoxb-wrong"
PATIENCE_SECONDS = 5.0


@pytest.fixture
def log() -> Iterator[Log]:
    with capture_logs() as lines:
        yield lines


async def test_a_wrong_token_is_told_once_and_never_shown(slack: Slack, log: Log) -> None:
    async with open_session() as session:
        watch = TokenWatch(connect(WRONG, slack.api_url, session))
        await watch.check()
        await watch.check()
    trouble = watch.trouble
    assert trouble is not None
    assert trouble.startswith("Slack refuses the token in TENTAP_SLACK_BOT_TOKEN: invalid_auth.")
    assert log == [{"event": "slack.token_refused", "trouble": trouble, "log_level": "warning"}]
    assert WRONG not in trouble


@pytest.mark.parametrize(
    ("end", "code"),
    [(Slack.revoke_token, "token_revoked"), (Slack.uninstall, "account_inactive")],
)
async def test_a_token_that_is_taken_away_is_told(
    slack: Slack, client: AsyncWebClient, log: Log, end: Callable[[Slack], None], code: str
) -> None:
    watch = TokenWatch(client)
    await watch.check()
    assert (watch.trouble, log) == (None, [])
    end(slack)
    await watch.check()
    assert code in str(watch.trouble)


async def test_a_token_that_works_again_is_no_trouble(slack: Slack, client: AsyncWebClient) -> None:
    slack.refuse("auth.test", "account_inactive")
    watch = TokenWatch(client)
    await watch.check()
    assert watch.trouble is not None
    await watch.check()
    assert watch.trouble is None


async def test_a_slack_that_is_away_says_nothing_of_the_token(
    slack: Slack, client: AsyncWebClient, log: Log
) -> None:
    slack.faults.plan("auth.test", Fault.SERVER_ERROR)
    watch = TokenWatch(client)
    await watch.check()
    assert (watch.trouble, log) == (None, [])


async def test_it_looks_again_and_again(
    slack: Slack, client: AsyncWebClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_check, "CHECK_SECONDS", 0.01)
    watch = TokenWatch(client)
    running = asyncio.create_task(watch.run())
    await watch.check()
    slack.revoke_token()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while watch.trouble is None:  # noqa: ASYNC110 - nothing else tells of a look
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait({running})


async def test_the_workspaces_address_is_known_after_the_first_check(
    slack: Slack, client: AsyncWebClient
) -> None:
    watch = TokenWatch(client)
    assert watch.workspace_url == ""
    await watch.check()
    assert watch.workspace_url.startswith("https://")
    assert watch.workspace_url.endswith(".slack.com/")
