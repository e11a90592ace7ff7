"""The two kinds of surveys, each as one value: its scores, segments, buttons and texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.states import SurveyKind


class Segment(StrEnum):
    """One of the three parts of a scale. In CSAT they are 1 and 2, 3, 4 and 5."""

    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """All that depends on the kind of a survey."""

    kind: SurveyKind
    detractors: range
    passives: range
    promoters: range
    rows: tuple[range, ...]
    """The scores in each row of buttons, so that each button is wide enough on a phone."""
    suffix: str = ""
    """The end of the keys of its own texts."""

    @property
    def scores(self) -> range:
        return range(self.lowest, self.highest + 1)

    @property
    def lowest(self) -> int:
        return self.detractors[0]

    @property
    def highest(self) -> int:
        return self.promoters[-1]

    @property
    def ends(self) -> Mapping[str, int]:
        """Both ends, as the values of texts that name them."""
        return {"lowest": self.lowest, "highest": self.highest}

    def segment_of(self, score: int) -> Segment:
        """Returns the segment of a score. Raises ValueError outside the scale."""
        if score not in self.scores:
            raise ValueError(
                f"a score lies between {self.lowest} and {self.highest}, not {score!r}"
            )
        if score in self.promoters:
            return Segment.PROMOTER
        return Segment.PASSIVE if score in self.passives else Segment.DETRACTOR

    def key(self, text: str) -> str:
        """Returns the key of this scale's own version of a text."""
        return f"{text}{self.suffix}"


NPS: Final = Scale(
    kind=SurveyKind.NPS,
    detractors=range(7),
    passives=range(7, 9),
    promoters=range(9, 11),
    rows=(range(6), range(6, 11)),
)
CSAT: Final = Scale(
    kind=SurveyKind.CSAT,
    detractors=range(1, 3),
    passives=range(3, 4),
    promoters=range(4, 6),
    rows=(range(1, 6),),
    suffix=".csat",
)
SCALES: Final[Mapping[SurveyKind, Scale]] = {scale.kind: scale for scale in (NPS, CSAT)}


def scale_of(kind: SurveyKind) -> Scale:
    return SCALES[kind]
