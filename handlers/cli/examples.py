"""The examples in each command's `--help`. A test parses every one of them."""

from collections.abc import Mapping
from typing import Final

EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "demo": ("tentap demo", "tentap demo --play"),
    "init": (
        "tentap init",
        "tentap init --product Acme --platform slack --team slack:C0TEAM",
    ),
    "check": ("tentap check", "tentap check --live"),
    "run": ("tentap run", "tentap run --config /etc/tentap/bot.toml"),
    "people import": (
        "tentap people import customers.csv --dry-run",
        "tentap people import customers.csv",
        "tentap people import crm.csv --map email='Work email' --map ignore=Notes",
    ),
    "people erase": ("tentap people erase mia@globex.example",),
    "people list": (
        "tentap people list --segment detractor --where plan=pro",
        "tentap people list --format csv --output people.csv",
    ),
    "people show": ('tentap people show "Dani Novak"', "tentap people show slack:U0DANI"),
    "people export": ("tentap people export 12", "tentap people export 12 --output exports"),
    "people set": (
        "tentap people set dani@globex.example --ask never",
        "tentap people set 12 --ask until 2027-01-31",
    ),
    "people join": (
        "tentap people join 12 17",
        "tentap people join vera@acme.example Mallory --yes",
        "tentap people join --undo 12",
    ),
    "people links": (
        "tentap people links links.csv --qr codes",
        'tentap people links dani.csv "Dani Novak" --days 7',
    ),
    "people sync": (
        "tentap people sync slack --channel C0CUSTOMERS --dry-run",
        "tentap people sync slack --channel C0CUSTOMERS --no-members",
    ),
    "answers import": (
        "tentap answers import answers.csv",
        "tentap answers import answers.csv --score Score --at Date --dry-run",
    ),
    "event": (
        "tentap event churned dani@globex.example",
        "tentap event order_delivered 12 --at 2026-11-30",
    ),
    "events import": (
        "tentap events import churned.csv --event churned --map at=Date --dry-run",
        "tentap events import events.csv",
    ),
    "survey list": ("tentap survey list",),
    "survey preview": (
        "tentap survey preview",
        "tentap survey preview relationship --language ko",
        "tentap survey preview relationship --send",
    ),
    "forecast": ("tentap forecast", "tentap forecast --start", "tentap forecast --json"),
    "why": ('tentap why "Dani Novak"', "tentap why 12"),
    "ask": (
        "tentap ask me",
        'tentap ask "Dani Novak" mia@globex.example',
        "tentap ask all --where plan=pro --last-score 0-6 --not-asked-since 90d",
    ),
    "pause": ("tentap pause",),
    "resume": ("tentap resume",),
    "summary": ("tentap summary", "tentap summary --week 2026-W47 --format json"),
    "themes": (
        "tentap themes",
        "tentap themes --why exports",
        "tentap themes --days 30 --format json",
    ),
    "quarantine list": ("tentap quarantine list",),
    "quarantine messages": ("tentap quarantine messages",),
    "quarantine show": ("tentap quarantine show 17",),
    "quarantine retry": ("tentap quarantine retry 17",),
    "quarantine drop": ("tentap quarantine drop 17",),
    "backup": ("tentap backup tentap-backup.db",),
    "restore": ("tentap restore tentap-backup.db",),
    "migrate": ("tentap migrate",),
    "database copy": ("tentap database copy tentap.db postgresql://tentap@db/tentap",),
    "sandbox": ("tentap sandbox", "tentap sandbox --webhooks http://127.0.0.1:8080"),
}
