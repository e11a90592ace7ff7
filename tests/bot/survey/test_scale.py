import pytest

from bot.states import SurveyKind
from bot.survey.scale import CSAT, NPS, SCALES, Scale, Segment, scale_of

BOTH = pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)


def test_every_kind_of_survey_has_a_scale() -> None:
    assert [scale_of(kind).kind for kind in SurveyKind] == list(SurveyKind)


def test_csat_goes_from_one_to_five_in_one_row() -> None:
    assert list(CSAT.scores) == [1, 2, 3, 4, 5]
    assert CSAT.rows == (range(1, 6),)
    assert CSAT.ends == {"lowest": 1, "highest": 5}


def test_nps_goes_from_zero_to_ten_in_two_rows() -> None:
    assert list(NPS.scores) == list(range(11))
    assert NPS.rows == (range(6), range(6, 11))


def test_a_one_and_a_two_are_low_and_a_four_and_a_five_are_high() -> None:
    segments = [CSAT.segment_of(score) for score in CSAT.scores]
    assert segments == (2 * [Segment.DETRACTOR] + [Segment.PASSIVE] + 2 * [Segment.PROMOTER])


@BOTH
def test_every_score_has_one_button_and_one_segment(scale: Scale) -> None:
    assert [score for row in scale.rows for score in row] == list(scale.scores)
    parts = (scale.detractors, scale.passives, scale.promoters)
    assert [score for part in parts for score in part] == list(scale.scores)


@BOTH
def test_a_score_outside_the_scale_has_no_segment(scale: Scale) -> None:
    for score in (scale.lowest - 1, scale.highest + 1):
        with pytest.raises(ValueError, match=f"between {scale.lowest} and {scale.highest}"):
            scale.segment_of(score)
