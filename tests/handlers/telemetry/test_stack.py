"""A failure is told by its places and classes alone."""

from handlers.ports import SendError
from handlers.telemetry.stack import stack_of

WORDS = "Tomo wrote"


def look_up() -> None:
    raise KeyError(WORDS)


def send() -> None:
    try:
        look_up()
    except KeyError as error:
        raise SendError(WORDS, loggable="chat not found") from error


def caught(fail: object) -> BaseException:
    assert callable(fail)
    try:
        fail()
    except BaseException as error:
        return error
    raise AssertionError


def test_the_first_cause_comes_first_and_each_has_its_place() -> None:
    told = stack_of(caught(send))
    assert told.index("in look_up") < told.index("\nKeyError\n") < told.rindex("in send")
    assert told.endswith("chat not found")
    assert WORDS not in told


def test_all_of_a_group_are_told() -> None:
    told = stack_of(BaseExceptionGroup(WORDS, [caught(look_up), ValueError(WORDS)]))
    assert [kind in told for kind in ("KeyError", "ValueError", "ExceptionGroup")] == [True] * 3
    assert WORDS not in told


def test_an_error_that_is_its_own_cause_is_told_once() -> None:
    error = caught(look_up)
    error.__context__ = error
    assert stack_of(error).count("in look_up") == 1
