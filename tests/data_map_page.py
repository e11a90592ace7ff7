"""Writes docs/privacy.md: what is kept about people, why, how long, and what erasure does to it.

`make data-map` runs it. The page is made from ``storage/schema/data_map.py``.
"""

from pathlib import Path
from typing import Final

from storage.schema.data_map import PERSONAL_DATA

PAGE: Final = Path(__file__).parent.parent / "docs" / "privacy.md"
HEAD: Final = """\
# Privacy

What Tentap keeps about a customer, why, for how long, and how it is erased. Customers see four
short lines of it when they write `privacy`.

## Erasure

`tentap people erase NAME`, or *Erase me* in chat, takes the person, their words and every link to
them out of all tables. The bare scores stay in the counts, so that every figure stands, and belong
to nobody.

- **Messages.** The bot remembers which of its messages are about a person. It edits each one to
  “This message was erased.”, in the person's chat and in the channels of staff. A weekly post is
  drawn anew without the person's words; its figures and its chart stay. A collecting message keeps
  the other alerts. The person's App Home in Slack, which may show a score, says that they were
  erased. If a platform refuses an edit, the admin gets a link to the message. Messages that were
  posted before this release are found where the tables still know their places: the question, its
  reminder, prompts and alerts.
- **On the way.** Nothing about the person starts to be sent after the erasure. A message that was
  on its way at that moment is edited as soon as it has arrived. In Telegram, a message whose
  arrival is unknown cannot be found.
- **The file.** SQLite overwrites deleted rows at once (`secure_delete`); the running bot empties
  its log (the file `-wal`) within a minute. PostgreSQL keeps old rows on its disk until `VACUUM`
  has removed them, and in archives of its WAL.
- **Backups** from before still hold the person. Tentap keeps a key of each erased address (an HMAC)
  in the file `tentap.db.erased` beside the database, and erases again who comes back with a
  restored backup: `tentap restore` does it at once, and every start of the bot as well. The keys'
  secret is in `tentap.db.erasure-key`, or in `TENTAP_ERASURE_KEY`: keep it out of backups of the
  database. With PostgreSQL, both files are beside `bot.toml` (`tentap.erased`); several machines
  need the same `TENTAP_ERASURE_KEY`. Where that folder is read-only, as in the compose file, set
  `TENTAP_ERASURE_KEY`, and erase again by hand after a restore: the bot logs `erasures.not_listed`.
- **Imports.** A row of a list, or an answer of another tool, that names an erased person is left
  out and counted. `--again` imports it all the same, which is a new start. So is a word that the
  person writes to the bot. Later imports then keep a person who is back up to date: rows with an
  address that the tables have again are not left out.
- **Not reached**: the copy that a person asked for, which is theirs; a reply that only one person
  saw in Slack and that is gone after a reload; answers to commands that staff see in Telegram, such
  as `ask`, `cases`, `person` and `comments`; the team's part of a member's App Home, until it is
  opened again; a report to the admins that names a suspended account; lists that were imported,
  with the files of their rejected rows; notifications on phones; and what people copied.

## The data map

A table that is not named below, or a column that is not, is about no person.
"""
TABLE: Final = "| column | why | kept | erasure |\n|---|---|---|---|"


def page() -> str:
    """Returns the text of the page."""
    parts = [HEAD]
    for table, data in PERSONAL_DATA.items():
        if data.personal:
            rows = (
                f"| `{table}.{name}` | {column.why} | {column.kept} | {column.erasure} |"
                for name, column in data.personal.items()
            )
            parts.append("\n".join([f"### `{table}`\n", TABLE, *rows, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
