"""Defines the parts of Slack's payloads that are read. Unknown fields are ignored."""

from typing import Any

from pydantic import BaseModel

from bot.ids import MessageRef, message_ref
from bot.language.rich_words import RichWords, text_of
from handlers.slack import rich_words, typed_text
from handlers.slack.json_values import Json
from handlers.slack.shared_messages import shared_words


class Account(BaseModel):
    id: str
    username: str = ""


class MessagePayload(BaseModel):
    """A message, or the new version of an edited one."""

    user: str
    ts: str
    subtype: str | None = None
    text: str = ""
    thread_ts: str | None = None
    blocks: list[Json] = []
    files: Any = None
    attachments: Any = None
    """Read leniently, since every app may add its own."""

    @property
    def typed(self) -> str:
        """The text that the person typed."""
        return typed_text.typed_in(self.blocks, self.text)

    @property
    def shared(self) -> str:
        """The words of the messages that the person shares without own words, perhaps none."""
        return shared_words(self.attachments, typed=self.typed)


class NewMessage(MessagePayload):
    channel: str


class ChangedMessage(BaseModel):
    channel: str
    message: MessagePayload
    previous_message: MessagePayload | None = None


class HomeEvent(BaseModel):
    user: str
    tab: str = "home"


class MembershipEvent(BaseModel):
    user: str
    channel: str
    event_ts: str = ""


class ChangedAccount(BaseModel):
    id: str
    deleted: bool = False


class AccountEvent(BaseModel):
    user: ChangedAccount


class BlockAction(BaseModel):
    value: str | None = None
    action_ts: str = ""


class Container(BaseModel):
    type: str = ""
    channel_id: str = ""
    message_ts: str = ""
    is_ephemeral: bool = False

    @property
    def message(self) -> MessageRef | None:
        """Returns the message if it can be edited later; a private line cannot."""
        if not self.message_ts or self.is_ephemeral:
            return None
        return message_ref(self.channel_id, self.message_ts)


class BlockActions(BaseModel):
    user: Account
    actions: list[BlockAction]
    container: Container
    trigger_id: str
    response_url: str = ""


class InputValue(BaseModel):
    value: str | None = None
    rich_text_value: Json | None = None

    @property
    def words(self) -> RichWords:
        """The formatted words of a field that allows them."""
        return rich_words.read(self.rich_text_value) if self.rich_text_value else ()

    @property
    def text(self) -> str:
        return text_of(self.words) if self.words else self.value or ""


class State(BaseModel):
    values: dict[str, dict[str, InputValue]]


class View(BaseModel):
    private_metadata: str
    state: State

    @property
    def tap(self) -> str:
        return self._kept(0)

    @property
    def empty(self) -> str:
        """Returns the error text for an empty field."""
        return self._kept(1)

    @property
    def longest(self) -> int | None:
        """Returns how long formatted words may be."""
        longest = self._kept(2)
        return int(longest) if longest.isdecimal() else None

    @property
    def too_long(self) -> str:
        """Returns the error text for longer words."""
        return self._kept(3)

    def _kept(self, place: int) -> str:
        lines = self.private_metadata.split("\n")
        return lines[place] if place < len(lines) else ""

    @property
    def words(self) -> RichWords:
        """Returns the formatted words of all fields."""
        fields = (field for block in self.state.values.values() for field in block.values())
        return tuple(paragraph for field in fields for paragraph in field.words)

    @property
    def entries(self) -> dict[str, str]:
        """Returns the entered texts by block id; each of our blocks has one field."""
        return {
            block: entry.text
            for block, fields in self.state.values.items()
            for entry in fields.values()
        }


class ViewSubmission(BaseModel):
    user: Account
    view: View


class SlashCommand(BaseModel):
    user_id: str
    user_name: str = ""
    channel_id: str
    text: str = ""
    response_url: str = ""
