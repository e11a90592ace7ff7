"""Compares the answers of people who answered again with their answers before.

The lowest scorers rise without any help, since a very low score is partly chance. So those who rose
without a reply, and the promoters who fell, stand beside those who rose.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.figures.proportions import Share
from bot.survey.scale import NPS, Segment


@dataclass(frozen=True, kw_only=True)
class AnswerPair:
    """A person's latest answer in a period, and the one before it in the same survey."""

    before: int
    after: int
    replied: bool | None
    """Whether the staff replied between both; None if that is not known."""

    @property
    def is_former_detractors(self) -> bool:
        return NPS.segment_of(self.before) is Segment.DETRACTOR

    @property
    def has_recovered(self) -> bool:
        return NPS.segment_of(self.after) is not Segment.DETRACTOR


@dataclass(frozen=True, kw_only=True)
class Recovery:
    recovered: Share
    """Of the former detractors who answered again, those who are none any more."""
    without_reply: Share
    """The same, of those to whom the staff did not reply in between."""
    unknown: int
    """The number of former detractors of whom it is not known whether the staff replied."""
    fell: Share
    """Of the former promoters who answered again, those who are detractors now."""


def recovery(pairs: Iterable[AnswerPair]) -> Recovery:
    """Returns the figures of these people."""
    every = list(pairs)
    former = [pair for pair in every if pair.is_former_detractors]
    promoters = [pair for pair in every if NPS.segment_of(pair.before) is Segment.PROMOTER]
    return Recovery(
        recovered=_recovered(former),
        without_reply=_recovered([pair for pair in former if pair.replied is False]),
        unknown=sum(pair.replied is None for pair in former),
        fell=Share(part=sum(not one.has_recovered for one in promoters), whole=len(promoters)),
    )


def _recovered(pairs: list[AnswerPair]) -> Share:
    return Share(part=sum(pair.has_recovered for pair in pairs), whole=len(pairs))
