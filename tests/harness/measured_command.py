"""`tentap` in a process of its own, which says at its end how much memory it took."""

import re
import sys
from typing import Final

SCRIPT: Final = """
import atexit, sys
from handlers.cli import main
atexit.register(lambda: print(open("/proc/self/status").read(), file=sys.stderr))
main()
"""
MEASURED_TENTAP: Final = (sys.executable, "-c", SCRIPT)
"""The beginning of a command line. What the system counts of a child begins with its parent's."""


def peak_kilobytes(err: str) -> int:
    """The most memory that the command took, from what it wrote to stderr."""
    peak = re.search(r"^VmHWM:\s+(\d+) kB$", err, re.MULTILINE)
    assert peak is not None
    return int(peak[1])
