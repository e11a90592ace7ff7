"""Ctrl-C ends a command, wherever it falls."""

import subprocess
import sys

import pytest

FALLS_INTO_A_CALLBACK = """
import sys, weakref
from time import sleep
from handlers.cli import ctrl_c

class Short:
    pass

def dying(_):
    raise {raised}

sys.unraisablehook = ctrl_c.repeat_interrupt
short = Short()
watch = weakref.ref(short, dying)
del short
sleep(0.5)
print("went on")
"""


@pytest.mark.parametrize(
    ("raised", "told", "out"),
    [("KeyboardInterrupt", "KeyboardInterrupt", ""), ("ValueError", "ValueError", "went on\n")],
)
def test_ctrl_c_in_a_callback_is_not_lost(raised: str, told: str, out: str) -> None:
    code = FALLS_INTO_A_CALLBACK.format(raised=raised)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == out
    assert told in done.stderr
