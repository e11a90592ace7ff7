"""Finds out whether emoji are friendly, so that an angry message gets no thumb."""

from typing import Final

import regex

from bot.language.folding import fold

_CHARACTERS: Final = (
    "👍👌🙏🙌👏🤝✌🤞🤟🤘🤙👊✊💪👋🫶🫡"
    "❤♥🧡💛💚💙💜🤎🖤🤍🩷🩵🩶💖💗💓💞💕💘💝💟❣💌"
    "😀😃😄😁😆😅😂🤣🙂😉😊☺😇🥰😍🤩😘😗😚😙🥲😋😎🤓🥳😌🤗😺😸😻"
    "🎉🎊🎈🎁🏆🥇✨🔥🚀💐🌹🌸🌷🌻🌼🍀☀🌞🌈👑💎🦄🍻🥂🍾☕✅✔☑🆗🙆"
)
_NAMES: Final = (
    "+1 blush clap grin grinning heart heart_eyes muscle ok ok_hand pray raised_hands rocket"
    " simple_smile slightly_smiling_face smile smiley sparkles tada thumbsup v wave wink"
    " white_check_mark heavy_check_mark fire"
)
"""Slack's names of emoji. A name that a workspace has made up may mean anything."""
_FRIENDLY: Final = {*_CHARACTERS, *(f":{name}:" for name in _NAMES.split())}
_EMOJI: Final = regex.compile(
    r"\p{Extended_Pictographic}|\p{Regional_Indicator}{2}"
    r"|(:[a-z0-9_+'-]++:)(?::skin-tone-[2-6]:)?+"
)


def is_friendly(text: str) -> bool:
    """Whether *text* has no emoji but friendly ones."""
    emoji = _EMOJI.finditer(fold(text)[0])
    return all((found[1] or found[0]) in _FRIENDLY for found in emoji)
