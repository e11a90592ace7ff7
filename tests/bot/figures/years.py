"""Years of weekly looks at made-up teams, thousands at once.

A team has a look each week at its last 90 days and the 90 before. All arithmetic is that of
`bot.figures.significance`, over arrays; `test_a_year_of_weeks` holds the two against each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.figures.scores import Counts
from bot.figures.significance import Change, change, compare

Array = NDArray[np.float64]
Worths = NDArray[np.int8]
"""For each team and person, what an answer counts as: -1, 0 or 1."""
Shares = tuple[float, float, float]
"""Of promoters, passives and detractors."""

SEED: Final = 20261128
LOOKS: Final = 52
WINDOW: Final = 90
FIRST_LOOK: Final = 2 * WINDOW
DAYS: Final = FIRST_LOOK + 7 * (LOOKS - 1)
STEADY: Final[Shares] = (0.5, 0.3, 0.2)
BETTER: Final[Shares] = (0.6, 0.3, 0.1)
"""20 points higher."""
KEPT: Final = 0.7
"""How likely a person is to think as they did 90 days ago."""
_SCORES: Final = {1: 10, 0: 8, -1: 2}


@dataclass(frozen=True, kw_only=True)
class Team:
    answers: int
    """In a window."""
    same_people: bool
    """Whether the people of one window are those of the next."""
    rises: bool = False
    """By 20 points, on the day of the first look."""

    def shares(self, day: int) -> Shares:
        return BETTER if self.rises and day >= FIRST_LOOK else STEADY


@dataclass(frozen=True, kw_only=True)
class Look:
    """One week's z of every team; and what the product itself makes of the first of them."""

    z: Array
    product: tuple[Change, ...]


def year(team: Team, teams: int, sample: int) -> Iterator[Look]:
    """A year of looks; the product itself compares the windows of the first *sample* teams."""
    dice = np.random.default_rng(SEED)
    if team.same_people:
        return _of_the_same_people(_rounds(dice, team, teams), sample)
    return _of_different_people(_daily_sums(dice, team, teams), sample)


# -- everybody answers once, some each day ---------------------------------------------------------


def _daily_sums(dice: np.random.Generator, team: Team, teams: int) -> Array:
    """For each team and day, the promoters, passives and detractors of all days before it."""
    rates = np.array([team.shares(day) for day in range(DAYS)]) * team.answers / WINDOW
    given = dice.poisson(rates, size=(teams, DAYS, 3)).astype(np.float64)
    return np.concatenate([np.zeros((teams, 1, 3)), given.cumsum(axis=1)], axis=1)


def _of_different_people(sums: Array, sample: int) -> Iterator[Look]:
    for end in _ends():
        before = sums[:, end - WINDOW] - sums[:, end - 2 * WINDOW]
        after = sums[:, end] - sums[:, end - WINDOW]
        found = (compare(_counts(before[one]), _counts(after[one])) for one in range(sample))
        z = _z(before, after, np.zeros(len(sums)), 0)
        yield Look(z=z, product=tuple(one for one in found if one is not None))


def _counts(counted: Array) -> Counts:
    promoters, passives, detractors = (int(one) for one in counted)
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


# -- everybody answers every 90 days, on a day of their own ---------------------------------------


def _days_of(people: int) -> NDArray[np.int64]:
    """On which day of a round each person answers."""
    return np.arange(people) * WINDOW // people


def _rounds(dice: np.random.Generator, team: Team, teams: int) -> list[Worths]:
    """What everybody answered in each round."""
    size, rounds = (teams, team.answers), list[Worths]()
    mind = dice.random(size)
    for number in range(DAYS // WINDOW + 1):
        rounds.append(_answered(mind, team, _days_of(team.answers) + number * WINDOW))
        mind = np.where(dice.random(size) < KEPT, mind, dice.random(size))
    return rounds


def _answered(mind: Array, team: Team, days: NDArray[np.int64]) -> Worths:
    """*mind*: from 0, the most contented, to 1; as many answer 9 or 10 as the day's shares say."""
    shares = np.array([team.shares(int(day)) for day in days])
    promoters, others = shares[:, 0], shares[:, 0] + shares[:, 1]
    worths: Worths = (mind < promoters).astype(np.int8) - (mind >= others).astype(np.int8)
    return worths


def _of_the_same_people(rounds: list[Worths], sample: int) -> Iterator[Look]:
    days = _days_of(rounds[0].shape[1])
    for end in _ends():
        number = (end - 1) // WINDOW
        this_round = days + number * WINDOW < end
        after = np.where(this_round, rounds[number], rounds[number - 1])
        before = np.where(this_round, rounds[number - 1], rounds[number - 2])
        found = (change(_scores(before[one]), _scores(after[one])) for one in range(sample))
        z = _z(_counted(before), _counted(after), _covariance(before, after), len(days))
        yield Look(z=z, product=tuple(one for one in found if one is not None))


def _scores(worths: Worths) -> dict[int, int]:
    return {person: _SCORES[int(worth)] for person, worth in enumerate(worths)}


def _counted(worths: Worths) -> Array:
    return np.stack([(worths == worth).sum(axis=1) for worth in (1, 0, -1)], axis=1) * 1.0


def _covariance(before: Worths, after: Worths) -> Array:
    """Of the people of each team."""
    n = before.shape[1]
    together = np.einsum("tp,tp->t", before, after, dtype=np.float64)
    sums = before.sum(axis=1, dtype=np.float64) * after.sum(axis=1, dtype=np.float64)
    found: Array = (together - sums / n) / (n - 1)
    return found


# -- both -----------------------------------------------------------------------------------------


def _ends() -> range:
    """The first day after each look's windows."""
    return range(FIRST_LOOK, DAYS + 1, 7)


def _z(before: Array, after: Array, covariance: Array, overlap: int) -> Array:
    (n1, mean1, var1), (n2, mean2, var2) = _adjusted(before), _adjusted(after)
    together = np.minimum(covariance, np.sqrt(var1 * var2))
    error = np.sqrt(var1 / n1 + var2 / n2 - 2 * overlap * together / (n1 * n2))
    found: Array = (mean2 - mean1) / error
    return found


def _adjusted(counted: Array) -> tuple[Array, Array, Array]:
    n = counted.sum(axis=1) + 3
    promoters, detractors = (counted[:, 0] + 0.75) / n, (counted[:, 2] + 0.75) / n
    mean = promoters - detractors
    return n, mean, promoters + detractors - mean**2
