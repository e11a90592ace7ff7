"""A simulation of Slack and Telegram on localhost, for the demo, the tests and other bots."""

from sandbox.clock import Clock
from sandbox.faults import Fault
from sandbox.server import Sandbox

__all__ = ["Clock", "Fault", "Sandbox"]
