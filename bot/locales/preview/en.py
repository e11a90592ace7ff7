"""English: the preview of a survey, as an admin reads it."""

TEXTS: dict[str, str] = {
    "toast.preview": "This is a preview: nothing is recorded.",
    "preview.mark": "Preview · {survey} · {language} · {about}",
    "preview.sample": "(the customer's own words)",
    "preview.asked": "the question",
    "preview.scored": "after a tap on {score}; the same for {first}–{last}",
    "preview.scored.one": "after a tap on {score}",
    "preview.form": "title of the comment form, in Slack",
    "preview.commented": "after a comment",
    "preview.pressed": "after {buttons}",
    "preview.changed": "after a wish to be contacted, and then a change from {previous} to {score}",
    "preview.reminder": "no answer by day {days}: the reminder",
    "preview.expired": "no answer by day {days}: the question closes. Nothing is sent, and a late answer still counts",
    "preview.back": "{days} days after {button}",
    "preview.sending.one": "Sending {n} message of “{survey}” to your own chat with me. Its buttons do nothing.",
    "preview.sending.other": "Sending {n} messages of “{survey}” to your own chat with me. Their buttons do nothing.",
    "preview.which": "I don't know “{words}”. Surveys: {surveys}. Languages: {languages}, or all.",
    "preview.unreachable": "I can't write to you yet. Open your own chat with me, send me a word, and try again.",
    "staff.help_preview": "{command} preview KEY\nSends every message of a survey to your own chat with me: after each score, without an answer, after each way out. The buttons do nothing, and nothing is recorded.\n--survey KEY: which survey ({surveys}); KEY alone is enough\n--language ko: in another language than the team's; all: in every language\nOnly for admins.",
}
