"""The arguments of a request: query, form, multipart or JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from sandbox.telegram.errors import bad_request


@dataclass(frozen=True, kw_only=True)
class TelegramArguments:
    """Plain values as text, as they were sent; uploads as bytes."""

    values: Mapping[str, str]
    files: Mapping[str, bytes]
    file_names: Mapping[str, str]
    """The name of each upload, as the client gives it."""
    connected: Callable[[], bool]
    """Returns whether the client still waits for the answer."""

    @property
    def names(self) -> set[str]:
        return {*self.values, *self.files}

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Returns a number, clamped to its bounds as on the real server."""
        try:
            value = int(self.values.get(name, default))
        except ValueError:
            value = default
        return min(max(value, least), most)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def chat_id(self) -> int:
        raw = self.text("chat_id")
        if not raw:
            raise bad_request("chat_id is empty")
        try:
            return int(raw)
        except ValueError:
            raise bad_request("chat not found") from None

    def message_id(self) -> int:
        try:
            return int(self.text("message_id"))
        except ValueError:
            raise bad_request("message identifier is not specified") from None

    def json(self, name: str, what: str) -> Any:
        """Returns a nested value, None if absent; *what*: the platform's name of it, for errors."""
        raw = self.text(name)
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def file(self, name: str) -> bytes | None:
        """Returns an upload, sent under its own name or as attach://other-name."""
        attached = self.text(name).removeprefix("attach://")
        return self.files.get(name, self.files.get(attached))

    def file_name(self, name: str) -> str:
        """Returns the name of the same upload; empty if there is none."""
        attached = self.text(name).removeprefix("attach://")
        return self.file_names.get(name) or self.file_names.get(attached, "")


async def read_arguments(request: web.Request) -> TelegramArguments:
    """Reads the query, and a body of any of the three kinds."""
    values = dict(request.query)
    files: dict[str, bytes] = {}
    file_names: dict[str, str] = {}
    if request.content_type == "application/json":
        values |= {name: _as_text(value) for name, value in (await request.json()).items()}
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                files[name] = value.file.read()
                file_names[name] = value.filename
            else:
                values[name] = str(value)
    return TelegramArguments(
        values=values,
        files=files,
        file_names=file_names,
        connected=lambda: _is_connected(request),
    )


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _is_connected(request: web.Request) -> bool:
    return request.transport is not None and not request.transport.is_closing()
