"""Writes the chart's fonts: Noto Sans CJK SC, cut down to the characters that a chart can show.

Run it after a change of a `chart.*` text:
``python deploy/chart_fonts.py /usr/share/fonts/opentype/noto`` (Debian: fonts-noto-cjk).
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # as above

from bot.summary.chart_characters import characters
from bot.summary.chart_style import FONTS

FAMILY = "Noto Sans CJK SC"


def write(source: Path, target: Path) -> None:
    """Writes the needed part of the family's font in the collection *source*."""
    font = _family(TTCollection(source))
    options = Options(layout_features=["kern"], hinting=False, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(text=characters())
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # equal texts give equal files
    font.recalcTimestamp = False
    font.save(target)


def _family(collection: TTCollection) -> TTFont:
    return next(each for each in collection.fonts if each["name"].getDebugName(1) == FAMILY)


if __name__ == "__main__":
    for weight, path in FONTS.items():
        write(Path(sys.argv[1]) / f"NotoSansCJK-{weight.capitalize()}.ttc", path)
