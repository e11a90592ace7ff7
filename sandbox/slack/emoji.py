"""The most frequent emoji and Slack's names for them.

Slack replaces a typed emoji by its name. The sandbox leaves other emoji unchanged.
"""

import re

NAMES = {
    "😀": "grinning",
    "😂": "joy",
    "🙂": "slightly_smiling_face",
    "😊": "blush",
    "😍": "heart_eyes",
    "🤔": "thinking_face",
    "😐": "neutral_face",
    "😞": "disappointed",
    "😢": "cry",
    "😭": "sob",
    "😡": "rage",
    "👍": "+1",
    "👎": "-1",
    "👏": "clap",
    "🙏": "pray",
    "❤️": "heart",
    "🔥": "fire",
    "🎉": "tada",
    "🚀": "rocket",
    "🐌": "snail",
    "⭐": "star",
    "✅": "white_check_mark",
    "❌": "x",
}
SKIN_TONES = {"🏻": 2, "🏼": 3, "🏽": 4, "🏾": 5, "🏿": 6}

_EMOJI = {name: emoji for emoji, name in NAMES.items()}
_TONES = {number: tone for tone, number in SKIN_TONES.items()}
_NAMED = re.compile(r":([a-z0-9_+-]+):(?::skin-tone-([2-6]):)?")


def show_emoji(text: str) -> str:
    """Returns *text* with emoji instead of their names."""
    return _NAMED.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    if match[1] not in _EMOJI:
        return match[0]
    return _EMOJI[match[1]] + (_TONES[int(match[2])] if match[2] else "")
