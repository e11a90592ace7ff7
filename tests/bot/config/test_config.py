import tomllib
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.chat.addresses import Address
from bot.config.config import Config
from bot.config.loading import ConfigError, load, load_for_run
from bot.config.values import LONGEST_PRODUCT
from bot.language.texts import LANGUAGES, Texts
from handlers.slack.render import HEADING

COMMITTED = (Path(__file__).parents[3] / "bot.toml").read_text(encoding="utf-8")
SURVEY = '[[survey]]\nkey = "relationship"\nkind = "nps"\n'
DATABASE = (
    'must be sqlite: and the path of a file, such as "sqlite:tentap.db", or the address of a'
    ' PostgreSQL database, such as "postgresql://tentap@db.example.com:5432/tentap"'
)
LONG = "n" * 3001
SMILES = "😀" * 51
TOKENS = {
    "TENTAP_SLACK_BOT_TOKEN": "xoxb-12-34-abc",
    "TENTAP_SLACK_APP_TOKEN": "xapp-1-A12-34-abc",
    "TENTAP_TELEGRAM_TOKEN": "123456:AAabc_def-1",
}


def read(text: str) -> Config:
    return load(tomllib.loads(text))


def mistakes(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(text)
    return list(caught.value.lines)


def no_file(path: str) -> str:
    raise FileNotFoundError(2, "No such file or directory", path)


def mistakes_of_run(text: str, environment: dict[str, str]) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_for_run(tomllib.loads(text), environment, no_file)
    return list(caught.value.lines)


def test_the_committed_file_is_read() -> None:
    config = read(COMMITTED)
    assert config.product == "Acme"
    assert config.timezone == ZoneInfo("Europe/Berlin")
    assert config.channels.support == Address.parse("slack:C0SUPPORT")
    assert config.staff.admins == (Address.parse("slack:U0ADMIN"),)
    assert config.http is None
    [survey] = config.surveys
    assert (survey.key, survey.kind, survey.buttons) == ("relationship", "nps", "coloured")
    assert survey.links.help is None
    assert (survey.summary.weekday, survey.summary.time) == (0, time(9))


def test_the_committed_file_runs_with_its_tokens() -> None:
    config, secrets = load_for_run(tomllib.loads(COMMITTED), TOKENS, no_file)
    assert config == read(COMMITTED)
    assert secrets.slack_bot_token == "xoxb-12-34-abc"
    assert secrets.slack_app_token == "xapp-1-A12-34-abc"
    assert secrets.telegram_token == "123456:AAabc_def-1"


def test_only_key_and_kind_of_a_survey_have_no_default() -> None:
    config = read(SURVEY)
    assert (config.database, config.language) == ("sqlite:tentap.db", "en")
    assert (config.slack, config.telegram, config.channels.support) == (None, None, None)
    assert config.surveys[0].every_days == 90
    assert mistakes("[[survey]]") == [
        'survey.key: is missing; add key = "relationship"',
        'survey.kind: is missing; add kind = "nps"',
    ]


def test_the_weeks_of_a_survey_stand_in_its_own_zone_or_else_the_teams() -> None:
    config = read(
        'timezone = "Asia/Seoul"\n'
        + SURVEY
        + '[[survey]]\nkey = "b"\nkind = "nps"\ntimezone = "Asia/Jakarta"'
    )
    assert [config.zone_of(survey).key for survey in config.surveys] == [
        "Asia/Seoul",
        "Asia/Jakarta",
    ]


def test_addresses_of_servers_are_brought_into_the_form_the_libraries_want() -> None:
    config = read(
        '[slack]\napi_url = "http://127.0.0.1:9/api"\n'
        '[telegram]\napi_url = "http://127.0.0.1:9/"\n'
        '[http]\npublic_url = "https://ask.example.com/"\n' + SURVEY
    )
    assert config.slack is not None
    assert config.telegram is not None
    assert config.http is not None
    assert config.slack.api_url == "http://127.0.0.1:9/api/"
    assert config.telegram.api_url == "http://127.0.0.1:9"
    assert config.http.public_url == "https://ask.example.com"


@pytest.mark.parametrize(
    ("top", "line"),
    [
        ('languge = "en"', "languge: unknown key; did you mean language?"),
        ("buttons = 1", "buttons: unknown key; it belongs in [survey]"),
        ("[slack]\nproduct = 'A'", "slack.product: unknown key; it belongs at the top, above"
         " the first [table]"),
        ("[staff]\ncolour = 1", "staff.colour: unknown key; known here: admins"),
        ("[slack]\nbot_token = 'xoxb-1'", "slack.bot_token: unknown key; tokens and secrets belong"
         " in the environment, never in this file"),
        ('language = "de"', "language: “de” is not supported; use en, id, ko or zh"),
        ('timezone = "Europe/Berlim"', "timezone: “Europe/Berlim” is not a time zone; did you mean"
         " Europe/Berlin?"),
        ('timezone = "?"', "timezone: “?” is not a time zone; write it as Europe/Berlin or UTC"),
        ('timezone = "../etc/passwd"', "timezone: “../etc/passwd” is not a time zone; write it as"
         " Europe/Berlin or UTC"),
        ("timezone = 2", "timezone: 2 must be text, in quotes"),
        ('product = " "', "product: “ ” must not be empty"),
        (f'product = "{LONG[:101]}"', f"product: “{LONG[:59]}…” is too long; the maximum is 100"
         " characters, so that it fits Slack's headings and the buttons below stay visible"),
        ("product = 5", "product: 5 must be text, in quotes"),
        ('database = "tentap.db"', f"database: the value {DATABASE}"),
        ('database = "sqlite:///t.db"', f"database: the value {DATABASE}"),
        ('database = "postgresql://db:port/x"', "database: the value is not an address of a"
         ' PostgreSQL database; write it as "postgresql://tentap@db.example.com:5432/tentap", and'
         " in a password %2F for a / and %3F for a ?"),
        ('database = "postgresql://me:hu@sh@db/x"', "database: the value has more than one @; in a"
         " password write %40 for it, and %2F for a /"),
        ('database = "postgresql://me:50%@db/x"', "database: the value has a % that does"
         " not begin an escape; write %25 for the character %"),
        ("slack = true", "slack: true must be a table; write [slack] on a line of its own"),
        ('[telegram]\nmode = "pol"', "telegram.mode: “pol” is not supported; use"
         " polling or webhook"),
        ('[telegram]\nself_enrolment = "yes"', "telegram.self_enrolment: “yes” must be true or"
         " false, without quotes"),
        ('[telegram]\napi_url = "api.telegram.org"', "telegram.api_url: “api.telegram.org” is not"
         " a web address; begin it with https://"),
        ('[slack]\napi_url = "https://slack.com:port/"', "slack.api_url: “https://slack.com:port/”"
         " is not a web address; begin it with https://"),
        ('[slack]\ncommand = "tentap"', "slack.command: “tentap” is not a slash command; write it"
         " as /tentap, in small letters"),
        ('[slack]\nmode = "webhook"', "slack.mode: “webhook” needs [http] with public_url, the"
         " address to call; or set mode to “socket”"),
        ('[telegram]\nmode = "webhook"\n[http]\nport = 80', "telegram.mode: “webhook” needs [http]"
         " with public_url, the address to call; or set mode to “polling”"),
        ('[channels]\nsupport = "#help"', "channels.support: “#help” must begin with slack: or"
         " telegram:, such as slack:C0123456789 or telegram:-1001234567890"),
        ('[channels]\nteam = "telegram:@acme"', "channels.team: “telegram:@acme” needs the id, not"
         " the name: a negative number for a group, such as -1001234567890, a positive one for a"
         " person"),
        ('[staff]\nadmins = "slack:U1"', "staff.admins: “slack:U1” must be a list"),
        ('[staff]\nadmins = ["slack:U1", "slack:C1"]', "staff.admins[2]: “slack:C1” is not a"
         " person; write slack:U… or telegram: and a positive number"),
        ('[http]\nprobes_host = "10.0.0.1"', "http.probes_host: has no effect without probes_port;"
         " add probes_port, or remove this"),
        ("[http]\nport = 70000", "http.port: 70000 is too large; the maximum is 65535"),
        ('[http]\npublic_url = "http://acme.com"', "http.public_url: “http://acme.com” must begin"
         " with https://; Slack and Telegram call nothing else"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_fix(top: str, line: str) -> None:
    assert mistakes(f"{top}\n{SURVEY}") == [line]


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("every_days = 7", "survey.every_days: 7 is too small; the minimum is 30"),
        ('every_days = "90"', "survey.every_days: “90” must be a whole number, without quotes"),
        ("change_hours = 1.5", "survey.change_hours: 1.5 must be a whole number, without quotes"),
        ('buttons = "color"', "survey.buttons: “color” is not supported;"
         " use coloured, plain or experiment"),
        ('links.hlep = ""', "survey.links.hlep: unknown key; did you mean help?"),
        ('links.help = "acme.com/help"', "survey.links.help: “acme.com/help” is not a web address;"
         " begin it with https://"),
        (f'links.help = "https://acme.com/{LONG[:3000]}"', "survey.links.help:"
         f" “https://acme.com/{LONG[:42]}…” is too long; Slack accepts at most 3,000 characters"),
        ('summary.day = "Monday"', "survey.summary.day: “Monday” is not supported; use monday,"
         " tuesday, wednesday, thursday, friday, saturday or sunday"),
        ('summary.time = "9 am"', "survey.summary.time: “9 am” is not a time of day; write it from"
         " 00:00 to 23:59, such as 09:00"),
        ('summary.time = "24:00"', "survey.summary.time: “24:00” is not a time of day; write it"
         " from 00:00 to 23:59, such as 09:00"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_survey_is_named_with_its_fix(inside: str, line: str) -> None:
    assert mistakes(f"{SURVEY}{inside}") == [line]


@pytest.mark.parametrize("path", ["../../../etc/passwd", "/etc/localtime", "Europe", ""])
def test_a_path_is_no_time_zone(path: str) -> None:
    [line] = mistakes(f'timezone = "{path}"\n{SURVEY}')
    assert line.startswith(f"timezone: “{path}” is not a time zone;")


def test_a_time_may_be_written_as_toml_has_it() -> None:
    assert read(f"{SURVEY}summary.time = 08:30:00").surveys[0].summary.time == time(8, 30)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_product_fits_slacks_headings(language: str) -> None:
    config = read(f'product = "{LONG[:LONGEST_PRODUCT]}"\n{SURVEY}')
    assert len(Texts(language, product=config.product)("home.title")) <= HEADING


def test_a_product_counts_as_both_platforms_count() -> None:
    assert mistakes(f'product = "{SMILES[:51]}"\n{SURVEY}') != []
    assert read(f'product = "{SMILES[:50]}"\n{SURVEY}').product == SMILES[:50]


def test_a_survey_key_is_short_and_plain() -> None:
    assert mistakes('[[survey]]\nkey = "My survey"\nkind = "nps"') == [
        "survey.key: “My survey” must begin with a small letter and then have only small letters,"
        " digits, - or _, at most 32 characters"
    ]


def test_without_a_survey_there_is_nothing_to_do() -> None:
    line = 'survey: is missing; add [[survey]] with key = "relationship" and kind = "nps"'
    assert mistakes("") == [line]
    assert mistakes("survey = []") == [line]


def test_single_brackets_around_survey_are_a_mistake() -> None:
    assert mistakes('[survey]\nkey = "a"\nkind = "nps"') == [
        "survey: is a table, but must be a list; write [[survey]], in double brackets"
    ]


def test_among_several_surveys_the_wrong_one_is_numbered() -> None:
    assert mistakes(SURVEY + SURVEY + "every_days = 1") == [
        "survey[2].every_days: 1 is too small; the minimum is 30",
        "survey[2].key: “relationship” is used by a survey above; choose another key",
    ]


def test_all_mistakes_of_file_and_environment_come_in_one_message() -> None:
    text = 'langage = "en"\ntimezone = "Mars"\n[slack]\n[telegram]\nmode = "pol"\n' + SURVEY
    with pytest.raises(ConfigError) as caught:
        load_for_run(tomllib.loads(text), {"TENTAP_SLACK_BOT_TOKEN": "xapp-1-2"}, no_file)
    paths = [line.partition(": ")[0] for line in str(caught.value).splitlines()]
    assert sorted(paths) == [
        "TENTAP_SLACK_APP_TOKEN",
        "TENTAP_SLACK_BOT_TOKEN",
        "TENTAP_TELEGRAM_TOKEN",
        "langage",
        "telegram.mode",
        "timezone",
    ]


def test_a_run_needs_a_platform() -> None:
    assert mistakes_of_run(SURVEY, {}) == [
        "slack, telegram: both are missing; add [slack] or [telegram] to reach people"
    ]


def test_a_run_refuses_a_chat_on_a_platform_it_does_not_speak_to() -> None:
    text = (
        '[telegram]\n[channels]\nsupport = "slack:C1"\nteam = "telegram:-5"\n'
        '[staff]\nadmins = ["telegram:5", "slack:U1"]\n' + SURVEY
    )
    assert mistakes_of_run(text, TOKENS) == [
        "channels.support: “slack:C1” needs [slack]; add that table, or use another chat",
        "staff.admins[2]: “slack:U1” needs [slack]; add that table, or use another chat",
    ]
    assert read(text).telegram is not None  # figures need no platform


WEBHOOKS = (
    '[slack]\nmode = "webhook"\n[telegram]\nmode = "webhook"\n'
    '[http]\npublic_url = "https://acme.com"\n' + SURVEY
)


def test_webhooks_need_secrets_of_their_own() -> None:
    lines = mistakes_of_run(WEBHOOKS, TOKENS)
    assert [line.partition(": is missing; use ")[0] for line in lines] == [
        "TENTAP_SLACK_SIGNING_SECRET",
        "TENTAP_TELEGRAM_WEBHOOK_SECRET",
    ]
    more = {
        "TENTAP_SLACK_SIGNING_SECRET": "0" * 32,
        "TENTAP_TELEGRAM_WEBHOOK_SECRET": "s3-cret" * 3,
    }
    _, secrets = load_for_run(tomllib.loads(WEBHOOKS), TOKENS | more, no_file)
    assert secrets.slack_app_token == ""
    assert secrets.telegram_webhook_secret == "s3-cret" * 3


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("TENTAP_SLACK_BOT_TOKEN", "", "is missing; use the token that begins with xoxb-"),
        ("TENTAP_SLACK_BOT_TOKEN", " \n", "is missing; use the token that begins with xoxb-"),
        ("TENTAP_SLACK_BOT_TOKEN", "xapp-1-A1-2", "is a Slack app-level token (xapp-); use"
         " the token that begins with xoxb-"),
        ("TENTAP_SLACK_BOT_TOKEN", "xoxp-1-2", "is a Slack user token (xoxp-); use"),
        ("TENTAP_SLACK_BOT_TOKEN", "xoxb-your-token", "is a placeholder; use"),
        ("TENTAP_SLACK_BOT_TOKEN", "xoxb-...", "is a placeholder; use"),
        ("TENTAP_SLACK_BOT_TOKEN", "xoxb-12 34", "has the wrong format; use the token"),
        ("TENTAP_SLACK_APP_TOKEN", "xoxb-12-34", "is a Slack bot token (xoxb-); use the"
         " token that begins with xapp-"),
        ("TENTAP_TELEGRAM_TOKEN", "xoxb-12-34", "is a Slack bot token (xoxb-); use the"
         " token from @BotFather"),
        ("TENTAP_TELEGRAM_TOKEN", "123456:your-token", "is a placeholder; use"),
        ("TENTAP_TELEGRAM_TOKEN", "123456", "has the wrong format; use the token from @BotFather"),
    ],
)  # fmt: skip
def test_a_wrong_token_is_distinguished_and_never_shown(
    variable: str, value: str, expected: str
) -> None:
    [line] = mistakes_of_run(COMMITTED, TOKENS | {variable: value})
    assert line.startswith(f"{variable}: {expected}")
    assert not value.strip() or value not in line


@pytest.mark.parametrize("value", ["s", "s3-" * 6 + "s", "s3-" * 90, "s3 cret" * 3])
def test_a_webhook_secret_that_can_be_guessed_is_refused(value: str) -> None:
    more = {"TENTAP_SLACK_SIGNING_SECRET": "0" * 32, "TENTAP_TELEGRAM_WEBHOOK_SECRET": value}
    [line] = mistakes_of_run(WEBHOOKS, TOKENS | more)
    assert line.startswith(
        "TENTAP_TELEGRAM_WEBHOOK_SECRET: has the wrong format; use a secret of your own: at"
    )
    assert len(value) == 1 or value not in line


def test_a_line_break_after_a_token_does_no_harm() -> None:
    given = TOKENS | {"TENTAP_TELEGRAM_TOKEN": "123456:AAabc\n"}
    _, secrets = load_for_run(tomllib.loads(COMMITTED), given, no_file)
    assert secrets.telegram_token == "123456:AAabc"


def test_a_secret_may_stand_in_a_file() -> None:
    given = TOKENS | {"TENTAP_TELEGRAM_TOKEN": "", "TENTAP_TELEGRAM_TOKEN_FILE": "/run/telegram"}
    files = {"/run/telegram": "77:AAfile\n"}
    _, secrets = load_for_run(tomllib.loads(COMMITTED), given, files.__getitem__)
    assert secrets.telegram_token == "77:AAfile"


def test_a_file_that_cannot_be_read_is_named() -> None:
    given = TOKENS | {"TENTAP_TELEGRAM_TOKEN": "", "TENTAP_TELEGRAM_TOKEN_FILE": "/run/telegram"}
    assert mistakes_of_run(COMMITTED, given) == [
        "TENTAP_TELEGRAM_TOKEN: TENTAP_TELEGRAM_TOKEN_FILE names “/run/telegram”, which can't be"
        " read: No such file or directory"
    ]


def test_a_secret_given_twice_is_refused() -> None:
    given = TOKENS | {"TENTAP_TELEGRAM_TOKEN_FILE": "/run/telegram"}
    assert mistakes_of_run(COMMITTED, given) == [
        "TENTAP_TELEGRAM_TOKEN: is set, and so is TENTAP_TELEGRAM_TOKEN_FILE; keep one of them"
    ]


def test_secrets_are_not_printed() -> None:
    _, secrets = load_for_run(tomllib.loads(COMMITTED), TOKENS, no_file)
    assert repr(secrets) == "Secrets()"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://tentap@db/tentap",
        "postgres://db.example.com:5433/tentap",
        "postgresql://tentap:h%40sh:#!@db1:5432,db2:5433/tentap?target_session_attrs=read-write",
        "postgresql:///tentap?host=/run/postgresql&user=tentap",
        "postgresql://tentap@[::1]:5432/tentap?sslmode=verify-full",
        "postgresql://tentap@db",
    ],
)
def test_a_server_is_named_as_libpq_does(address: str) -> None:
    assert read(f'database = "{address}"\n{SURVEY}').database == address


@pytest.mark.parametrize("password", ["hush/", "hush?", "hush@", "hush%", "@hush", "/hush"])
def test_a_password_that_spoils_the_address_is_not_printed(password: str) -> None:
    [line] = mistakes(f'database = "postgresql://me:{password}@db/x"\n{SURVEY}')
    assert "hush" not in line
    assert "password" in line or "%25" in line


def test_a_config_does_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read(COMMITTED).product = "Other"


def test_a_product_is_one_line_without_controls() -> None:
    written = r'product = "Ac\nme\u001b\u202e $x$"'
    assert read(f"{written}\n{SURVEY}").product == "Ac me $x$"


# How long an alert waits


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("0", timedelta()),
        ('"0"', timedelta()),
        ('"2 minutes"', timedelta(minutes=2)),
        ('"1 minute"', timedelta(minutes=1)),
        ('"30 seconds"', timedelta(seconds=30)),
        ('"10seconds"', timedelta(seconds=10)),
        ('"24 hours"', timedelta(hours=24)),
    ],
)
def test_an_alert_waits_as_long_as_written(written: str, wait: timedelta) -> None:
    assert read(f"[alerts]\nwait = {written}\n{SURVEY}").alerts.wait == wait


def test_an_alert_waits_two_minutes_by_itself() -> None:
    assert read(SURVEY).alerts.wait == read(COMMITTED).alerts.wait == timedelta(minutes=2)


UNREADABLE = 'is not a time; write it as "2 minutes" or "30 seconds", or 0 for at once'
UNITLESS = 'needs a unit; write it as "2 minutes" or "30 seconds", or 0 for at once'


@pytest.mark.parametrize(
    ("written", "mistake"),
    [
        ("2", UNITLESS),
        ("1.5", UNITLESS),
        ("-1", UNITLESS),
        ("false", UNITLESS),
        ('"soon"', UNREADABLE),
        ('"-2 minutes"', UNREADABLE),
        ('"2"', UNREADABLE),
        ('"٢ minutes"', UNREADABLE),
        ('"25 hours"', 'is too long; the maximum is "24 hours"'),
        ('"99999 hours"', 'is too long; the maximum is "24 hours"'),
        ("[]", "must be text, in quotes"),
    ],
)
def test_a_wait_that_cannot_be_meant_is_refused(written: str, mistake: str) -> None:
    (line,) = mistakes(f"[alerts]\nwait = {written}\n{SURVEY}")
    assert line.startswith("alerts.wait")
    assert line.endswith(mistake)


CSAT = '[[survey]]\nkey = "support"\nkind = "csat"\n'


def test_a_csat_survey_stands_beside_the_first_nps_survey() -> None:
    config = read(CSAT + SURVEY + '[[survey]]\nkey = "b"\nkind = "nps"\n')
    first, second = config.summarised
    assert [survey.key for survey in config.summarised] == ["relationship", "b"]
    assert [survey.key for survey in config.beside(first)] == ["support"]
    assert config.beside(second) == ()


def test_csat_alone_would_have_no_summary() -> None:
    assert mistakes(CSAT) == [
        'survey: none has kind = "nps"; add one: its weekly summary also shows the figures of'
        ' kind = "csat"'
    ]


def test_looks_of_buttons_are_not_compared_by_csat() -> None:
    assert mistakes(SURVEY + CSAT + 'buttons = "experiment"') == [
        "survey[2].buttons: “experiment” is compared for NPS only; use “coloured” or “plain”"
    ]


def test_a_csat_survey_has_no_settings_of_a_summary() -> None:
    unread = 'quotes = "account"\n[survey.summary]\nday = "friday"\n'
    assert mistakes(SURVEY + CSAT + unread) == [
        'survey[2].quotes: has no effect with kind = "csat"; remove it',
        'survey[2].summary: has no effect with kind = "csat"; remove it',
    ]


def test_another_kind_of_survey_is_refused() -> None:
    assert mistakes('[[survey]]\nkey = "a"\nkind = "ces"') == [
        'survey.kind: “ces” is not supported; use "nps" or "csat"'
    ]
