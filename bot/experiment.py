"""Two looks of the buttons, drawn by chance: how each is scored, and how often each is answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Variant
from bot.scores import Counts, Share, compare, compare_shares
from bot.verdicts import Comparison, compared


@dataclass(frozen=True, kw_only=True)
class Look:
    """One variant."""

    counts: Counts
    answered: Share
    """Of the invitations handed over."""


@dataclass(frozen=True, kw_only=True)
class Experiment:
    """The last 90 days; each comparison is of plain buttons with coloured ones."""

    coloured: Look
    plain: Look
    scores: Comparison
    rates: Comparison


def experiment_of(looks: Mapping[Variant, Look]) -> Experiment:
    coloured, plain = looks[Variant.COLOURED], looks[Variant.PLAIN]
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
