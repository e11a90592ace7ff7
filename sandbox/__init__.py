"""A stand-in Slack and Telegram on localhost, for the demo, the tests, and any other bot."""

from sandbox.clock import Clock
from sandbox.faults import Fault
from sandbox.server import Sandbox

__all__ = ["Clock", "Fault", "Sandbox"]
