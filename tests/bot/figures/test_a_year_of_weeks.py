"""What a year of weekly posts claims where nothing changes, and how soon it finds what did."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.figures.normal_distribution import Z95
from bot.figures.verdicts import CLAIMS, FINDING, Verdict, compared
from tests.bot.figures.years import LOOKS, Look, Team, year

TEAMS: Final = 5000
DOCS: Final = Path(__file__).parents[3] / "docs" / "figures.md"
QUARTER, HALF_YEAR = 13, 26

OF_A_YEAR: Final = [
    Team(answers=answers, same_people=same) for answers in (100, 400) for same in (False, True)
]


def name(team: Team) -> str:
    return f"{team.answers}, {'the same' if team.same_people else 'different'} people"


@pytest.mark.sampled
@pytest.mark.parametrize("team", OF_A_YEAR, ids=name)
def test_the_simulation_reckons_as_the_product_does(team: Team) -> None:
    for look in year(team, teams=3, sample=3):
        assert [one.z for one in look.product] == pytest.approx(look.z)


@pytest.mark.long
@pytest.mark.parametrize("team", OF_A_YEAR, ids=name)
def test_at_most_six_in_a_hundred_teams_read_a_false_change_in_a_year(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    looks = list(year(team, TEAMS, sample=25))
    largest = np.max([np.abs(look.z) for look in looks], axis=0)
    claimed, hinted = (float(np.mean(largest > limit)) for limit in (FINDING, Z95))
    show(capsys, f"{name(team)}: {claimed:.1%} read a false change, {hinted:.1%} a false hint")
    assert claimed <= 0.06
    assert [each > FINDING for each in largest[:25]] == list(read_a_change(looks))
    assert documented(team)[:2] == pytest.approx((100 * claimed, 100 * hinted), abs=1)


def read_a_change(looks: list[Look]) -> Iterator[bool]:
    """Whether each team that the product itself compared has read "up" or "down"."""
    for team in zip(*(look.product for look in looks), strict=True):
        said: Verdict | None = None
        verdicts = [said := compared(found, 400, 400, previous=said).verdict for found in team]
        yield not CLAIMS.isdisjoint(verdicts)


@pytest.mark.long
@pytest.mark.parametrize("team", OF_A_YEAR, ids=name)
def test_how_soon_a_rise_of_twenty_is_found(team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    z = np.array([look.z for look in year(replace(team, rises=True), TEAMS, sample=0)])
    claimed, hinted = first_week(z, FINDING), first_week(z, Z95)
    figures = (
        100 * float(np.mean(hinted <= QUARTER)),
        100 * float(np.mean(claimed <= QUARTER)),
        100 * float(np.mean(claimed <= HALF_YEAR)),
        float(np.median(claimed)),
    )
    show(
        capsys,
        f"{name(team)}: of a rise of 20, {figures[0]:.0f} % read a hint within a quarter, "
        f"{figures[1]:.0f} % a change, {figures[2]:.0f} % within half a year; "
        f"half of all by week {figures[3]:.0f} ({LOOKS}: never)",
    )
    assert documented(team)[2:] == pytest.approx(figures, abs=1)


def show(capsys: pytest.CaptureFixture[str], line: str) -> None:
    """Beside whatever captures what tests write."""
    with capsys.disabled():
        sys.stderr.write(f"\n{line}\n")


def first_week(z: NDArray[np.float64], limit: float) -> NDArray[np.int64]:
    """How many weeks after the rise each team reads of it; LOOKS where it never does."""
    above = z > limit
    weeks: NDArray[np.int64] = np.where(above.any(axis=0), above.argmax(axis=0), LOOKS)
    return weeks


def documented(team: Team) -> tuple[float, ...]:
    """The team's line in the table of docs/figures.md."""
    people = "the same" if team.same_people else "different"
    found = re.search(rf"^\| {team.answers} \| {people} \|(.*)\|$", DOCS.read_text(), re.MULTILINE)
    assert found is not None
    cells = [cell.strip().removesuffix("%") for cell in found[1].split("|")]
    return tuple(float(LOOKS if cell == "–" else cell) for cell in cells)
