"""A person's actions in a Slack column."""

from collections import deque

from sandbox.page.layout import Pane
from sandbox.page.slack_chat import Json, SlackChatView
from sandbox.slack import Slack, SlackChannel, SlackMessage, SlackUser, SlackView
from sandbox.slack.gestures import Gesture
from sandbox.slack.visible import see_post, see_view

KEPT_GESTURES = 50
"""Number of gestures kept for their warnings."""


class SlackPageActions:
    """Shows a pane's conversation and performs its person's actions."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._gestures: deque[tuple[str, Gesture]] = deque(maxlen=KEPT_GESTURES)
        """(message's ts or view's id, gesture), the latest last."""

    def name(self, user_id: str) -> str:
        return self._slack.user(user_id).name

    def title(self, pane: Pane, user_id: str) -> str:
        channel = self._channel(pane, user_id)
        place = self.name(user_id) if channel.im_with else f"#{channel.name}"
        return f"Slack · {place}"

    def chat(self, pane: Pane, user_id: str) -> Json:
        user = self._slack.user(user_id)
        latest = {place: each for place, each in self._gestures if each.user is user}
        view = SlackChatView(
            slack=self._slack,
            channel=self._channel(pane, user_id),
            user=user,
            warnings={place: each.warning for place, each in latest.items() if each.warning},
            waiting=frozenset(place for place, each in latest.items() if not each.over.is_set()),
        )
        return view.json()

    async def act(self, action: str, pane: Pane, user_id: str, body: Json) -> Json:
        """Performs *action*; LookupError if its object is gone, ValueError if Slack lacks it."""
        user, channel = self._slack.user(user_id), self._channel(pane, user_id)
        match action:
            case "type":
                thread = self._message(channel, body["reply_to"]) if body.get("reply_to") else None
                self._slack.type(
                    user,
                    body["text"],
                    channel=channel,
                    thread=thread,
                    broadcast=bool(thread and body.get("broadcast")),
                )
            case "edit":
                self._slack.edit_typed(self._own(user, channel, body["message"]), body["text"])
            case "command":
                return await self._command(user, channel, body)
            case "press":
                self._press(user, self._place(user, channel, body), body)
            case "home":
                self._slack.open_home(user)
            case "submit":
                return await self._submit(user, body)
            case "close":
                self._slack.close_view(user)
            case _:
                raise LookupError(f"Slack has no {action}")
        return {}

    def _channel(self, pane: Pane, user_id: str) -> SlackChannel:
        user = self._slack.user(user_id)
        return self._slack.channel(pane.chat) if pane.chat else self._slack.dm(user)

    def _message(self, channel: SlackChannel, ts: str) -> SlackMessage:
        post = self._slack.ws.world.post(channel.id, ts)
        if post is None:
            raise LookupError("this message is gone")
        return see_post(self._slack.ws.world, post)

    def _own(self, user: SlackUser, channel: SlackChannel, ts: str) -> SlackMessage:
        post = self._slack.ws.world.post(channel.id, ts)
        if post is None or post.author != user.id:
            raise ValueError("only its author can change a message")
        return self._message(channel, ts)

    def _place(
        self, user: SlackUser, channel: SlackChannel, body: Json
    ) -> SlackMessage | SlackView:
        if "view" not in body:
            return self._message(channel, body["message"])
        for view in (self._slack.ws.views.top(user), self._slack.ws.views.home(user)):
            if view and view.id == body["view"]:
                return see_view(self._slack.ws.world, view)
        raise LookupError("this view is gone")

    def _press(self, user: SlackUser, where: SlackMessage | SlackView, body: Json) -> None:
        press = self._slack.press_action(
            user, where, body["block"], body["action"], entries=body.get("entries")
        )
        place = where.id if isinstance(where, SlackView) else where.ts
        self._gestures.append((place, press))

    async def _command(self, user: SlackUser, channel: SlackChannel, body: Json) -> Json:
        slash = self._slack.slash(user, channel, body["text"], command=body["command"])
        return {"warning": (await slash.settled()).warning}

    async def _submit(self, user: SlackUser, body: Json) -> Json:
        result = await self._slack.submit(user, body["entries"])
        return {"closed": result.is_closed, "errors": result.errors, "warning": result.warning}
