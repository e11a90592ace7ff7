"""What the code may not grow into, counted in its text."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).parents[2]
LAYERS = ("bot", "storage", "handlers")
PRODUCT = (*LAYERS, "sandbox")
OF_ONE_PLATFORM = ("handlers/slack/", "handlers/telegram/", "handlers/cli/", "bot/config")
NAMED_AT_MOST = 5
"""Twice by the values themselves, and twice where the parts are joined."""
LONGEST = 300
USUAL_IN_BOT = 120


def test_outside_its_own_folder_nothing_asks_which_platform_it_is() -> None:
    """What differs between platforms is asked of ``Platform.traits``."""
    named = [
        f"{file}: {line.strip()}"
        for layer in LAYERS
        for path in sorted((PROJECT / layer).rglob("*.py"))
        if not (file := path.relative_to(PROJECT).as_posix()).startswith(OF_ONE_PLATFORM)
        for line in path.read_text(encoding="utf-8").splitlines()
        for _ in re.findall(r"\bPlatform\.[A-Z]+\b", line)
    ]
    assert len(named) <= NAMED_AT_MOST, "\n".join(named)


def test_a_file_can_be_read_in_one_go() -> None:
    """A longer one holds two subjects: each gets a file whose name tells what is in it."""
    files = [path for layer in PRODUCT for path in (PROJECT / layer).rglob("*.py")]
    too_long = [str(path) for path in files if _lines(path) > LONGEST]
    assert not too_long, "\n".join(too_long)


def test_most_rules_of_the_survey_are_short() -> None:
    """Half of the modules in ``bot``, at least, have no more than 120 lines."""
    modules = [path for path in (PROJECT / "bot").rglob("*.py") if path.name != "__init__.py"]
    assert median(map(_lines, modules)) <= USUAL_IN_BOT


def test_no_class_name_stands_twice() -> None:
    """One word has one meaning in the whole repository, in tests and nested classes too."""
    places = defaultdict[str, list[str]](list)
    for file, node in _classes():
        places[node.name].append(f"{file}:{node.lineno}")
    twice = [f"{name}: {', '.join(at)}" for name, at in sorted(places.items()) if len(at) > 1]
    assert not twice, "Rename all but one class of each line:\n" + "\n".join(twice)


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for folder in (*PRODUCT, "tests", "benchmarks", "deploy"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.ClassDef):
                    yield path.relative_to(PROJECT).as_posix(), node


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
