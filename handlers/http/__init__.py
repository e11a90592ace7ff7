"""The web server: webhooks, probes, limits."""
