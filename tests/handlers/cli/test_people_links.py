"""`tentap people links`: a personal Telegram link for each person, in a file for the operator."""

import asyncio
import csv
import io
import re
import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import segno

from bot.chat.platforms import Platform
from sandbox import Fault, Sandbox
from storage import contacts, people, personal_links
from storage.engine.store import Tx
from tests.handlers.cli.conftest import CommandResult, Tentap
from tests.storage.cast import add_person

CONFIG = """
database = "sqlite:tentap.db"
[telegram]
api_url = "{url}"
[[survey]]
key = "relationship"
kind = "nps"
"""
LINK = re.compile(r"https://t\.me/sandbox_survey_bot\?start=(p-[\w-]{24})")


@dataclass(frozen=True, kw_only=True)
class Linking:
    """A folder with people, and a Telegram that knows the bot's name."""

    tentap: Tentap
    sandbox: Sandbox
    tx: Tx

    @property
    def file(self) -> Path:
        return self.tentap.folder / "links.csv"

    async def __call__(self, *words: str, **env: str) -> CommandResult:
        typed = ("people", "links", str(self.file), *words)
        tokens = {"TENTAP_TELEGRAM_TOKEN": self.sandbox.telegram.token}
        return await asyncio.to_thread(self.tentap, *typed, env={**tokens, **env})

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.file.read_text())))


@pytest.fixture
async def links(tentap: Tentap, tx: Tx) -> AsyncIterator[Linking]:
    async with Sandbox() as sandbox:
        tentap.config.write_text(CONFIG.format(url=sandbox.url))
        add_person(tx, "Dani Novak", email="dani@x.example")
        add_person(tx, "=cmd|' /C calc'!A0")
        yield Linking(tentap=tentap, sandbox=sandbox, tx=tx)
        assert sandbox.telegram.violations == []


def add_tomo(tx: Tx) -> None:
    """A person who uses the bot in Telegram."""
    contacts.add_contact(tx, add_person(tx, "Tomo"), Platform.TELEGRAM, user="7", chat="7")


async def test_each_person_gets_a_link_of_their_own(links: Linking) -> None:
    shown = await links()
    assert "2 links, valid until " in shown.done()
    assert [(row["number"], row["name"]) for row in links.rows] == [
        ("1", "Dani Novak"),
        ("2", "'=cmd|' /C calc'!A0"),
    ]
    tokens = [LINK.fullmatch(row["link"]) for row in links.rows]
    assert len({match[1] for match in tokens if match}) == 2
    for row, match in zip(links.rows, tokens, strict=True):
        assert match is not None
        found = personal_links.with_token(links.tx, match[1])
        assert found is not None
        assert str(found.person_id) == row["number"]


async def test_the_file_is_for_its_owner_only(links: Linking) -> None:
    await links()
    assert stat.S_IMODE(links.file.stat().st_mode) == 0o600


async def test_names_choose_the_people(links: Linking) -> None:
    (await links("Dani Novak", "--days", "7")).done()
    assert [row["name"] for row in links.rows] == ["Dani Novak"]


async def test_a_qr_code_shows_the_link(links: Linking) -> None:
    folder = links.tentap.folder / "codes"
    (await links("dani@x.example", "--qr", str(folder))).done()
    [picture] = folder.iterdir()
    assert picture.name == "telegram-1.png"
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    drawn = io.BytesIO()
    segno.make_qr(links.rows[0]["link"], error="m").save(drawn, kind="png", scale=8)
    assert picture.read_bytes() == drawn.getvalue()


async def test_who_uses_telegram_already_needs_no_link(links: Linking) -> None:
    contacts.add_contact(
        links.tx, add_person(links.tx, "Tomo"), Platform.TELEGRAM, user="7", chat="7"
    )
    shown = await links()
    assert [row["name"] for row in links.rows if "Tomo" in row["name"]] == []
    assert "1 person uses the bot in Telegram already and got no link." in shown.err


async def test_nobody_needs_a_link(links: Linking) -> None:
    contacts.add_contact(
        links.tx, add_person(links.tx, "Tomo"), Platform.TELEGRAM, user="7", chat="7"
    )
    refused = (await links("Tomo")).failed()
    assert refused.startswith("All of them use the bot in Telegram already")
    assert not links.file.exists()


async def test_an_earlier_link_stays_valid_unless_it_is_revoked(links: Linking) -> None:
    (await links("Dani Novak")).done()
    first = links.rows[0]["link"].partition("=")[2]
    again = await links("Dani Novak", "--force")
    assert "1 person had an unused link before, which is valid, too." in again.err
    assert personal_links.with_token(links.tx, first) is not None
    revoked = await links("Dani Novak", "--force", "--revoke")
    assert "no longer valid" in revoked.err
    assert personal_links.with_token(links.tx, first) is None
    last = links.rows[0]["link"].partition("=")[2]
    assert personal_links.with_token(links.tx, last) is not None


async def test_an_existing_file_is_not_replaced(links: Linking) -> None:
    (await links()).done()
    before = links.file.read_text()
    refused = (await links()).failed()
    assert "exists already" in refused
    assert links.file.read_text() == before


async def test_an_unknown_name_makes_no_link(links: Linking) -> None:
    refused = (await links("Nobody Known")).failed()
    assert refused.startswith("Nobody matches “Nobody Known”.")
    assert not links.file.exists()


async def test_an_unclear_name_says_how_to_choose(links: Linking) -> None:
    add_person(links.tx, "Dani Novak")
    refused = (await links("Dani Novak")).failed()
    assert f"tentap people links {links.file} 1" in refused


async def test_telegram_is_needed(links: Linking) -> None:
    links.tentap.config.write_text('[[survey]]\nkey = "a"\nkind = "nps"\n')
    assert "has no [telegram] table" in (await links()).failed(2)


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"TENTAP_TELEGRAM_TOKEN": ""}, "TENTAP_TELEGRAM_TOKEN: is missing"),
        ({"TENTAP_TELEGRAM_TOKEN": "nonsense"}, "TENTAP_TELEGRAM_TOKEN: has the wrong format"),
    ],
)
async def test_a_token_is_needed(links: Linking, env: dict[str, Any], words: str) -> None:
    assert words in (await links(**env)).failed(2)


async def test_a_refused_token_is_named(links: Linking) -> None:
    refused = (await links(TENTAP_TELEGRAM_TOKEN="123:wrong")).failed()
    assert refused.startswith("Telegram refuses TENTAP_TELEGRAM_TOKEN.")
    assert not links.file.exists()


async def test_no_link_is_made_while_telegram_does_not_answer(links: Linking) -> None:
    links.sandbox.telegram.faults.plan("getMe", Fault.DROP_BEFORE, times=10)
    refused = (await links()).failed()
    assert refused.startswith("Telegram didn't give the bot's name: ")
    everybody = people.customer_ids(links.tx)
    now = links.sandbox.clock.now()
    assert personal_links.with_unused(links.tx, everybody, now) == frozenset()
