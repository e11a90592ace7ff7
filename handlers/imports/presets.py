"""Knows the exports of other survey tools by the names of their columns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.imports.csv_reader import plain_name


@dataclass(frozen=True, kw_only=True)
class Preset:
    """The columns of one tool's export, as :func:`plain_name` writes them."""

    tool: str
    needs: Sequence[Collection[str]]
    """The file is an export of the tool if it has a column of each group."""
    at: Sequence[str]
    """The best column first; so for the others."""
    person: Sequence[str] = ()
    id: Sequence[str] = ()
    score: Sequence[str] = ()
    comment: Sequence[str] = ()
    finished: Sequence[str] = ()
    """Columns that are empty in answers that were not finished."""
    own: Collection[str] = ()
    """Columns of the tool itself, which hold no answer."""
    first: bool = False
    """Whether a column of the first group is the file's first."""

    def fits(self, header: Sequence[str]) -> bool:
        names = [plain_name(name) for name in header]
        if self.first and names[0] not in self.needs[0]:
            return False
        return all(any(name in group for name in names) for group in self.needs)


_EMAIL = ("emailaddress", "email", "recipientemail", "respondentemail", "username")

DELIGHTED = Preset(
    tool="Delighted",
    needs=(
        ("score",),
        ("comment",),
        ("delightedsource", "personid", "surveytype", "delighteddevicetype", "permalink"),
    ),
    score=("score",),
    comment=("comment",),
    at=(
        *("responsetime", "responsedate", "respondedat", "responsecreatedat", "surveyrespondedat"),
        *("responsetimestamp", "createdat", "timestamp", "date", "time", "updatedat"),
    ),
    person=("email", "emailaddress", "personemail", "phonenumber", "phone", "personid", "name"),
    id=("responseid", "surveyresponseid", "id", "permalink"),
)
SURVEYMONKEY = Preset(
    tool="SurveyMonkey",
    needs=(("respondentid",), ("collectorid",)),
    at=("enddate", "datemodified", "startdate", "datecreated"),
    person=_EMAIL,
    id=("respondentid",),
    own=("collectorid", "ipaddress", "firstname", "lastname", "customdata1", "custom1"),
)
TYPEFORM = Preset(
    tool="Typeform",
    needs=(("submitdate(utc)", "submittedat"), ("#", "networkid", "token", "startdate(utc)")),
    at=("submitdate(utc)", "submittedat"),
    person=_EMAIL,
    id=("#", "token", "responseid"),
    finished=("submitdate(utc)", "submittedat"),
    own=(
        "networkid",
        "responsetype",
        "startdate(utc)",
        "stagedate(utc)",
        "tags",
        "ending",
        "score",
    ),
)
QUALTRICS = Preset(
    tool="Qualtrics",
    needs=(("startdate",), ("enddate", "recordeddate"), ("responseid",)),
    at=("enddate", "recordeddate", "startdate"),
    person=("recipientemail", "emailaddress", "email", "externalreference"),
    id=("responseid",),
    own=(
        *("startdate", "recordeddate", "status", "ipaddress", "progress", "durationinseconds"),
        *("duration(inseconds)", "finished", "recipientlastname", "recipientfirstname"),
        *("externalreference", "externaldatareference", "locationlatitude", "locationlongitude"),
        *("distributionchannel", "userlanguage"),
    ),
)
GOOGLE_FORMS = Preset(
    tool="Google Forms",
    needs=(
        (
            *("timestamp", "타임스탬프", "时间戳记", "时间戳", "時間戳記", "stempelwaktu"),
            *("capwaktu", "zeitstempel", "horodateur", "marcatemporal", "carimbodedata/hora"),
            *("タイムスタンプ", "tijdstempel", "informazionicronologiche", "отметкавремени"),
        ),
    ),
    at=(),
    person=(*_EMAIL, "이메일주소", "이메일", "电子邮件地址", "电子邮件", "alamatemail"),
    first=True,
)
PRESETS = (DELIGHTED, SURVEYMONKEY, TYPEFORM, QUALTRICS, GOOGLE_FORMS)


def preset_of(header: Sequence[str]) -> Preset | None:
    """Returns the tool whose export has this header."""
    return next((preset for preset in PRESETS if preset.fits(header)), None)
