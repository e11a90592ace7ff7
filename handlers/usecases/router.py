"""Routes each event to its use case, inside one transaction."""

from typing import assert_never

from bot.chat.case_taps import (
    ArticleTap,
    CaseTap,
    CauseTap,
    FixedTap,
    NoteTap,
    OldCasesTap,
    OwnCauseTap,
    SendAgainTap,
    ShowCaseTap,
    SnoozeTap,
    TakeBackTap,
)
from bot.chat.lookup_taps import AllCasesTap, AskAllTap, LatestCommentsTap
from bot.chat.tap_encoding import UnknownTapError, unpack
from bot.chat.taps import (
    CampaignChangeTap,
    CampaignTap,
    CommentsTap,
    HomeTap,
    HowSureTap,
    LanguageTap,
    OtherPersonTap,
    PreviewTap,
    PrivacyTap,
    PromptTap,
    ResumeTap,
    SamePersonTap,
    ShareTap,
    StartTap,
    Tap,
    UndoTap,
)
from handlers.updates import (
    AccountClosed,
    Answered,
    Blocked,
    ChannelJoined,
    ChannelLeft,
    ChatMoved,
    Commanded,
    Edited,
    Event,
    FormSent,
    HomeOpened,
    NotText,
    Pressed,
    Reply,
    Toast,
    Typed,
    Unblocked,
)
from handlers.usecases.campaigns import control
from handlers.usecases.cases import old_cases, reply
from handlers.usecases.context import Context
from handlers.usecases.conversation import (
    edited_text,
    home,
    person_choices,
    prompt_choices,
    typed_text,
)
from handlers.usecases.localisation import staff_texts, texts_in
from handlers.usecases.people import reachability
from handlers.usecases.roles import Action, action_of_tap, may, may_in_some_survey
from handlers.usecases.staff import (
    case_buttons,
    case_forms,
    commands,
    comment_list,
    desk,
    direct_messages,
    replies,
    shared_email_buttons,
    show_case,
    starting,
    summary_buttons,
)
from handlers.usecases.staff.refusals import refused
from handlers.usecases.survey import answer
from storage import case_replies, cases
from storage.engine.store import Tx


def route(tx: Tx, event: Event, context: Context) -> Reply | None:
    """Runs the use case of *event*. Returns a reply that is sent at once."""
    match event:
        case Pressed():
            return _handle_press(tx, event, context)
        case Typed() if context.actor.is_staff:
            return direct_messages.handle_text(tx, event, context)
        case Typed():
            return typed_text.handle_text(tx, event, context)
        case Edited():
            edited_text.handle_edit(tx, event, context)
        case NotText():
            typed_text.handle_not_text(tx, event, context)
        case FormSent():
            return _handle_form(tx, event, context)
        case Answered():
            return replies.handle_answer(tx, event, context)
        case Commanded():
            return commands.handle_command(tx, event, context)
        case HomeOpened():
            return desk.with_desk(tx, home.show_home(tx, event, context), context)
        case Blocked():
            reachability.mark_blocked(tx, event, context)
        case Unblocked():
            reachability.mark_unblocked(tx, event, context)
        case ChannelLeft():
            reachability.mark_left(tx, event, context)
        case ChannelJoined():
            reachability.mark_joined(tx, event, context)
        case AccountClosed():
            reachability.mark_closed(tx, event, context)
        case ChatMoved():
            reachability.move_chat(tx, event, context)
        case _:
            assert_never(event)
    return None


def _survey_of(tx: Tx, tap: Tap) -> str | None:
    """Returns the survey that a staff button is about; ``None`` if it may be any."""
    match tap:
        case CommentsTap(survey=survey) | HowSureTap(survey=survey) | ShareTap(survey=survey):
            return survey
        case LatestCommentsTap(survey=survey):
            return survey
        case ShowCaseTap(case=case_id) | CaseTap(case=case_id):
            return cases.survey_of(tx, case_id)
        case SnoozeTap(case=case_id) | CauseTap(case=case_id) | ArticleTap(case=case_id):
            return cases.survey_of(tx, case_id)
        case OwnCauseTap(case=case_id) | NoteTap(case=case_id):
            return cases.survey_of(tx, case_id)
        case TakeBackTap(reply=number) | SendAgainTap(reply=number):
            found = case_replies.get(tx, number)
            return None if found is None else cases.survey_of(tx, found.case_id)
        case _:
            return None


def _may_press(tx: Tx, tap: Tap, action: Action, context: Context) -> bool:
    """Whether the actor may press a staff button. A list of cases shows only their surveys."""
    if isinstance(tap, AllCasesTap):
        return may_in_some_survey(context.actor, action)
    return may(context.actor, action, _survey_of(tx, tap))


def _handle_form(tx: Tx, event: FormSent, context: Context) -> Reply | None:
    try:
        tap: Tap = unpack(event.tap)
    except UnknownTapError:
        return None
    if isinstance(tap, CaseTap):
        return replies.handle_form(tx, event, tap, context)
    if isinstance(tap, NoteTap | OwnCauseTap):
        return case_forms.handle_form(tx, event, tap, context)
    typed_text.handle_form(tx, event, context)
    return None


def _handle_press(tx: Tx, event: Pressed, context: Context) -> Reply:
    try:
        tap: Tap = unpack(event.data)
    except UnknownTapError:
        return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
    action = action_of_tap(tap)
    if action is not None and not _may_press(tx, tap, action, context):
        return Toast(text=refused(tx, action, staff_texts(context.config), context))
    match tap:
        case CampaignTap():
            return commands.decide_campaign(tx, event, tap, context)
        case StartTap():
            return starting.start(tx, tap, context)
        case CampaignChangeTap():
            return control.handle_press(tx, event, tap, context)
        case HomeTap() | LanguageTap() | ResumeTap() | UndoTap() if event.in_home:
            return desk.with_desk(tx, home.handle_press(tx, event, tap, context), context)
        case HomeTap() | PrivacyTap() | FixedTap():
            return Toast(text=texts_in(context.config, event.user.language)("toast.unknown"))
        case CaseTap() | SnoozeTap() | CauseTap() | ArticleTap() | OwnCauseTap() | NoteTap():
            return case_buttons.handle_press(tx, tap, context)
        case OldCasesTap():
            return old_cases.decide(tx, tap, context)
        case TakeBackTap():
            return reply.take_back(tx, tap, context)
        case SendAgainTap():
            return reply.send_again(tx, event, tap, context)
        case ShowCaseTap():
            return show_case.show_case(tx, tap, context)
        case SamePersonTap() | OtherPersonTap():
            return shared_email_buttons.handle_press(tx, tap, context)
        case CommentsTap() | HowSureTap() | ShareTap():
            return summary_buttons.handle_press(tx, event, tap, context)
        case AllCasesTap() | AskAllTap():
            return desk.handle_press(tx, event, tap, context)
        case LatestCommentsTap():
            return comment_list.handle_press(tx, event, tap, context)
        case LanguageTap() | ResumeTap() | UndoTap():
            return person_choices.handle_press(tx, event, tap, context)
        case PreviewTap():
            return Toast(text=texts_in(context.config, event.user.language)("toast.preview"))
        case PromptTap():
            return prompt_choices.handle_press(tx, event, tap, context)
        case _:
            return answer.handle_press(tx, event, tap, context)
