"""A person's presses and commands, and their visible results."""

import asyncio
from dataclasses import dataclass, field

from sandbox.slack.model import SlackUser
from sandbox.slack.recorded_traffic import SlackDelivery
from sandbox.slack.visible import SlackMessage, see_post
from sandbox.slack.workspace import Workspace


@dataclass(kw_only=True, eq=False)
class Gesture:
    """A press or a command, on its way to the app."""

    ws: Workspace
    user: SlackUser
    channel: str
    """The channel's id; empty in a modal or App Home."""
    sent: SlackDelivery
    warning: str | None = None
    """Slack's message to the person if the app did not acknowledge within 3 s."""
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def acknowledged(self) -> bool:
        return self.sent.is_acknowledged

    @property
    def replies(self) -> list[SlackMessage]:
        """The messages since then in that channel that only this person sees."""
        posts = self.ws.world.posts.get(self.channel, {}).values()
        begun = self.sent.at.timestamp()
        mine = (post for post in posts if post.ephemeral_to == self.user.id)
        return [see_post(self.ws.world, post) for post in mine if float(post.ts) >= begun]

    def settle(self, warning: str | None) -> None:
        """Ends the wait: the app has acknowledged, or Slack shows *warning*."""
        self.warning = warning
        self.over.set()
        self.ws.changes.notify()


@dataclass(kw_only=True, eq=False)
class Press(Gesture):
    """A press of a button. `await press.settled()` waits for the app or for the warning."""

    async def settled(self) -> "Press":
        await self.over.wait()
        return self


@dataclass(kw_only=True, eq=False)
class Slash(Gesture):
    """A slash command. `await slash.settled()` waits for the app or for the warning."""

    async def settled(self) -> "Slash":
        await self.over.wait()
        return self

    @property
    def response(self) -> str | None:
        """The text of the first reply to this person alone."""
        return self.replies[0].text if self.replies else None


@dataclass(frozen=True, kw_only=True)
class Submission:
    """The result of sending a modal."""

    is_closed: bool
    """Whether this modal is no longer the topmost one."""
    errors: dict[str, str]
    """The input's label → the complaint shown."""
    warning: str | None = None
    """Slack's message to the person if the app did not acknowledge within 3 s."""
