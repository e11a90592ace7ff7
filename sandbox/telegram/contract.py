"""Checks of requests against the machine-readable Bot API: names, required arguments, types."""

import json
import re
from typing import Any

from sandbox.telegram.arguments import TelegramArguments

SIMPLE: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
}
ARRAY = "Array of "


class Contract:
    """A specification of the form {"methods": {…}, "types": {…}}."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._methods = spec["methods"]
        self._types = spec["types"]

    def complaints(self, method: str, args: TelegramArguments) -> list[str]:
        """Returns the errors of a request as text; none for a valid one."""
        if method not in self._methods:
            return [f"{method}: no such method"]
        fields = {field["name"]: field for field in self._methods[method].get("fields", [])}
        attached = {name.removeprefix("attach://") for name in args.values.values()}
        found = [
            f"{method}: unknown argument {name}"
            for name in sorted(args.names - fields.keys() - attached)
        ]
        for name, field in fields.items():
            if name in args.names:
                found += self._argument(f"{method}.{name}", args, field)
            elif field["required"]:
                found.append(f"{method}: {name} is missing")
        return found

    def _argument(self, path: str, args: TelegramArguments, field: dict[str, Any]) -> list[str]:
        name, types = field["name"], field["types"]
        if name in args.files:
            return [] if "InputFile" in types else [f"{path}: no file is expected"]
        raw = args.text(name)
        if any(_reads_as(raw, kind) for kind in types):
            return []
        try:
            value = json.loads(raw)
        except ValueError:
            return [f"{path}: {raw[:40]!r} is not {' or '.join(types)}"]
        return self._value(path, value, types)

    def _value(self, path: str, value: object, types: list[str]) -> list[str]:
        """Returns the complaints of the type that fits best."""
        each = [self._one(path, value, kind) for kind in types]
        return min(each, key=len)

    def _one(self, path: str, value: object, kind: str) -> list[str]:
        if kind.startswith(ARRAY):
            if not isinstance(value, list):
                return [f"{path}: not a list"]
            inner = [kind.removeprefix(ARRAY)]
            parts = [self._value(f"{path}[{i}]", item, inner) for i, item in enumerate(value)]
            return [complaint for part in parts for complaint in part]
        if kind in SIMPLE:
            return [] if _is_a(value, kind) else [f"{path}: {value!r} is not {kind}"]
        return self._object(path, value, kind)

    def _object(self, path: str, value: object, kind: str) -> list[str]:
        described = self._types.get(kind, {})
        if described.get("subtypes"):
            return self._value(path, value, described["subtypes"])
        if not isinstance(value, dict):
            return [f"{path}: not a {kind}"]
        fields = {field["name"]: field for field in described.get("fields", [])}
        found = [f"{path}: unknown field {name} of {kind}" for name in value.keys() - fields.keys()]
        for name, field in fields.items():
            if name in value:
                found += self._value(f"{path}.{name}", value[name], field["types"])
            elif field["required"]:
                found.append(f"{path}: {name} of {kind} is missing")
        return found


def _is_a(value: object, kind: str) -> bool:
    is_bool = isinstance(value, bool)
    return isinstance(value, SIMPLE[kind]) and is_bool == (kind in ("Boolean", "True"))


def _reads_as(raw: str, kind: str) -> bool:
    """Returns whether the text of a form field is a value of a simple type."""
    match kind:
        case "String":
            return True
        case "Integer":
            return bool(re.fullmatch(r"-?\d+", raw))
        case "Float":
            return bool(re.fullmatch(r"-?\d+(\.\d+)?", raw))
        case "Boolean" | "True":
            return raw.lower() in ("true", "false")
    return False
