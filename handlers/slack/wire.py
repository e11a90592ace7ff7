"""What goes over Slack's wire."""

from typing import Any

Json = dict[str, Any]
"""An object as Slack sends or takes it."""
