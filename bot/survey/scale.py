"""Which of the three segments a score on the scale from 0 to 10 belongs to."""

from enum import StrEnum

SCORES = range(11)


class Segment(StrEnum):
    """Who would recommend the product, who would not, and who does not care enough to say."""

    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"


def segment_of(score: int) -> Segment:
    """The segment of a score; ValueError outside 0 to 10."""
    if score not in SCORES:
        raise ValueError(f"a score lies between 0 and 10, not {score!r}")
    if score >= 9:
        return Segment.PROMOTER
    return Segment.PASSIVE if score >= 7 else Segment.DETRACTOR
