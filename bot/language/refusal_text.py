"""Explains a refusal: the platform's code, and the fix in words."""

from bot.chat.refusals import Refusal, RefusalReason
from bot.language.texts import Texts


def explain(refusal: Refusal, platform: str, texts: Texts) -> str:
    """Returns the platform's code and the fix that fits it, in one line."""
    fix = texts(f"refusal.fix.{_text_of(refusal)}", needed=refusal.needed)
    if not refusal.code:
        return fix
    return texts("refusal.says", platform=platform.capitalize(), code=refusal.code, fix=fix)


def _text_of(refusal: Refusal) -> str:
    """Returns the name of the fix; a missing permission without a name has a text of its own."""
    is_unnamed = refusal.reason is RefusalReason.SCOPE and not refusal.needed
    return f"{refusal.reason}.unnamed" if is_unnamed else refusal.reason
