"""Runs the web server, with its webhooks, probes and limits."""
