"""Not a token, a name or a customer's word gets into the log, even where everything is logged."""

import logging
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from handlers import logs
from tests.promises.home import Home

WORDS = "the lift is broken"


@pytest.fixture
def libraries() -> Iterator[None]:
    """As the bot keeps them, until the test is over."""
    loggers = [logging.getLogger(name) for name in logs.TALKATIVE]
    levels = [logger.level for logger in loggers]
    logs.silence_libraries()
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Asked for before the bot is there: it must not be listened to too late."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.mark.usefixtures("libraries")
async def test_a_whole_conversation_leaves_no_word_in_the_log(
    log: pytest.LogCaptureFixture, home: Home
) -> None:
    tomo, dani = home.cast.tomo, home.cast.dani
    with capture_logs() as ours:
        await home.ask(tomo, dani)
        for customer in (tomo, dani):
            home.tap(customer, 3)
            home.type(customer, WORDS)
            await home.becomes(lambda invitation: bool(invitation.comments), customer)
        await home.until(lambda: len(home.alerts()) == 2)
        await home.stop()

    written = f"{log.text} {ours}"
    secrets = (home.slack.bot_token, home.slack.app_token, home.telegram.token)
    assert log.records
    assert [one for one in (WORDS, "Tomo", "Dani", *secrets) if one in written] == []
