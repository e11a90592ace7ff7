"""Handles the staff's ``/tentap`` commands: ask people, see the figures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.chat.messages import Message, line, plain
from bot.chat.taps import CampaignTap
from bot.language.cleaning import bare_word, one_line, without_format_marks
from bot.language.isolates import isolated
from bot.language.texts import Texts
from bot.states import CampaignState
from handlers.updates import Commanded, Pressed, PrivateReply, Reply, Toast
from handlers.usecases.campaigns import ask, pause_all, receipt
from handlers.usecases.context import Context
from handlers.usecases.localisation import command_on, staff_texts, texts_for, texts_in
from handlers.usecases.roles import Action, Actor, may, may_in_some_survey
from handlers.usecases.staff import asking
from handlers.usecases.staff.arguments import Arguments, read_arguments
from handlers.usecases.staff.command_table import COMMANDS, StaffCommand
from handlers.usecases.staff.option_values import (
    SURVEY,
    OptionError,
    keys_of,
    require_known,
)
from handlers.usecases.staff.private_answers import is_staffs, make_private
from handlers.usecases.staff.refusals import refused
from storage import campaigns, contacts, people
from storage.engine.store import Tx

HELP: Final = "help"
_SHOWN: Final = 80
"""The most characters of an unknown topic that its answer repeats."""


def handle_command(tx: Tx, event: Commanded, context: Context) -> PrivateReply:
    """Runs a command. Returns its answer, which only the sender may read."""
    texts = _texts(tx, event, context)
    return make_private(tx, event, _answer(tx, event, context, texts), texts, context.config)


def _answer(tx: Tx, event: Commanded, context: Context, texts: Texts) -> PrivateReply:
    name, rest = split_command(event.text)
    if name in {"", HELP}:
        return _help(tx, event, rest, context, texts)
    if command := COMMANDS.get(name):
        return _run(tx, event, name, command, rest, context, texts)
    return _unknown(event, one_line(event.text.split(maxsplit=1)[0]), context, texts)


def split_command(text: str) -> tuple[str, str]:
    """Returns the command's name in lower case, and the rest of *text*."""
    name, rest = (*without_format_marks(text).split(maxsplit=1), "", "")[:2]
    return bare_word(name), rest


def _run(
    tx: Tx,
    event: Commanded,
    name: str,
    command: StaffCommand,
    rest: str,
    context: Context,
    texts: Texts,
) -> PrivateReply:
    denied = PrivateReply(message=line(refused(tx, command.action, texts, context)))
    if not may_in_some_survey(context.actor, command.action):
        return denied
    arguments = read_arguments(rest, command.options)
    if arguments.asks_for_help:
        return _help(tx, event, name, context, texts)
    try:
        require_known(arguments, name, command.options, texts)
        arguments = _about_own_survey(arguments, command, context)
        if not _may_run(arguments, command, context):
            return denied
        return command.carry_out(tx, event, arguments, context)
    except OptionError as error:
        return PrivateReply(message=line(str(error)))


def _about_own_survey(arguments: Arguments, command: StaffCommand, context: Context) -> Arguments:
    """Returns the arguments with the actor's own survey, where no other can be meant."""
    if command.survey is None or SURVEY in arguments.options or may(context.actor, command.action):
        return arguments
    keys = (survey.key for survey in context.config.surveys)
    own = next((key for key in keys if may(context.actor, command.action, key)), None)
    options = arguments.options if own is None else {**arguments.options, SURVEY: own}
    return replace(arguments, options=options)


def _may_run(arguments: Arguments, command: StaffCommand, context: Context) -> bool:
    """Whether the actor may run the command, who has the role in some survey."""
    survey = None if command.survey is None else command.survey(arguments, context.config).key
    return command.by_survey or may(context.actor, command.action, survey)


def is_sensible(tx: Tx, text: str, context: Context) -> bool:
    """Whether *text* is a whole command, and not only a sentence that begins with its name."""
    name, rest = split_command(text)
    command = COMMANDS.get(name)
    if command is None:
        return False
    arguments = read_arguments(rest, command.options)
    return bool(arguments.unknown) or command.is_meant(tx, arguments, context)


def decide_campaign(tx: Tx, event: Pressed, tap: CampaignTap, context: Context) -> Reply:
    """Starts or cancels a campaign. Only the admin who proposed it may decide."""
    campaign = campaigns.by_token(tx, tap.campaign)
    if campaign is not None and campaign.asked_by != context.actor.id:
        return Toast(text=staff_texts(context.config)("toast.not_asker"))
    if campaign is not None and campaign.state is CampaignState.PROPOSED:
        asking.log(tx, Action.DECIDE_CAMPAIGN, campaign, context, confirmed=tap.confirmed)
    if not tap.confirmed:
        return PrivateReply(message=ask.refuse(tx, tap.campaign, context))
    place = receipt.place(event, in_staff_channel=is_staffs(tx, event, context.config))
    return PrivateReply(message=ask.start(tx, tap.campaign, context, place))


def _texts(tx: Tx, event: Commanded, context: Context) -> Texts:
    """Returns texts in the team's language for staff, in their own for customers."""
    config = context.config
    if context.actor.is_staff:
        return staff_texts(config)
    contact = contacts.contact_of_user(tx, event.user.platform, event.user.id, event.user.workspace)
    if contact is None:
        return texts_in(config, event.user.language)
    return texts_for(config, people.get(tx, contact.person_id), contact)


def _help(tx: Tx, event: Commanded, about: str, context: Context, texts: Texts) -> PrivateReply:
    """Lists only what this person may do; all that one command takes if *about* names it."""
    if not context.actor.is_staff:
        return PrivateReply(message=line(texts("note.help")))
    topic = about.strip().lower()
    command = COMMANDS.get(topic)
    shown = [_help_text(command, event, context, texts)]
    if command is None and topic not in {"", HELP}:
        shown.insert(0, texts("staff.unknown", command=isolated(one_line(about)[:_SHOWN])))
    state = pause_all.state(tx, context)
    if state.since is not None:
        words = command_on(event.user.platform, context.config)
        shown.append(pause_all.worded(state, words, texts, context))
    return PrivateReply(message=Message(paragraphs=tuple(map(plain, shown))))


def _help_text(
    command: StaffCommand | None, event: Commanded, context: Context, texts: Texts
) -> str:
    words, config = command_on(event.user.platform, context.config), context.config
    if command is None:
        return "\n".join(_listed(words, context, texts))
    surveys = config.summarised if command.action is Action.SEE_FIGURES else config.surveys
    return texts(command.help_text, command=words, surveys=keys_of(surveys))


def _may_use(command: StaffCommand, actor: Actor) -> bool:
    """Whether the actor may run the command about some survey."""
    needs_all = command.survey is None and not command.by_survey
    return (may if needs_all else may_in_some_survey)(actor, command.action)


def _listed(words: str, context: Context, texts: Texts) -> Iterator[str]:
    """Yields a line or two for each command that the actor may use. *words*: how it begins."""
    may_use = [
        (name, command) for name, command in COMMANDS.items() if _may_use(command, context.actor)
    ]
    for _, command in may_use:
        if command.listed:
            yield texts(command.listed, command=words)
    for name, _ in may_use[:1]:
        yield texts("staff.help.each", command=words, name=name)


def _unknown(event: Commanded, name: str, context: Context, texts: Texts) -> PrivateReply:
    if not context.actor.is_staff:
        return PrivateReply(message=line(texts("note.unknown", command=name)))
    return list_commands(event, texts("staff.unknown", command=name), context, texts)


def list_commands(event: Commanded, lead_in: str, context: Context, texts: Texts) -> PrivateReply:
    """Returns *lead_in* and what the staff may type."""
    known = _help_text(None, event, context, texts)
    return PrivateReply(message=Message(paragraphs=(plain(lead_in), plain(known))))
