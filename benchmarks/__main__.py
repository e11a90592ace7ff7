"""``python -m benchmarks [taps] [demo] [import]``: all three where none is named; four minutes."""

import argparse
import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from benchmarks import demo, importing, report, taps
from benchmarks.world import opened_world
from bot.addresses import Platform


async def _taps(folder: Path) -> None:
    print(report.TAPS)
    with opened_world(taps.CUSTOMERS) as world:
        asked = await taps.asked_in(folder, world)
        for platform in Platform:
            print(report.ratios(await taps.measure(world, platform, asked)), flush=True)


async def _demo(folder: Path) -> None:
    print(report.DEMO)
    print(report.waits(await demo.measure(folder)), flush=True)


async def _import(folder: Path) -> None:
    print(report.IMPORT)
    print(report.beside_import(await importing.measure(folder)), flush=True)


PARTS = {"taps": _taps, "demo": _demo, "import": _import}


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description="How fast Tentap is.")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all where none is named")
    parts = parser.parse_args().parts or list(PARTS)
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    errors_only = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=errors_only)
    for part in parts:
        with TemporaryDirectory() as folder:
            if part == parts[0]:
                print(report.machine(Path(folder)), flush=True)
            asyncio.run(PARTS[part](Path(folder)))


if __name__ == "__main__":  # the sandbox's process imports this file too
    main()
