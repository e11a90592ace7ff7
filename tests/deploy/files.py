"""What stands in `deploy/`, read."""

import tomllib
from pathlib import Path

from bot.config.secrets import Secrets

PROJECT = Path(__file__).parent.parent.parent
DEPLOY = PROJECT / "deploy"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text())
BOT_TOML = tomllib.loads((DEPLOY / "bot.toml").read_text())
TOKENS = list(Secrets.__dataclass_fields__)
