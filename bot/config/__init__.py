"""Reads `bot.toml` and the secrets of the environment."""
