"""The scale from 0 to 10 and its three segments."""

from enum import StrEnum

SCORES = range(11)


class Segment(StrEnum):
    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"


def segment_of(score: int) -> Segment:
    """Returns the segment of a score. Raises ValueError outside 0 to 10."""
    if score not in SCORES:
        raise ValueError(f"a score lies between 0 and 10, not {score!r}")
    if score >= 9:
        return Segment.PROMOTER
    return Segment.PASSIVE if score >= 7 else Segment.DETRACTOR
