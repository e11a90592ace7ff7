"""Lets staff write to the customer of a case, and take that back for some seconds."""

from bot.cases.contact_rules import Barrier
from bot.cases.entries import Entry
from bot.cases.replies import (
    LONGEST,
    MAY_BE_TAKEN_BACK,
    going_out,
    outcome,
    refused,
    reply_form,
)
from bot.chat.case_taps import SendAgainTap, TakeBackTap
from bot.chat.messages import line
from bot.ids import MessageRef
from bot.language.rich_words import RichWords, length
from bot.model import Case
from bot.states import CaseAction, EntryKind, ReplyState
from handlers.updates import Answered, OpenForm, Pressed, PrivateReply, Reply, Toast
from handlers.usecases.cases.changes import member_of, note_act, record_entry, support_of
from handlers.usecases.cases.reply_rows import plan_notice, plan_prompt, plan_reply, withdraw
from handlers.usecases.cases.writing import ReplyTarget, target
from handlers.usecases.context import Context
from handlers.usecases.localisation import staff_texts
from handlers.usecases.staff_channels import chat_of
from storage import case_replies, cases
from storage.case_replies import CaseReply
from storage.engine.store import Tx


def begin(tx: Tx, case: Case, context: Context) -> Reply:
    """Asks the presser for the words: by a form, or by a message where there are no forms."""
    texts, by = staff_texts(context.config), member_of(context)
    to = target(tx, case, by.name, context)
    if to.barrier is not None:
        return Toast(text=texts(f"reply.barrier.{to.barrier}", name=to.person.name))
    user = context.actor.user
    assert user is not None
    if user.platform.traits.forms:
        return OpenForm(form=reply_form(case, to.addressee, texts))
    number = case_replies.add(tx, _new(to, context, ReplyState.ASKED, ()))
    plan_prompt(tx, case, number, context)
    return Toast(text=texts("reply.asked"), shown=True)


def _new(to: ReplyTarget, context: Context, state: ReplyState, words: RichWords) -> CaseReply:
    by = member_of(context)
    return CaseReply(
        id=0,
        case_id=to.case.id,
        contact_id=to.contact.id,
        at=context.now,
        state=state,
        by=by.address,
        by_name=by.name,
        signed=to.addressee.signed,
        words=words,
    )


def submit_form(tx: Tx, case: Case, words: RichWords, context: Context) -> Reply | None:
    """Sends the words of a form soon, and shows the writer what goes out."""
    if not words:
        return None
    texts, support = staff_texts(context.config), support_of(tx, case, context)
    to, chat = target(tx, case, member_of(context).name, context), chat_of(tx, support)
    if to.barrier is not None:
        return PrivateReply(message=refused(to.barrier, to.person, words, texts), chat=chat)
    if length(words) > LONGEST:  # the form has said so, if it was of this release
        return PrivateReply(message=line(_too_long(words, context)), chat=chat)
    number = case_replies.add(tx, _new(to, context, ReplyState.WAITING, words))
    _send_soon(tx, to, number, context)
    return PrivateReply(message=going_out(number, words, to.addressee, texts), chat=chat)


def _send_soon(tx: Tx, to: ReplyTarget, number: int, context: Context) -> None:
    plan_reply(tx, to.case, number, to.contact, context.now + MAY_BE_TAKEN_BACK, context)
    note_act(tx, to.case, CaseAction.REPLY, context)


def _too_long(words: RichWords, context: Context) -> str:
    return staff_texts(context.config)("reply.long", n=length(words), most=LONGEST)


def submit_answer(tx: Tx, event: Answered, asked: CaseReply, context: Context) -> Reply | None:
    """Sends the answer to a prompt soon, if it is the asked person's and the first one."""
    texts = staff_texts(context.config)
    if event.anonymous:
        return PrivateReply(message=line(texts("reply.anonymous")))
    if asked.by != str(event.user.address):
        name = asked.by_name or texts("case.someone")
        return PrivateReply(message=line(texts("reply.other_person", name=name)))
    if asked.state is not ReplyState.ASKED:
        return PrivateReply(message=line(texts("reply.answered")))
    if not event.words:
        return PrivateReply(message=line(texts("reply.not_text")))
    if length(event.words) > LONGEST:
        # Telegram's apps send a long text as several messages: no second part may go out alone.
        case_replies.settle(tx, asked.id, ReplyState.FAILED)
        return PrivateReply(message=line(_too_long(event.words, context)))
    case = cases.get(tx, asked.case_id)
    to = target(tx, case, asked.by_name, context, instead_of=asked.id)
    if to.barrier is not None or to.contact.id != asked.contact_id:
        barrier = to.barrier or Barrier.UNREACHABLE
        return PrivateReply(message=refused(barrier, to.person, (), texts))
    case_replies.write(tx, asked.id, event.words, event.message, context.now)
    _send_soon(tx, to, asked.id, context)
    plan_notice(tx, case, asked.id, None, context)
    return None


def explain_edit(tx: Tx, message: MessageRef, context: Context) -> Reply | None:
    """Says that a changed message of the staff changes no reply, if it was one."""
    if case_replies.by_source(tx, message) is None:
        return None
    return PrivateReply(message=line(staff_texts(context.config)("reply.edited")))


def take_back(tx: Tx, tap: TakeBackTap, context: Context) -> Reply:
    """Keeps a reply from being sent, if it is the presser's and not on its way."""
    texts, by = staff_texts(context.config), member_of(context)
    reply = case_replies.get(tx, tap.reply)
    if reply is None:
        return Toast(text=texts("case.gone"))
    if reply.by != by.address:
        name = reply.by_name or texts("case.someone")
        return Toast(text=texts("reply.not_yours", name=name))
    case = cases.get(tx, reply.case_id)
    state = reply.state
    if state is ReplyState.WAITING and withdraw(tx, case, reply.id):
        state = ReplyState.TAKEN_BACK
        case_replies.settle(tx, reply.id, state)
        entry = Entry(
            kind=EntryKind.TAKEN_BACK,
            at=context.now,
            by=by.address,
            by_name=by.name,
            reply=reply.id,
        )
        record_entry(tx, case, entry, support_of(tx, case, context))
        note_act(tx, case, CaseAction.REPLY, context, taken_back=reply.id)
    shown = outcome(state, case.id, texts)
    if reply.notice is None:
        return PrivateReply(message=shown)
    plan_notice(tx, case, reply.id, reply.notice, context)
    return Toast(text=shown.text, shown=True)


def send_again(tx: Tx, event: Pressed, tap: SendAgainTap, context: Context) -> Reply:
    """Sends a reply once more, which has perhaps, or surely, not arrived."""
    texts = staff_texts(context.config)
    reply = case_replies.get(tx, tap.reply)
    if reply is None or not reply.words:
        return Toast(text=texts("case.gone"))
    case = cases.get(tx, reply.case_id)
    to = target(tx, case, reply.by_name, context, instead_of=reply.id)
    if to.barrier is not None:
        return Toast(text=texts(f"reply.barrier.{to.barrier}", name=to.person.name))
    if not case_replies.repeat(tx, reply.id):
        return Toast(text=texts("reply.outcome.repeated"))
    number = case_replies.add(tx, _new(to, context, ReplyState.WAITING, reply.words))
    case_replies.set_notice(tx, number, event.message)
    _send_soon(tx, to, number, context)
    plan_notice(tx, case, number, event.message, context)
    return Toast(text=texts("reply.again"), shown=True)
