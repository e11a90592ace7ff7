"""``python -m benchmarks [PART…]``: all of them where none is named; twelve minutes."""

import argparse
import asyncio
import gc
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    calls,
    concurrency,
    demo,
    due_people,
    edits,
    imports,
    press,
    rate_limits,
    report,
    startup,
    taps,
)
from benchmarks.logs import only_errors

PARTS = {
    "taps": taps.run,
    "press": press.run,
    "rate-limits": rate_limits.run,
    "calls": calls.run,
    "edits": edits.run,
    "concurrency": concurrency.run,
    "start": startup.run,
    "demo": demo.run,
    "import": imports.run,
    "due": due_people.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description="How fast Tentap is.")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all where none is named")
    parts = parser.parse_args().parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    only_errors()
    gc.freeze()  # as `tentap run` does: what is imported is never garbage
    for part in parts:
        with TemporaryDirectory() as folder:
            if part == parts[0]:
                print(report.machine(Path(folder)), flush=True)
            asyncio.run(PARTS[part](Path(folder)))


if __name__ == "__main__":  # the sandbox's process imports this file too
    main()
