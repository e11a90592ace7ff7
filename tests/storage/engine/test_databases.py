"""How a database is shown."""

import pytest

from storage.engine.databases import Server


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://me:hush@db/x", "postgresql://me@db/x"),
        ("postgresql://me:hu%40sh:#@a:1,b:2/x?a=b", "postgresql://me@a:1,b:2/x?a=b"),
        ("postgresql://:hush@/x?host=/run/postgresql", "postgresql://@/x?host=/run/postgresql"),
        ("postgres://db/x?password=hush", "postgres://db/x"),
        ("postgres://db/x?password=hush&sslmode=require", "postgres://db/x?sslmode=require"),
        ("postgres://db/x?sslmode=require&sslpassword=hush", "postgres://db/x?sslmode=require"),
    ],
)
def test_a_server_is_shown_without_its_password(address: str, shown: str) -> None:
    assert str(Server(address)) == shown
    assert "hush" not in repr(Server(address))
