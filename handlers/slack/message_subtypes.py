"""Lists the subtypes of messages that nobody typed."""

from typing import Final

NOT_TYPED: Final = frozenset(
    {
        *("assistant_app_thread", "bot_add", "bot_disable", "bot_enable", "bot_message"),
        *("bot_remove", "channel_archive", "channel_canvas_updated", "channel_convert_to_private"),
        *("channel_convert_to_public", "channel_join", "channel_leave", "channel_name"),
        *("channel_posting_permissions", "channel_purpose", "channel_topic", "channel_unarchive"),
        *("document_comment_root", "document_mention", "ekm_access_denied", "file_comment"),
        *("file_mention", "group_archive", "group_join", "group_leave", "group_name"),
        *(
            "group_purpose",
            "group_topic",
            "group_unarchive",
            "huddle_thread",
            "joiner_notification",
        ),
        *("message_deleted", "message_replied", "pinned_item", "reminder_add", "reply_broadcast"),
        *("sh_room_created", "slackbot_response", "tombstone", "unpinned_item"),
    }
)
"""The subtypes of messages that Slack or an app writes, often in a person's name. A message of any
other subtype, also of one that is new, holds the person's own words."""
