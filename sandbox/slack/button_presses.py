"""Presses of buttons, and slash commands."""

from collections.abc import Mapping
from datetime import datetime

from sandbox.slack.arguments import SlackArguments
from sandbox.slack.content import read_content
from sandbox.slack.forms import Entry, fill
from sandbox.slack.gestures import Press, Slash
from sandbox.slack.model import (
    APP_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Json,
    SlackChannel,
    SlackError,
    SlackUser,
)
from sandbox.slack.responses import say
from sandbox.slack.to_json import actor_json, post_json, team_json, view_json
from sandbox.slack.visible import SlackButton, SlackMessage, SlackView, see_post, see_view
from sandbox.slack.workspace import Workspace

NO_ANSWER = "This app did not respond. Try again."


class Pressing:
    ws: Workspace

    def press(
        self,
        user: SlackUser,
        where: SlackMessage | SlackView,
        label: str,
        *,
        entries: Mapping[str, Entry] | None = None,
    ) -> Press:
        """*user* presses the button *label* of the message or view in its present state.

        *entries*: label → value of its inputs. LookupError for an unknown label, ValueError if the
        person cannot see the message.
        """
        now = self._current(user, where)
        buttons = [button for row in now.rows for button in row]
        for button in buttons:
            if button.label == label:
                return self._press_button(user, now, button, entries or {})
        raise LookupError(f"no button {label!r}; there are {[b.label for b in buttons]}")

    def press_action(
        self,
        user: SlackUser,
        where: SlackMessage | SlackView,
        block_id: str,
        action_id: str,
        *,
        entries: Mapping[str, Entry] | None = None,
    ) -> Press:
        """Like `press`, for one of several buttons with the same label."""
        now = self._current(user, where)
        for button in (button for row in now.rows for button in row):
            if (button.block_id, button.action_id) == (block_id, action_id):
                return self._press_button(user, now, button, entries or {})
        raise LookupError("this button is gone")

    def _press_button(
        self,
        user: SlackUser,
        where: SlackMessage | SlackView,
        button: SlackButton,
        entries: Mapping[str, Entry],
    ) -> Press:
        state = fill(where.blocks, entries)
        return self._send(user, where, _action(button, self.ws.world.new_ts()), state)

    def press_value(
        self,
        user: SlackUser,
        where: SlackMessage | SlackView,
        action_id: str,
        value: str,
        *,
        at: datetime | None = None,
    ) -> Press:
        """A forged press: any user, action and value; *at*: the time of a delayed press."""
        action = {
            "type": "button",
            "action_id": action_id,
            "block_id": where.blocks[0]["block_id"] if where.blocks else "",
            "text": {"type": "plain_text", "text": "", "emoji": True},
            "value": value,
            "action_ts": f"{at.timestamp():.6f}" if at else self.ws.world.new_ts(),
        }
        return self._send(user, where, action, {})

    def _current(
        self, user: SlackUser, where: SlackMessage | SlackView
    ) -> SlackMessage | SlackView:
        if isinstance(where, SlackView):
            return see_view(self.ws.world, self.ws.views.find(view_id=where.id, external_id=None))
        post = self.ws.world.post(where.channel, where.ts)
        sees = user.id in self.ws.world.channels[where.channel].members
        if post is None or not sees or post.ephemeral_to not in (None, user.id):
            raise ValueError(f"{user.name} does not see this message")
        return see_post(self.ws.world, post)

    def _send(
        self, user: SlackUser, where: SlackMessage | SlackView, action: Json, state: Json
    ) -> Press:
        context = (
            self._view_context(user, where, state)
            if isinstance(where, SlackView)
            else self._message_context(user, where, state)
        )
        payload = {
            "type": "block_actions",
            "user": actor_json(user),
            "api_app_id": APP_ID,
            "token": "verification",
            "team": team_json(),
            "enterprise": None,
            "is_enterprise_install": False,
            "actions": [action],
            **context,
        }
        sent = self.ws.outgoing.record("interactive", payload)
        channel = "" if isinstance(where, SlackView) else where.channel
        press = Press(ws=self.ws, user=user, channel=channel, sent=sent)
        self.ws.outgoing.start(self._deliver_press(press))
        return press

    async def _deliver_press(self, press: Press) -> None:
        answer = await self.ws.outgoing.send_once(press.sent)
        press.settle(NO_ANSWER if answer is None else None)

    def _message_context(self, user: SlackUser, where: SlackMessage, state: Json) -> Json:
        post = self.ws.world.post(where.channel, where.ts)
        channel = self.ws.world.channels[where.channel]
        container = {
            "type": "message",
            "message_ts": where.ts,
            "channel_id": where.channel,
            "is_ephemeral": where.ephemeral_to is not None,
        }
        if post and post.thread_ts:
            container["thread_ts"] = post.thread_ts
        context: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": channel.name},
            "state": {"values": state},
            "trigger_id": self.ws.tickets.new_trigger(user),
            "response_url": self._response_url(user, where),
        }
        if post and not post.ephemeral_to:
            context["message"] = post_json(self.ws.world, post)
        return context

    def _response_url(self, user: SlackUser, where: SlackMessage) -> str:
        post = self.ws.world.post(where.channel, where.ts)
        key = self.ws.tickets.new_response_url(user, where.channel, post)
        return f"{self.ws.base_url}/slack/response/{key}"

    def _view_context(self, user: SlackUser, where: SlackView, state: Json) -> Json:
        view = self.ws.views.find(view_id=where.id, external_id=None)
        return {
            "container": {"type": "view", "view_id": view.id},
            "view": view_json(view, state),
            "trigger_id": self.ws.tickets.new_trigger(user, view.id),
        }

    def slash(
        self, user: SlackUser, channel: SlackChannel | None, text: str, *, command: str = "/tentap"
    ) -> Slash:
        """*user* types a command in *channel* (None: in the conversation with the bot).

        ValueError for people from outside, to whom Slack does not offer it.
        """
        place = channel or self.ws.world.open_dm(user)
        if user.is_external or user.deactivated or user.id not in place.members:
            raise ValueError(f"{user.name} cannot use {command} in {place.name}")
        key = self.ws.tickets.new_response_url(user, place.id, None)
        payload = {
            "token": "verification",
            "team_id": TEAM_ID,
            "team_domain": TEAM_DOMAIN,
            "channel_id": place.id,
            "channel_name": place.name,
            "user_id": user.id,
            "user_name": actor_json(user)["username"],
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": f"{self.ws.base_url}/slack/response/{key}",
            "trigger_id": self.ws.tickets.new_trigger(user),
        }
        sent = self.ws.outgoing.record("slash_commands", payload)
        slash = Slash(ws=self.ws, user=user, channel=place.id, sent=sent)
        self.ws.outgoing.start(self._deliver_slash(slash, command))
        return slash

    async def _deliver_slash(self, slash: Slash, command: str) -> None:
        answer = await self.ws.outgoing.send_once(slash.sent)
        if answer is None:
            slash.settle(f"{command} failed with the error “operation_timeout”")
            return
        try:
            self._answer(slash, answer)
            slash.settle(None)
        except SlackError:
            slash.settle(f"{command} failed with the error “invalid_command_response”")

    def _answer(self, slash: Slash, answer: Json) -> None:
        if answer:
            args = SlackArguments(answer)
            content = read_content(self.ws, args)
            say(self.ws, slash.user, slash.channel, content, args, "acknowledgement")


def _action(button: SlackButton, ts: str) -> Json:
    action: Json = {
        "type": "button",
        "action_id": button.action_id,
        "block_id": button.block_id,
        "text": {"type": "plain_text", "text": button.label, "emoji": True},
        "action_ts": ts,
    }
    given = {"value": button.value, "style": button.style, "url": button.url}
    return action | {name: value for name, value in given.items() if value is not None}
