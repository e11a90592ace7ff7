"""The simulated Web API methods: arguments, scopes, limits and effects."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.methods import chat, conversations, files, installation, users, views
from sandbox.slack.model import Json
from sandbox.slack.workspace import Workspace

TIER_2, TIER_3, TIER_4 = 20, 50, 100
"""Calls a minute."""


@dataclass(frozen=True, kw_only=True)
class SlackMethod:
    run: Callable[[Workspace, SlackArguments], Json]
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    scope: str = ""
    """The kind of conversation completes a scope with a colon first, such as `:read`."""
    per_minute: int | None = None
    app_token: bool = False
    """Called with the app-level token instead of the bot's."""


def _method(
    run: Callable[[Workspace, SlackArguments], Json],
    required: str = "",
    optional: str = "",
    *,
    scope: str = "",
    per_minute: int | None = None,
    app_token: bool = False,
) -> SlackMethod:
    return SlackMethod(
        run=run,
        required=frozenset(required.split()),
        optional=frozenset(optional.split()),
        scope=scope,
        per_minute=per_minute,
        app_token=app_token,
    )


_CONTENT = "text blocks attachments markdown_text link_names parse as_user"
_AUTHOR = "username icon_emoji icon_url"
_RANGE = "cursor limit oldest latest inclusive include_all_metadata"

METHODS: dict[str, SlackMethod] = {
    "apps.connections.open": _method(
        installation.open_connection, per_minute=TIER_3, app_token=True
    ),
    "auth.test": _method(installation.auth_test),
    "chat.delete": _method(
        chat.delete, "channel ts", "as_user", scope="chat:write", per_minute=TIER_3
    ),
    "chat.getPermalink": _method(chat.get_permalink, "channel message_ts"),
    "chat.postEphemeral": _method(
        chat.post_ephemeral,
        "channel user",
        f"{_CONTENT} {_AUTHOR} thread_ts metadata",
        scope="chat:write",
        per_minute=TIER_4,
    ),
    "chat.postMessage": _method(
        chat.post_message,
        "channel",
        f"{_CONTENT} {_AUTHOR} thread_ts reply_broadcast unfurl_links unfurl_media mrkdwn metadata",
        scope="chat:write",
    ),
    "chat.update": _method(
        chat.update,
        "channel ts",
        f"{_CONTENT} reply_broadcast metadata file_ids",
        scope="chat:write",
        per_minute=TIER_3,
    ),
    "conversations.history": _method(
        conversations.history, "channel", _RANGE, scope=":history", per_minute=TIER_3
    ),
    "conversations.info": _method(
        conversations.info,
        "channel",
        "include_locale include_num_members",
        scope=":read",
        per_minute=TIER_3,
    ),
    "conversations.list": _method(
        conversations.list_,
        "",
        "cursor limit exclude_archived types team_id",
        scope=":list",
        per_minute=TIER_2,
    ),
    "conversations.members": _method(
        conversations.members, "channel", "cursor limit", scope=":read", per_minute=TIER_4
    ),
    "conversations.open": _method(
        conversations.open_,
        "",
        "channel users return_im prevent_creation",
        scope="im:write",
        per_minute=TIER_3,
    ),
    "conversations.replies": _method(
        conversations.replies, "channel ts", _RANGE, scope=":history", per_minute=TIER_3
    ),
    "files.completeUploadExternal": _method(
        files.complete_upload,
        "files",
        f"channel_id channels thread_ts initial_comment blocks {_AUTHOR}",
        scope="files:write",
        per_minute=TIER_4,
    ),
    "files.getUploadURLExternal": _method(
        files.get_upload_url,
        "filename length",
        "alt_txt snippet_type",
        scope="files:write",
        per_minute=TIER_4,
    ),
    "files.info": _method(
        files.info, "file", "count cursor limit page", scope="files:read", per_minute=TIER_4
    ),
    "reactions.add": _method(
        chat.add_reaction, "channel name timestamp", scope="reactions:write", per_minute=TIER_3
    ),
    "team.info": _method(
        installation.team_info, "", "team domain", scope="team:read", per_minute=TIER_3
    ),
    "users.info": _method(
        users.user_info, "user", "include_locale", scope="users:read", per_minute=TIER_4
    ),
    "users.lookupByEmail": _method(
        users.lookup_by_email, "email", scope="users:read.email", per_minute=TIER_3
    ),
    "views.open": _method(
        views.open_, "view", "trigger_id interactivity_pointer", per_minute=TIER_4
    ),
    "views.publish": _method(
        views.publish, "user_id view", "hash interactivity_pointer", per_minute=TIER_4
    ),
    "views.push": _method(
        views.push, "view", "trigger_id interactivity_pointer", per_minute=TIER_4
    ),
    "views.update": _method(views.update, "view", "view_id external_id hash", per_minute=TIER_4),
}
