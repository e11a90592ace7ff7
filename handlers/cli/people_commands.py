"""Defines `tentap people list`, `show`, `export`, `set` and `erase`, with options and help."""

from pathlib import Path
from typing import Annotated, Final

import typer

from bot.survey.scale import Segment
from handlers.cli.options import (
    DEFAULT_CONFIG,
    AskedForm,
    ConfigFile,
    DryRun,
    ListForm,
    PersonName,
)

MOST_LISTED: Final = 10**9
"""More people than any company has; `--limit` is at most so large."""


def list_people(
    segment: Annotated[
        Segment | None,
        typer.Option(
            metavar="promoter|passive|detractor",
            case_sensitive=False,
            help="By their last answer, own or imported.",
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUE", help="By a property or the account; may be given several times."
        ),
    ] = None,
    asked: Annotated[
        AskedForm | None,
        typer.Option(
            metavar="never|open",
            case_sensitive=False,
            help="Never asked, or with an open question.",
        ),
    ] = None,
    paused: Annotated[bool, typer.Option("--paused", help="Only those with a pause.")] = False,
    never: Annotated[bool, typer.Option("--never", help="Only those who opted out.")] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=MOST_LISTED, help="At most so many people."),
    ] = None,
    form: Annotated[
        ListForm,
        typer.Option(
            "--format", metavar="table|csv|json", case_sensitive=False, help="The format."
        ),
    ] = ListForm.TABLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file, for you only."),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """List people.

    Several filters narrow the list. Its last column shows what the person wished; `tentap people
    show` lists every reason why someone can't be asked now.
    """
    from handlers.cli import people_list
    from storage.people_pages import Asked

    people_list.run(
        people_list.ListOptions(
            segment=segment,
            where=where or [],
            asked=None if asked is None else Asked(asked),
            paused=paused,
            never=never,
            limit=limit,
            form=form,
            output=output,
            config_file=config,
        )
    )


def show_person(name: PersonName, config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Show what is known about a person, and whether they can be asked now."""
    from handlers.cli import people_show

    people_show.run(name, config_file=config)


def export_person(
    name: PersonName,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="The folder of both files; default: this one."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Write everything that is kept about a person to two files.

    tentap-export-NUMBER.json has all of it, and tentap-export-NUMBER.txt is for reading. Only you
    can read the files. They also hold what the staff noted, so check them before you pass them on.
    """
    from handlers.cli import people_export

    people_export.run(name, output=output, force=force, config_file=config)


def set_person(
    name: PersonName,
    date: Annotated[
        str | None,
        typer.Argument(metavar="DATE", help="With `--ask until`: such as 2027-01-31."),
    ] = None,
    ask: Annotated[
        str | None,
        typer.Option("--ask", metavar="never|until", help="Never, or not before DATE."),
    ] = None,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Record a wish not to be asked, such as one that came by mail.

    It counts as if the person had chosen it in chat, and only they can take it back: a weaker wish
    is refused.
    """
    from handlers.cli import people_set

    people_set.run(name, date, ask=ask, config_file=config)


def issue_links(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="The new file.", show_default=False)
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAMES",
            help="Names, email addresses or numbers; default: all.",
            show_default=False,
        ),
    ] = None,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, max=365, help="How long a link works.")
    ] = 30,
    qr: Annotated[
        Path | None,
        typer.Option("--qr", metavar="FOLDER", help="Also draw a QR code for each person."),
    ] = None,
    revoke: Annotated[
        bool, typer.Option("--revoke", help="End the unused links that they got before.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE.csv.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Make a personal Telegram link for each person, since a bot can't write to people first.

    FILE.csv gets name, number, link and the day on which the link expires. Only you can read it.
    The first chat that opens a link becomes that person's, so give each one to its person alone.

    People who use the bot in Telegram already get no link. Earlier unused links stay valid.
    """
    from handlers.cli import people_links

    people_links.run(
        people_links.LinkOptions(
            file=file,
            names=names or [],
            days=days,
            qr=qr,
            revoke=revoke,
            force=force,
            config_file=config,
        )
    )


def sync_people(
    platform: Annotated[
        str, typer.Argument(metavar="slack", help="The platform.", show_default=False)
    ],
    channel: Annotated[
        str, typer.Option("--channel", metavar="ID", help="The channel's id, such as C0123456789.")
    ],
    members: Annotated[
        bool,
        typer.Option(
            "--members/--no-members",
            help="Whether to take full members of your own workspace, too.",
        ),
    ] = True,
    dry_run: DryRun = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take them without a confirmation.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Take the members of a Slack channel as people to ask, after a preview.

    A channel that you share with another company works, too. Staff, bots, deactivated accounts and
    erased people are left out. In a channel with customers, --no-members leaves out colleagues.

    The same command again takes those who came since. Who left every synced channel is not asked in
    Slack any more, until they come back. A bot in the channel notices that by itself.
    """
    from handlers.cli import people_sync

    people_sync.run(
        people_sync.SyncOptions(
            platform=platform,
            channel=channel,
            members=members,
            dry_run=dry_run,
            yes=yes,
            config_file=config,
        )
    )


def erase_person(
    name: PersonName,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without a confirmation.")] = False,
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Erase a person: name, accounts, words, and every link to them.

    The bare scores stay in the counts, and belong to nobody. The bot edits its own messages about
    the person. An import that names the person again leaves that row out. NAME may also be a name
    in imported answers.

    There is no way back. You can run it next to a running bot.
    """
    from handlers.cli import people_erase

    people_erase.run(name, yes=yes, config_file=config)
