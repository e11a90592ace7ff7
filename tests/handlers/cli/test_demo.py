"""`tentap demo`, from any folder and in the order of its story."""

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.config.loading import load
from handlers.cli.demo.settings import document, with_rhythm
from handlers.cli.demo.setup import before_summary
from tests.handlers.cli.conftest import Tentap
from tests.harness.command_line import call

TENTAP = Path(sys.executable).with_name("tentap")


@pytest.mark.long
@pytest.mark.timeout(120)
def test_the_story_is_printed_as_it_happens_and_nothing_is_written(tmp_path: Path) -> None:
    typed = (TENTAP, "demo", "--play")
    with subprocess.Popen(typed, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as playing:
        assert playing.stdout is not None
        seen = ""
        while "Ada presses" not in seen:
            seen += playing.stdout.readline()
        assert playing.poll() is None, "the first lines come while the story goes on"
        seen += playing.stdout.read()
    assert playing.returncode == 0
    steps = (
        "Who “relationship” asks in the next 30 days",
        "→ Ada presses “Start”",
        "→ Dani taps 10",
        "→ Mia taps 3",
        "#support",
        "/tentap why Mia",
        "Why and when Mia is asked",
        "[picture]",
    )
    places = [seen.index(step) for step in steps]
    assert places == sorted(places)
    assert seen.index("Slack, Dani Novak · Acme feedback") < seen.index("→ Dani taps 10")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
@pytest.mark.timeout(120)
def test_nothing_is_kept_when_it_is_ended_by_sigterm(tmp_path: Path) -> None:
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    typed = ("sh", "-c", 'trap "" INT; exec "$0" demo --port 0', TENTAP)  # as behind nohup
    with subprocess.Popen(typed, stdout=subprocess.PIPE, env=env, text=True) as running:
        assert running.stdout is not None
        while "Ctrl-C ends it." not in running.stdout.readline():
            assert running.poll() is None
        assert [folder.name[:12] for folder in tmp_path.iterdir()] == ["tentap-demo-"]
        running.terminate()
    assert running.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_it_needs_no_settings_and_takes_yours_with_its_own_team(tentap: Tentap) -> None:
    tentap.config.write_text(
        tentap.config.read_text().replace('"Acme"', '"Globex"')
        + '\n[channels]\nteam = "slack:C0REAL"\n'
    )
    yours, own = document(tentap.config), document(None)
    assert (yours["product"], own["product"]) == ("Globex", "Acme")
    assert yours["channels"] == own["channels"]
    assert "C0REAL" not in str(yours)


def test_your_main_survey_asks_every_customer_by_rhythm_and_no_other_one_does(
    tentap: Tentap,
) -> None:
    kept = tentap.config.read_text().partition("[[survey]]")[0]
    tentap.config.write_text(
        kept
        + '[[survey]]\nkey = "support"\nkind = "csat"\nask = "rhythm"\n'
        + '[[survey]]\nkey = "yearly"\nkind = "nps"\nask = "rhythm"\n'
        + 'audience = { plan = "gold" }\nper_day = 5\n'
        + '[[survey]]\nkey = "product"\nkind = "nps"\nask = "rhythm"\n'
        + '[survey.channels]\nteam = "slack:C0PRODUCT"\n'
    )
    support, yearly, product = with_rhythm(load(document(tentap.config))).surveys
    assert (support.ask, yearly.ask, product.ask) == ("by hand", "rhythm", "by hand")
    assert (yearly.audience, yearly.per_day) == ({}, None)
    assert product.channels == support.channels, "the demo has no other channels"


def test_settings_that_are_named_must_be_there(tmp_path: Path) -> None:
    result = call(["demo", "--config", str(tmp_path / "none.toml")])
    assert result.exit_code == 2
    assert re.match(r".*none\.toml: this file doesn't exist", result.stderr)


@pytest.mark.parametrize(
    ("now", "starts"),
    [
        ("2026-11-29T15:00+01:00", "2026-11-22T23:59+01:00"),
        ("2026-11-30T09:00+01:00", "2026-11-29T23:59+01:00"),
        ("2026-11-30T08:59+01:00", "2026-11-22T23:59+01:00"),  # last week's is not due yet
        ("2026-10-26T10:00+01:00", "2026-10-25T23:59+01:00"),  # the clocks have changed
        ("2027-01-01T00:00+01:00", "2026-12-27T23:59+01:00"),
    ],
)
def test_the_demo_begins_in_the_week_whose_summary_was_posted_last(now: str, starts: str) -> None:
    config = load(document(None))
    began = before_summary(config, datetime.fromisoformat(now))
    assert began == datetime.fromisoformat(starts)
