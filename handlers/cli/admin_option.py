"""Reads `--as`, and says why the bot cannot write to an admin."""

from typing import Final

from bot.chat.addresses import Address
from bot.config.config import Config
from handlers.cli.console import Trouble, misused
from handlers.usecases.campaigns.ask_admin import AskMeRefusal

_NO_ADMIN: Final = (
    "No admin to ask. Add your id under [staff] admins in bot.toml, such as"
    ' admins = ["slack:U0ADMIN"].'
)
_REFUSALS: Final = {
    AskMeRefusal.NOT_STARTED: (
        "{admin} hasn't written to the bot yet. Open your bot in Telegram, press Start while"
        " `tentap run` runs, and try again."
    ),
    AskMeRefusal.UNREACHABLE: (
        "{admin} can't be reached: the bot is blocked, or the account is gone. Write to the bot,"
        " and try again."
    ),
    AskMeRefusal.OPTED_OUT: (
        "{admin} chose a pause or Never. Write “start” to the bot, and try again."
    ),
}


def admin_named(text: str | None, config: Config) -> Address:
    """Returns the admin with this id, with or without its platform; the first one for ``None``."""
    admins = config.staff.admins
    if not admins:
        raise Trouble(_NO_ADMIN)
    found = [one for one in admins if text is None or text.strip() in (str(one), one.chat)]
    if not found:
        known = ", ".join(map(str, admins))
        misused(f"--as: “{text}” isn't an admin in bot.toml; use {known}")
    if found[0].platform not in config.platforms:
        misused(f"{found[0]} needs [{found[0].platform}] in bot.toml; add that table, or use --as")
    return found[0]


def unreachable(admin: Address, why: AskMeRefusal) -> Trouble:
    """Returns the error for an admin who cannot be reached."""
    return Trouble(_REFUSALS[why].format(admin=admin))
