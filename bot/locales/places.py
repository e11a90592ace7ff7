"""Says where each text is seen, for the translators' page (``docs/texts.md``)."""

from collections.abc import Mapping
from typing import Final

_CUSTOMER: Final = {
    "language.name": "button that chooses a language, below the answer to “language”",
    "question": "question in the customer's chat",
    "question.hint": "what a screen reader says for a number's button (Slack)",
    **dict.fromkeys(
        (
            "question.not_now",
            "question.pause",
            "question.never",
        ),
        "button below the question",
    ),
    "question.moved": "line that is left of an older copy of the question",
    "question.replaced": "line that is left of an older copy of the question",
    "refusal.type_number": "line below the question, if the platform refused its buttons",
    "refusal.type_yes": "line below an offer, if the platform refused its buttons",
    "reminder": "reminder of a question without an answer",
    "erased": "what is left of a message after its person was erased",
    "outage": "message to those with an open question, after the bot was away",
    "answer": "same message, after the score",
    **dict.fromkeys(
        (
            "answer.write",
            "answer.skip",
            "answer.change",
            "answer.keep",
            "answer.contact.yes",
            "answer.contact.no",
            "answer.quote.named",
            "answer.quote.anonymous",
            "answer.quote.refused",
            "answer.quote.withdraw",
        ),
        "button on the answered message",
    ),
    "answer.change.how": "same message, after the score",
    "answer.link": "link at the end of the answered message",
    "declined": "same message, after Not now, Not for 3 months or Never",
    "declined.undo": "button that takes it back",
    "toast": "toast after a press",
    "form": "form for the comment (Slack)",
    "note": "reply to what the customer types",
    **dict.fromkeys(
        (
            "note.meant.button",
            "note.meant.no",
            "note.change.button",
            "note.change.no",
            "note.resume.button",
            "note.resume.no",
        ),
        "button below such a reply",
    ),
    "kept": "part of the answer to “privacy”",
    "privacy": "reply or toast after a press on one of these buttons",
    **dict.fromkeys(
        ("privacy.copy", "privacy.withdraw", "privacy.erase", "privacy.erase.no"),
        "button below what is kept about the person, in chat and in App Home (Slack)",
    ),
    "privacy.copy.coming": "toast, or a line in App Home (Slack)",
    "privacy.copy.wait": "line in chat and in App Home (Slack)",
    "privacy.erase.ask": "question with two buttons, in chat and in App Home (Slack)",
    "privacy.erase.first": "toast after a press",
    "privacy.erasing": "toast, or a line in App Home (Slack)",
    "reply.signed": "last line of a reply by the staff, in the customer's chat",
    "copy": "text file with everything that is kept about the person",
    "copy.caption": "line with that file",
    "command": "list of the bot's commands (Telegram)",
    "home": "App Home (Slack)",
    **dict.fromkeys(
        ("home.stop", "home.again", "home.language", "home.privacy", "home.back"),
        "button in App Home (Slack)",
    ),
    "record": "text file with all that is kept about the person",
}
_SUPPORT: Final = {
    "alert": "alert in the support channel",
    "alert.write": "link below the alert",
    "alert.news": "reply in the alert's thread, and its notice in the channel",
    "alert.list": "one message for many alerts",
    "alert.list.show": "button of that message",
    "alert.list.coming": "toast after a press, in the support channel",
    "alert.list.posted": "toast after a press, in the support channel",
    "alert.not_member": "toast after a press, in the support channel",
    "case": "quiet line of the alert",
    "case.button": "button of the alert",
    "case.entry": "line in the alert's thread, and of the case's history",
    "case.someone": "name of a member of the team whose account gives none",
    "case.history": "answer to History, for the person who pressed",
    **dict.fromkeys(
        ("case.yours", "case.now_yours", "case.late", "case.gone"),
        "toast after a press of a button of the alert",
    ),
    "case.snooze": "answer to Snooze, for the person who pressed, and its buttons",
    "reply": "answer to what staff do about a reply, for the person who writes it",
    "reply.form": "form for a reply to the customer (Slack)",
    "reply.prompt": "message that asks for a reply to the customer (Telegram)",
    "reply.prompt.field": "empty field for that reply (Telegram)",
    "reply.take_back": "button of the notice about a reply",
    "reply.again": "button of the line about a reply that has perhaps not arrived",
    "reply.barrier": "why a customer can't be written to, for the person who pressed",
    "case.resolve": "answer to Resolve, for the person who pressed, and its buttons",
    "person": "mark beside a name, for staff",
    "feedback": "what a customer wrote at another time, in the support channel",
    "meeting": "line in the support channel, when an account has a known person's email address or"
    " opens that person's link",
    "meeting.link.console": "the same line to the admin address, where there is no support channel",
    "meeting.button": "button below that line",
    "meeting.decided": "second line of that message, after a press",
    "meeting.toast": "toast after a press of such a button",
    "join.refused": "why two records of one person can't be joined: toast, and the command line",
}
_STAFF: Final = {
    "staff": "answer to a staff command",
    "group": "line in a group, when the answer goes to one person",
    "ask": "preview and result of “ask”",
    "ask.confirm": "button below the preview",
    "ask.cancel": "button below the preview",
    "forecast": "forecast, which staff ask for, and which an admin sees before a survey asks by itself",
    "forecast.start": "button below the forecast",
    "forecast.started": "line instead of the forecast, after a press",
    "forecast.started_event": "line instead of the forecast, after a press",
    "forecast.started_before": "line instead of the forecast, after a press",
    "why": "answer to “why NAME”, in chat and on the command line",
    "filter": "why a filter of “ask” can't be read",
    "preview": "preview of a survey, in an admin's own chat and in the terminal",
    "preview.sending": "answer to “preview”",
    "preview.which": "answer to “preview”",
    "preview.unreachable": "answer to “preview”",
    "toast.preview": "toast after a press of a button of the preview",
    "receipt": "message that shows how far a campaign has come",
    "receipt.pause": "button below that message",
    "receipt.resume": "button below that message",
    "receipt.cancel": "button below that message",
    "receipt.toast": "toast after a press of such a button",
    "pause": "answer to “pause” and “resume”",
    "reason": "why a person cannot be asked, in the preview",
    "toast.not_admin": "toast after a press by staff",
    "toast.not_admin_ask": "toast after a press by staff",
    "toast.not_asker": "toast after a press by staff",
    "erased.refused": "message to the admins about a message that could not be edited",
    "erased.refused.home": "message to the admins about an App Home that could not be updated",
    "trouble": "message to the admins about a trouble",
    "refusal": "message to the admins about a message that was refused",
    "refusal.fix": "what to do about it",
}
_SUMMARY: Final = {
    "summary": "weekly post, Slack and Telegram",
    "summary.experiment": "weekly post, if two looks of the buttons are compared",
    "summary.churn": "weekly post, if it is known who has left",
    "summary.button": "button below the weekly post",
    "summary.toast": "toast after a press of such a button",
    "summary.comments": "title of the list of comments, below the weekly post",
    "summary.sure": "answer to “How sure is this?”",
    "summary.chart": "the chart in words, for a screen reader",
    "summary.chart.caption": "line with the chart",
    "chart": "label in the chart: a picture, so keep it short",
}

PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "What customers read": _CUSTOMER,
    "What the support channel reads": _SUPPORT,
    "What the team and its admins read": _STAFF,
    "The weekly post": _SUMMARY,
}
"""Readers → family of keys → place. The longest family that begins a key gives its place."""


def place_of(key: str) -> tuple[str, str] | None:
    """Returns the readers and the place of a text, or None if no family begins its key."""
    fitting = [
        (len(family), readers, place)
        for readers, places in PLACES.items()
        for family, place in places.items()
        if f"{key}.".startswith(f"{family}.")
    ]
    return max(fitting)[1:] if fitting else None
