"""What a log call is given: codes, numbers of rows and words of ours."""

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.harness.house import PROJECT

LAYERS: Final = ("bot", "handlers", "storage")
METHODS: Final = {"critical", "debug", "error", "info", "log", "warning"}
PRIVATE: Final = {
    "account", "address", "body", "chat", "email", "error", "key", "message", "payload", "text",
    "token", "url", "user", "username",
}  # fmt: skip
"""Names of values that hold what belongs to people or platforms."""
ALLOWED: Final = {
    ("database.on_network", "path"),
    ("database.unreachable", "server"),
    ("telegram.webhook_removed", "host"),
    ("telegram.webhook_set", "host"),
}
"""An operator's own addresses, without a password."""
FLAGS: Final = {"detail", "loggable", "permanent", "uncertain"}
"""What the log may show of an error."""


SAFE: Final = {"loggable", "type"}
"""What makes of an error something that the log may show."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each log call, with its file."""
    for layer in LAYERS:
        for file in sorted((PROJECT / layer).rglob("*.py")):
            text = file.read_text()
            if "structlog.get_logger()" not in text:
                continue
            for node in ast.walk(ast.parse(text)):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id="log" | "_log"))):
                        yield str(file.relative_to(PROJECT)), node


def test_no_log_call_shows_a_traceback() -> None:
    for place, call in calls():
        assert isinstance(call.func, ast.Attribute)
        assert call.func.attr in METHODS, place
        assert not {"exc_info", "stack_info"} & {given.arg for given in call.keywords}, place


def test_no_log_call_is_given_an_error_in_its_own_words_or_what_is_private() -> None:
    """An error goes through ``loggable``, or is told by its class."""
    found = [
        (place, event.value, given.arg)
        for place, call in calls()
        if isinstance(event := call.args[0], ast.Constant)
        for given in call.keywords
        if _is_private(given.value) and (event.value, given.arg) not in ALLOWED
    ]
    assert found == []


def test_the_calls_are_found() -> None:
    assert len(list(calls())) > 50


@pytest.mark.parametrize(
    ("value", "private"),
    [
        ("str(error)", True),
        ("error", True),
        ("f'not kept: {error}'", True),
        ("account.id", True),
        ("event.chat", True),
        ("loggable(error)", False),
        ("type(error).__name__", False),
        ("row.id", False),
    ],
)
def test_what_is_private_is_noticed(value: str, private: bool) -> None:
    assert _is_private(ast.parse(value, mode="eval").body) is private


def _is_private(value: ast.AST) -> bool:
    match value:
        case ast.Call(func=ast.Name(id=function)) if function in SAFE:
            return False
        case ast.Attribute(attr=name) if name in FLAGS:
            return False
        case ast.Call(func=ast.Name(id="str" | "repr" | "format")):
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in PRIVATE:
            return True
        case _:
            return any(map(_is_private, ast.iter_child_nodes(value)))
