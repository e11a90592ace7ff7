"""Compares the two button variants, assigned at random, by scores and response rates."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.figures.proportions import Share
from bot.figures.scores import Counts
from bot.figures.significance import compare, compare_shares
from bot.figures.verdicts import Comparison, compared
from bot.states import Variant


@dataclass(frozen=True, kw_only=True)
class VariantFigures:
    """The results of one variant."""

    counts: Counts
    answered: Share
    """Answered invitations of those handed over."""


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """The last 90 days. Differences are plain minus coloured."""

    coloured: VariantFigures
    plain: VariantFigures
    scores: Comparison
    rates: Comparison


def experiment_of(figures: Mapping[Variant, VariantFigures]) -> Experiment:
    coloured, plain = figures[Variant.COLOURED], figures[Variant.PLAIN]
    return Experiment(
        coloured=coloured,
        plain=plain,
        scores=compared(compare(coloured.counts, plain.counts), coloured.counts.n, plain.counts.n),
        rates=compared(
            compare_shares(coloured.answered, plain.answered),
            coloured.answered.whole,
            plain.answered.whole,
        ),
    )


def variant_of(buttons: Literal["coloured", "plain", "experiment"], token: str) -> Variant:
    """Returns the configured variant; in an experiment, one of the two by a hash of *token*."""
    if buttons != "experiment":
        return Variant(buttons)
    even = hashlib.sha256(token.encode()).digest()[0] % 2 == 0
    return Variant.COLOURED if even else Variant.PLAIN
