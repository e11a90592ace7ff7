"""`tentap pause` and `tentap resume`."""

import pytest

from handlers.cluster.runlock import RunLock
from tests.handlers.cli.conftest import Tentap

LIST = "name,slack\nAnn,U0ANN\nBob,U0BOB\n"
GO_ON = "Replies and alerts go on. To ask again: tentap resume\n"


@pytest.fixture
def asked(tentap: Tentap) -> Tentap:
    """Two questions wait for the bot."""
    tentap("people", "import", tentap.file(LIST)).done()
    tentap("ask", "all", "--yes").done()
    return tentap


def test_a_pause_tells_what_waits_and_how_to_go_on(asked: Tentap) -> None:
    told = asked("pause").done()
    assert told == f"All asking is paused. 2 questions wait. {GO_ON}"
    assert asked("resume").done() == "People are asked again. 2 questions go out now.\n"


def test_a_second_pause_and_a_second_end_change_nothing(asked: Tentap) -> None:
    asked("pause").done()
    again = asked("pause").done()
    assert again.startswith("All asking has been paused since ")
    assert again.endswith(f" 2 questions wait. {GO_ON}")
    asked("resume").done()
    assert asked("resume").done() == "Asking isn't paused.\n"


@pytest.mark.long
def test_check_tells_of_a_pause_and_is_silent_without_one(asked: Tentap) -> None:
    assert "All asking" not in asked("check").out
    asked("pause").done()
    assert "– All asking has been paused since " in asked("check").out


def test_questions_that_are_asked_during_a_pause_say_that_they_wait(tentap: Tentap) -> None:
    tentap("people", "import", tentap.file(LIST)).done()
    tentap("pause").done()
    with RunLock(tentap.database):
        shown = tentap("ask", "all", "--yes")
    assert shown.err == "All asking is paused. The questions go out after `tentap resume`.\n"


def test_check_tells_of_a_survey_that_waits_for_its_start(asked: Tentap) -> None:
    assert "asks nobody yet" not in asked("check").out
    rhythm = asked.config.read_text().replace('kind = "nps"', 'kind = "nps"\nask = "rhythm"')
    asked.config.write_text(rhythm)
    assert "– “relationship” asks nobody yet. See `tentap forecast" in asked("check").out
