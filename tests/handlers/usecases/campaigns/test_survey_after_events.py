"""A survey after events begins with *Start*, rests in a pause, and is foretold by its forecast."""

from datetime import timedelta

from bot.campaigns.forecast import message
from bot.campaigns.reasons import Reason
from bot.chat.plain_text import as_text
from bot.chat.platforms import Platform
from bot.language.texts import Texts
from bot.states import InvitationState
from handlers.usecases.campaigns import forecasts, pause_all, rhythm
from handlers.usecases.staff import starting
from storage import people, rhythms
from storage.engine.store import Tx
from storage.messaging import claims
from storage.schema import invitations as invitation_rows
from storage.states import EventQuestionState, OutboxKind
from tests.harness.event_office import DAY, SUPPORT, EventOffice, config
from tests.storage.cast import NOW

HOUR = timedelta(hours=1)
DROPPED = EventQuestionState.DROPPED


def test_nobody_is_asked_before_start_and_what_waited_too_long_never(one_tx: Tx) -> None:
    office = EventOffice(tx=one_tx, config=config())
    rhythm.plan_all(one_tx, office.context)
    office.work()
    offers = claims.due(one_tx, Platform.SLACK, NOW, 9)
    assert [row.kind for row in offers] == [OutboxKind.START_OFFER]
    dani, mia = office.person(), office.person("Mia")
    office.event(dani)
    office.until(NOW + 3 * DAY, 6 * HOUR)
    office.event(mia)
    office.until(NOW + 3 * DAY + 3 * HOUR, HOUR)
    assert office.asked == []
    assert office.end(dani) == (DROPPED, Reason.NOT_STARTED)
    assert "An admin has to start this survey first." in office.why(mia)

    starting.begin(one_tx, "support", office.context)
    office.work()
    office.send()
    assert [person for _, _, person in office.asked] == [mia]


def test_while_all_asking_is_paused_nobody_is_asked(office: EventOffice) -> None:
    dani, mia = office.person(), office.person("Mia")
    pause_all.pause(office.tx, office.context)
    office.event(dani)
    office.until(NOW + 2 * DAY, 6 * HOUR)
    office.event(mia)
    office.until(NOW + 3 * DAY + 3 * HOUR, HOUR)
    assert office.asked == []
    assert office.end(dani) == (DROPPED, Reason.ASKING_PAUSED)

    assert "All asking has been paused since 2 Nov 09:00." in office.why(mia)
    assert pause_all.resume(office.tx, office.context).waiting == 1
    office.work()
    office.send()
    assert [person for _, _, person in office.asked] == [mia]


def test_what_was_due_while_the_bot_was_away_for_long_is_dropped(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.now = NOW + 4 * DAY
    office.work()
    assert office.end(dani) == (DROPPED, Reason.NOT_RUNNING)


def test_another_way_of_asking_needs_another_start(office: EventOffice) -> None:
    by_rhythm = {"key": "support", "kind": "csat", "ask": "rhythm"}
    for survey in (by_rhythm, SUPPORT):
        office.config = config(survey)
        rhythm.plan_all(office.tx, office.context)
        office.work()
        found = rhythms.get(office.tx, "support")
        assert found is not None
        assert found.started_at is None
        starting.begin(office.tx, "support", office.context)
        office.work()


def test_another_event_in_bot_toml_asks_nothing_about_the_earlier_one(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.config = config({**SUPPORT, "event": "order_delivered"})
    office.until(NOW + 3 * HOUR)
    assert office.end(dani) == (DROPPED, Reason.OTHER_EVENT)


def test_the_forecast_has_what_waits_and_what_has_ended(office: EventOffice) -> None:
    dani, mia, lin = office.person(), office.person("Mia"), office.person("Lin")
    for person in (dani, mia):
        office.event(person)
    people.stop_asking(office.tx, mia, None, NOW)
    office.until(NOW + 3 * HOUR)
    office.event(lin)
    forecast = forecasts.forecast_of(office.tx, office.config.surveys[1], office.context)
    assert dict(forecast.asked) == {NOW.date(): 1}
    assert forecast.after is not None
    assert (forecast.after.asked, dict(forecast.after.dropped)) == (1, {Reason.NEVER: 1})
    text = as_text(message(forecast, Texts("en")))
    assert "Asks after each “ticket_closed” event.\n1 person in 30 days" in text
    assert "The last 30 days: 1 asked, 1 not asked.\nOpted out: 1" in text


def test_the_days_before_count_only_questions_that_were_sent(office: EventOffice) -> None:
    dani = office.person()
    office.event(dani)
    office.now += 2 * HOUR
    office.work()
    survey = office.config.surveys[1]
    queued = forecasts.forecast_of(office.tx, survey, office.context).after
    assert queued is not None
    assert (queued.asked, dict(queued.dropped)) == (0, {})

    update = invitation_rows.update().values(state=InvitationState.UNDELIVERABLE)
    office.tx.execute(update)
    failed = forecasts.forecast_of(office.tx, survey, office.context).after
    assert failed is not None
    assert (failed.asked, dict(failed.dropped)) == (0, {Reason.NOT_DELIVERED: 1})


def test_a_pause_is_in_the_forecast_and_says_what_it_drops(office: EventOffice) -> None:
    state = pause_all.pause(office.tx, office.context)
    told = pause_all.worded(state, "tentap", Texts("en"), office.context)
    assert "No question is due at the moment. Questions after events aren't asked" in told
    found = forecasts.forecast_of(office.tx, office.config.surveys[1], office.context)
    text = as_text(message(found, Texts("en")))
    assert "All asking has been paused since 2 Nov 09:00." in text
