"""Adapts Slack to the bot's ports."""
