"""A message that a person shares elsewhere, as the attachment of another message."""

from sandbox.slack.model import TEAM_DOMAIN, Json, Post
from sandbox.slack.state import SlackWorld


def share_json(world: SlackWorld, post: Post) -> Json:
    """The attachment in which Slack shows the shared message."""
    author = world.users[post.author]
    channel = world.channels[post.channel]
    url = f"https://{TEAM_DOMAIN}.slack.com/archives/{post.channel}/p{post.ts.replace('.', '')}"
    whole = {"team": author.team_id, "channel": post.channel, "ts": post.ts}
    part = {**whole, "message": {"blocks": post.blocks}}
    return {
        "id": 1,
        "ts": post.ts,
        "author_id": author.id,
        "author_name": author.name,
        "author_subname": author.name,
        "channel_id": post.channel,
        "channel_team": author.team_id,
        "is_share": True,
        "is_msg_unfurl": True,
        "text": post.text,
        "fallback": f"[{channel.name}] {author.name}: {post.text}",
        "from_url": url,
        "original_url": url,
        "message_blocks": [part] if post.blocks else [],
        "mrkdwn_in": ["text"],
    }
