"""Adds the recipient of outbox rows, so that one chat's rows do not delay another's."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OF_INVITATIONS = ("question", "question again", "question back", "card", "reminder", "expiry")
_OF_CONTACTS = ("note", "retired", "after outage")
_RECIPIENTS = {
    "alert": "support",
    "alert thread": "support",
    "feedback": "support",
    "alert lost": "admin",
    "trouble": "admin",
    "summary": "team",
    "chart": "team",
}


def upgrade() -> None:
    op.add_column("outbox", sa.Column("recipient", sa.String(), server_default="", nullable=False))
    _fill()
    op.drop_index("ix_outbox_state_lane_priority_due_at", "outbox")
    turn = ["state", "lane", "priority", "due_at", "id", "recipient"]
    op.create_index("ix_outbox_turn", "outbox", turn, unique=False)
    op.create_index(
        "ix_outbox_notes",
        "outbox",
        ["recipient", "id"],
        unique=False,
        sqlite_where=sa.text("kind = 'note'"),
        postgresql_where=sa.text("kind = 'note'"),
    )


def _fill() -> None:
    """Sets the recipient of rows that may still be sent. Others get it when planned again."""
    outbox = sa.table(
        "outbox",
        *(sa.column(name, sa.String()) for name in ("kind", "subject", "recipient", "state")),
        sa.column("payload", sa.JSON()),
    )
    invitations = sa.table("invitations", sa.column("id", sa.Integer()), sa.column("contact_id"))
    unsettled = sa.update(outbox).where(outbox.c.state.in_(("due", "sending")))
    contact = (
        sa.select(invitations.c.contact_id)
        .where(invitations.c.id == sa.cast(outbox.c.subject, sa.Integer()))
        .scalar_subquery()
    )
    in_payload = outbox.c.payload["contact"].as_integer()
    for kinds, number in ((_OF_INVITATIONS, contact), (_OF_CONTACTS, in_payload)):
        name = sa.func.coalesce("contact " + sa.cast(number, sa.String()), "")
        op.execute(unsettled.where(outbox.c.kind.in_(kinds)).values(recipient=name))
    campaign = "campaign " + outbox.c.subject
    op.execute(unsettled.where(outbox.c.kind == "campaign").values(recipient=campaign))
    for kind, recipient in _RECIPIENTS.items():
        op.execute(unsettled.where(outbox.c.kind == kind).values(recipient=recipient))
