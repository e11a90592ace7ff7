"""A stand-in Slack and Telegram on localhost, for the demo and the tests."""
