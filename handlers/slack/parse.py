"""Parses Slack's payloads into events. Reads only the fields in use; new fields do no harm."""

import json
from datetime import UTC, datetime

from pydantic import ValidationError

from bot.chat.platforms import Platform
from bot.ids import message_ref
from bot.language.cleaning import clean, one_line
from bot.language.rich_words import cleaned, length
from handlers.slack import typed_text
from handlers.slack.json_values import Json
from handlers.slack.message_subtypes import NOT_TYPED
from handlers.slack.payloads import (
    AccountEvent,
    BlockActions,
    ChangedMessage,
    HomeEvent,
    MembershipEvent,
    MessagePayload,
    NewMessage,
    SlashCommand,
    ViewSubmission,
)
from handlers.storable_text import as_json, digest, storable
from handlers.updates import (
    AccountClosed,
    Arrival,
    ChannelJoined,
    ChannelLeft,
    Commanded,
    Edited,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Typed,
    UnreadableError,
    User,
)


def arrival(payload: Json, received_at: datetime) -> Arrival:
    """Returns *payload* as the inbox stores it. Accepts any content and never fails.

    Payloads are ordered by their author: a form has no chat, but must follow its press.
    """
    return Arrival(
        platform=Platform.SLACK,
        key=storable(_key(payload)),
        chat=storable(_author(payload)),
        body=as_json(payload),
        received_at=received_at,
    )


def parse(body: str) -> Event | None:
    """Returns the event of a payload; ``None`` for a kind that the bot ignores.

    Raises UnreadableError for a malformed payload.
    """
    try:
        return _event(json.loads(body))
    except ValidationError as error:
        raise UnreadableError(_places(error)) from None
    except (LookupError, TypeError, AttributeError, ValueError):
        raise UnreadableError("not of Slack's form") from None


def is_chatter(payload: Json) -> bool:
    """Whether it is an event to ignore: a message of a bot or in a channel, or a new profile.

    Slack reports every change of every profile, but only a deactivation matters.
    """
    event = payload.get("event")
    if not isinstance(event, dict):
        return False
    if event.get("type") == "user_change":
        account = event.get("user")
        return isinstance(account, dict) and not account.get("deleted")
    if event.get("type") != "message":
        return False
    edited = event.get("message")
    by_bot = "bot_id" in event or (isinstance(edited, dict) and "bot_id" in edited)
    return by_bot or event.get("channel_type") != "im"


def complaints(payload: Json) -> dict[str, str]:
    """Returns the error texts for a submitted form, by block id: an empty one, or too long."""
    if payload.get("type") != "view_submission":
        return {}
    view = ViewSubmission.model_validate(payload).view
    found = {block: view.empty for block, text in view.entries.items() if not clean(text)}
    if not found and view.longest is not None and length(cleaned(view.words)) > view.longest:
        return dict.fromkeys(view.entries, view.too_long)
    return found


def _event(payload: Json) -> Event | None:
    if "command" in payload:
        return _commanded(SlashCommand.model_validate(payload))
    match payload["type"]:
        case "event_callback":
            return None if is_chatter(payload) else _from_event(payload["event"])
        case "block_actions":
            return _pressed(BlockActions.model_validate(payload))
        case "view_submission":
            return _form(ViewSubmission.model_validate(payload))
        case _:
            return None


def _from_event(event: Json) -> Event | None:
    match event["type"], event.get("subtype"):
        case "message", "message_changed":
            return _edited(ChangedMessage.model_validate(event))
        case "message", subtype:
            is_typed = subtype is None or _is_typed(event, subtype)
            return _from_message(NewMessage.model_validate(event)) if is_typed else None
        case "app_home_opened", _:
            opened = HomeEvent.model_validate(event)
            return HomeOpened(user=_user(opened.user)) if opened.tab == "home" else None
        case "member_left_channel", _:
            left = MembershipEvent.model_validate(event)
            at = _moment(left.event_ts)
            return ChannelLeft(user=_user(left.user), channel=left.channel, at=at)
        case "member_joined_channel", _:
            joined = MembershipEvent.model_validate(event)
            at = _moment(joined.event_ts)
            return ChannelJoined(user=_user(joined.user), channel=joined.channel, at=at)
        case "user_change", _:
            account = AccountEvent.model_validate(event).user
            return AccountClosed(user=_user(account.id)) if account.deleted else None
        case _:
            return None


def _is_typed(event: Json, subtype: object) -> bool:
    return subtype not in NOT_TYPED and not event.get("hidden") and bool(event.get("user"))


def _from_message(message: NewMessage) -> Typed | NotText:
    """Returns the text, with the start of its thread if it is a reply.

    A file with a text counts as that text. A shared message without own words counts as its text.
    """
    user, ref = _user(message.user), message_ref(message.channel, message.ts)
    text, forwarded = _words(message)
    if not text.strip():
        return NotText(user=user, chat=message.channel, message=ref)
    thread = message.thread_ts if message.thread_ts != message.ts else None
    return Typed(
        user=user,
        chat=message.channel,
        message=ref,
        text=text,
        reply_to=message_ref(message.channel, thread) if thread else None,
        forwarded=forwarded,
        has_file=bool(message.files),
    )


def _words(message: MessagePayload) -> tuple[str, bool]:
    """Returns the message's words, and whether they are somebody else's."""
    shared = message.shared
    return (shared, True) if shared else (message.typed, False)


def _edited(edit: ChangedMessage) -> Edited | None:
    """Returns an edited text; ``None`` if only a link was unfurled or the message was deleted.

    Slack reports these as changes too.
    """
    now, before = edit.message, edit.previous_message
    text, forwarded = _words(now)
    if now.subtype in NOT_TYPED or (before is not None and before.typed == now.typed):
        return None
    return Edited(
        user=_user(now.user),
        chat=edit.channel,
        message=message_ref(edit.channel, now.ts),
        text=text,
        forwarded=forwarded,
    )


def _pressed(press: BlockActions) -> Pressed | None:
    """Returns the press; ``None`` for a link button. In App Home the chat is the person's id."""
    data = press.actions[0].value if press.actions else None
    if data is None:
        return None
    chat = press.container.channel_id or press.user.id
    return Pressed(
        user=_user(press.user.id, press.user.username),
        chat=chat,
        message=press.container.message,
        data=data,
        private=not chat.startswith(("C", "G")),
        callback=press.trigger_id,
        response_url=press.response_url,
        at=_moment(press.actions[0].action_ts),
        in_home=press.container.type == "view",
    )


def _moment(ts: str) -> datetime | None:
    """Returns the time of *ts*, seconds since 1970; ``None`` if it is not a number."""
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _form(sent: ViewSubmission) -> FormSent:
    text = "\n".join(sent.view.entries.values())
    user = _user(sent.user.id, sent.user.username)
    return FormSent(user=user, tap=sent.view.tap, text=text, words=sent.view.words)


def _commanded(command: SlashCommand) -> Commanded:
    return Commanded(
        user=_user(command.user_id, command.user_name),
        chat=command.channel_id,
        private=command.channel_id.startswith("D"),
        text=typed_text.from_command(command.text).strip(),
        response_url=command.response_url,
    )


def _places(error: ValidationError) -> str:
    """Returns which fields of the payload are wrong, without their content."""
    places = (".".join(map(str, detail["loc"])) for detail in error.errors(include_input=False))
    return f"not of Slack's form: {', '.join(places)}"


def _user(user_id: str, username: str = "") -> User:
    return User(platform=Platform.SLACK, id=user_id, username=one_line(username))


def _key(payload: Json) -> str:
    """Returns the payload's unique key.

    A repeated event has the same id. One action in a client may cause two events, which share the
    client's message id. A form that is sent again with other text has another key.
    """
    if gesture := _text(payload, "event", "client_msg_id"):
        return f"message:{_author(payload)}:{gesture}"
    if event := _text(payload, "event_id"):
        return f"event:{event}"
    return f"interaction:{digest(_identity(payload))}"


def _identity(payload: Json) -> object:
    if payload.get("type") == "view_submission" and (view := _text(payload, "view", "id")):
        return view, payload["view"].get("state")
    if trigger := _text(payload, "trigger_id"):
        return trigger, _author(payload), _action_times(payload)
    return payload


def _action_times(payload: Json) -> list[str]:
    actions = payload.get("actions")
    return [_text(action, "action_ts") for action in actions] if isinstance(actions, list) else []


def _author(payload: Json) -> str:
    places = (
        ("event", "user"),
        ("event", "user", "id"),
        ("event", "message", "user"),
        ("user", "id"),
        ("user_id",),
    )
    return next(filter(None, (_text(payload, *place) for place in places)), "")


def _text(node: object, *path: str) -> str:
    """Returns the text at *path*; empty if there is none."""
    for name in path:
        node = node.get(name) if isinstance(node, dict) else None
    return node if isinstance(node, str) else ""
