"""What stands in front of the bots: who is let through, and to whom."""

import re
from fnmatch import fnmatch
from urllib.parse import urlsplit

from handlers.http.request_limits import MOST_POSTED
from handlers.http.server import KEEP_ALIVE_SECONDS
from handlers.slack.manifest import REQUEST_PATH
from handlers.telegram.webhook import PATH
from tests.deploy.files import BOT_TOML, DEPLOY
from tests.deploy.test_compose import BOTS

CADDYFILE = (DEPLOY / "Caddyfile").read_text()


def value(name: str) -> str:
    (found,) = re.findall(rf"^\t+{name} (.*)$", CADDYFILE, re.MULTILINE)
    return str(found)


def test_it_answers_at_the_address_that_the_platforms_are_told() -> None:
    host = urlsplit(BOT_TOML["http"]["public_url"]).hostname
    assert f"\n{host} {{\n" in CADDYFILE


def test_it_knows_every_bot() -> None:
    upstreams = [f"{name}:{BOT_TOML['http']['port']}" for name in BOTS]
    assert value("reverse_proxy").split()[:-1] == upstreams


def test_it_lets_through_what_the_platforms_call() -> None:
    let_through = value("@platforms path").split()
    for path in (REQUEST_PATH, PATH):
        assert any(fnmatch(path, pattern) for pattern in let_through)


def test_it_lets_through_nothing_else() -> None:
    handled = re.findall(r"^\thandle ?(.*) \{\n\t\t(.*)", CADDYFILE, re.MULTILINE)
    assert value("@platforms path") == "/slack/* /telegram/*"
    assert handled == [("@platforms", "request_body {"), ("", "respond 404")]


def test_a_bot_that_is_not_ready_is_left_out() -> None:
    assert value("health_uri") == "/readyz"
    assert value("health_port") == str(BOT_TOML["http"]["probes_port"])


def test_a_body_that_a_bot_takes_is_let_through() -> None:
    assert value("max_size") == f"{MOST_POSTED // 1024}KiB"


def test_a_connection_is_given_up_before_the_bot_closes_it() -> None:
    assert float(value("keepalive").removesuffix("s")) < KEEP_ALIVE_SECONDS
