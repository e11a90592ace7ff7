"""People in modals and in App Home."""

from collections.abc import Mapping

from sandbox.slack.forms import Entry, complaints, fill
from sandbox.slack.gestures import Submission
from sandbox.slack.model import APP_ID, Json, OpenView, SlackError, SlackUser
from sandbox.slack.to_json import actor_json, team_json, view_json
from sandbox.slack.views import check_view
from sandbox.slack.visible import SlackView, see_view
from sandbox.slack.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


class Modals:
    ws: Workspace

    def open_view(self, user: SlackUser) -> SlackView | None:
        """Returns the modal that *user* sees, the topmost of several."""
        view = self.ws.views.top(user)
        return see_view(self.ws.world, view) if view else None

    async def submit(
        self, user: SlackUser, values: Mapping[str, Entry] | None = None
    ) -> Submission:
        """*user* fills the inputs by label and sends the modal; LookupError if none is open."""
        view = self._top(user)
        state = fill(view.body["blocks"], values or {})
        errors = complaints(view.body["blocks"], state)
        if errors:
            return Submission(is_closed=False, errors=errors)
        sent = self.ws.outgoing.record("interactive", self._submission(user, view, state))
        answer = await self.ws.outgoing.send_once(sent)
        if answer is None:
            return Submission(is_closed=False, errors={}, warning=TROUBLE)
        return self._carry_out(user, view, answer)

    def _submission(self, user: SlackUser, view: OpenView, state: Json) -> Json:
        trigger = self.ws.tickets.new_trigger(user, view.id)
        content = {"view": view_json(view, state), "trigger_id": trigger, "response_urls": []}
        return {"type": "view_submission", **_common_fields(user), **content}

    def _carry_out(self, user: SlackUser, view: OpenView, answer: Json) -> Submission:
        """Applies the acknowledgement's instruction to the modal."""
        try:
            errors = self._respond(user, view, answer)
        except (SlackError, KeyError):
            return Submission(is_closed=False, errors={}, warning=TROUBLE)
        self.ws.changes.notify()
        return Submission(is_closed=self.ws.views.top(user) is not view, errors=errors)

    def _respond(self, user: SlackUser, view: OpenView, answer: Json) -> dict[str, str]:
        match answer.get("response_action"):
            case None if not answer:
                self.ws.views.close_top(user)
            case "clear":
                self.ws.views.clear(user)
            case "update":
                self.ws.views.update(view, self._checked(answer), None)
            case "push":
                self.ws.views.push(user, self._checked(answer))
            case "errors":
                labels = _labels(view)
                return {labels[block_id]: words for block_id, words in answer["errors"].items()}
            case other:
                raise SlackError(f"unknown response_action {other}")
        return {}

    def _checked(self, answer: Json) -> Json:
        return check_view(answer["view"], "modal", self.ws.can_show)

    def close_view(self, user: SlackUser) -> None:
        """*user* closes the modal without sending it; LookupError if none is open."""
        view = self._top(user)
        self.ws.views.close_top(user)
        if view.body.get("notify_on_close"):
            content = {"view": view_json(view), "is_cleared": False}
            payload = {"type": "view_closed", **_common_fields(user), **content}
            self.ws.outgoing.start(self._send_interaction(payload))
        self.ws.changes.notify()

    async def _send_interaction(self, payload: Json) -> None:
        await self.ws.outgoing.send_once(self.ws.outgoing.record("interactive", payload))

    def open_home(self, user: SlackUser) -> SlackView | None:
        """*user* opens the app's Home, which sends an event; returns the Home shown then."""
        view = self.ws.views.home(user)
        ts = self.ws.world.new_ts()
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": self.ws.world.open_dm(user).id,
            "tab": "home",
            "event_ts": ts,
        }
        if view:
            event["view"] = view_json(view)
        self.ws.outgoing.event(event, subscription="app_home_opened")
        return self.home(user)

    def home(self, user: SlackUser) -> SlackView | None:
        """Returns *user*'s App Home; None if the app has published none."""
        view = self.ws.views.home(user)
        return see_view(self.ws.world, view) if view else None

    def _top(self, user: SlackUser) -> OpenView:
        view = self.ws.views.top(user)
        if view is None:
            raise LookupError(f"{user.name} has no modal open")
        return view


def _common_fields(user: SlackUser) -> Json:
    return {
        "user": actor_json(user),
        "team": team_json(),
        "api_app_id": APP_ID,
        "token": "verification",
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _labels(view: OpenView) -> dict[str, str]:
    """Returns block id → label of the inputs."""
    inputs = [block for block in view.body["blocks"] if block["type"] == "input"]
    return {block["block_id"]: block["label"]["text"] for block in inputs}
