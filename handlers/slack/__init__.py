"""The adapters of Slack."""
