"""Slack's deliveries to the app: events with retries, interactions once."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from sandbox.change_signal import Changes
from sandbox.slack.model import APP_ID, BOT_USER_ID, TEAM_ID, Json, SlackChannel
from sandbox.slack.recorded_traffic import SlackDelivery, SlackHistory
from sandbox.slack.state import SlackWorld, new_id
from sandbox.slack.timers import Timers
from sandbox.slack.transport import Acknowledged, EventTransport, Missed

RETRY_AFTER = (timedelta(), timedelta(minutes=1), timedelta(minutes=5))
"""The wait before each further attempt, from the end of the unacknowledged one."""

DEFAULT_SUBSCRIPTIONS = frozenset(
    {
        "message.im",
        "message.channels",
        "message.groups",
        "app_home_opened",
        "app_uninstalled",
        "member_joined_channel",
        "member_left_channel",
        "tokens_revoked",
        "user_change",
    }
)


class EventDispatcher:
    def __init__(
        self,
        world: SlackWorld,
        timers: Timers,
        changes: Changes,
        history: SlackHistory,
        transport: EventTransport,
    ) -> None:
        self._world = world
        self._timers = timers
        self._changes = changes
        self._history = history
        self._tasks: set[asyncio.Task[Any]] = set()
        self.transport = transport
        self.subscriptions = set(DEFAULT_SUBSCRIPTIONS)

    def message_event(self, event: Json, channel: SlackChannel) -> SlackDelivery | None:
        """Sends a `message` event of *channel*, if the app subscribes to its kind."""
        plural = {"im": "im", "channel": "channels", "group": "groups"}[channel.kind]
        if BOT_USER_ID not in channel.members:
            return None
        event = {**event, "channel": channel.id, "channel_type": channel.kind}
        return self.event(event, subscription=f"message.{plural}")

    def event(self, event: Json, *, subscription: str) -> SlackDelivery | None:
        """Sends an event, with retries until the app acknowledges it or Slack gives up."""
        if subscription not in self.subscriptions:
            return None
        payload = self._event_payload(event)
        sent = self._record(payload["event_id"], "events_api", payload)
        self.start(self._send_event(sent))
        return sent

    def _event_payload(self, event: Json) -> Json:
        channel = self._world.channels.get(event.get("channel", ""))
        authorization = {
            "enterprise_id": None,
            "team_id": TEAM_ID,
            "user_id": BOT_USER_ID,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "verification",
            "team_id": TEAM_ID,
            "context_team_id": TEAM_ID,
            "context_enterprise_id": None,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": new_id("Ev"),
            "event_time": int(self._world.now().timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and self._world.is_shared(channel)),
            "event_context": new_id("4-"),
        }

    async def _send_event(self, sent: SlackDelivery) -> None:
        answer = await self._attempt(sent, retry_attempt=0, retry_reason="")
        for number, wait in enumerate(RETRY_AFTER, start=1):
            if isinstance(answer, Acknowledged) or not answer.may_repeat:
                return
            await self._timers.until(answer.at + wait)
            answer = await self._attempt(sent, retry_attempt=number, retry_reason=answer.reason)

    def record(self, kind: str, payload: Json) -> SlackDelivery:
        """Records an interaction before it is sent."""
        return self._record(new_id("En"), kind, payload)

    def _record(self, sent_id: str, kind: str, payload: Json) -> SlackDelivery:
        sent = SlackDelivery(id=sent_id, kind=kind, payload=payload, at=self._world.now())
        self._history.sent.append(sent)
        return sent

    async def send_once(self, sent: SlackDelivery) -> Json | None:
        """Sends an interaction; returns the acknowledgement's payload, None without one."""
        answer = await self._attempt(sent)
        return answer.payload if isinstance(answer, Acknowledged) else None

    async def _attempt(self, sent: SlackDelivery, **retry: object) -> Acknowledged | Missed:
        sent.attempts.append(self._world.now())
        envelope = {
            "envelope_id": new_id("En"),
            "type": sent.kind,
            "payload": sent.payload,
            "accepts_response_payload": _accepts_payload(sent),
            **retry,
        }
        answer = await self.transport.deliver(envelope)
        if answer.status is not None:
            sent.statuses.append(answer.status)
        if isinstance(answer, Acknowledged):
            sent.acknowledged_at = self._world.now()
        self._changes.notify()
        return answer

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs *work* in the background until `close`."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _accepts_payload(sent: SlackDelivery) -> bool:
    return sent.kind == "slash_commands" or sent.payload.get("type") == "view_submission"
