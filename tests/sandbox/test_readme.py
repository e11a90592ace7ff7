"""The README's example runs as it stands, and its table of control requests is complete."""

import asyncio
import re
import sys
from pathlib import Path
from typing import Final

from sandbox import Sandbox

PROJECT: Final = Path(__file__).parents[2]
README: Final = (PROJECT / "sandbox" / "README.md").read_text()


async def test_the_example_prints_what_anna_reads() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", example, stdout=asyncio.subprocess.PIPE, cwd=PROJECT
    )
    printed, _ = await process.communicate()
    assert printed.decode() == "Hello, Anna\n"


def test_every_control_request_is_told() -> None:
    told = set(re.findall(r"POST (/control/\S+)`", README))
    paths = {str(resource.canonical) for resource in Sandbox().app.router.resources()}
    assert told == {path for path in paths if path.startswith("/control/")}
